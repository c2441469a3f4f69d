"""`voordeur demo …`: the made-up neighbourhood."""

import argparse
from datetime import date

from voordeur.cli.commands import Groups, add_command, add_group, print_json, say


def register(groups: Groups) -> None:
    """Add this group's commands."""
    group = add_group(groups, "demo", "A made-up neighbourhood to try everything on. No door in it is real.")
    make_ = add_command(
        group,
        "make",
        make,
        summary="Make the demo neighbourhood: two years of work in six programmes, ending today.",
        example="voordeur demo make --seed 7 --anew",
    )
    make_.add_argument("--seed", type=int, default=1, help="another number gives other stories (default: 1)")
    make_.add_argument("--small", action="store_true", help="only the last half year of two programmes")
    make_.add_argument("--anew", action="store_true", help="throw away everything in this database first (SQLite only)")


def make(options: argparse.Namespace) -> int:
    """Make the demo and print what is in it: ids and counts, nobody's name."""
    from django.conf import settings

    from voordeur.common import clock
    from voordeur.demo import making

    if settings.MODE == "production":
        say("This installation serves production; demo data have no place in it.")
        return 1
    try:
        if options.anew:
            making.clear()
        made = making.make(now=clock.now(), seed=options.seed, small=options.small, progress=_tell)
    except making.NotEmpty as refusal:
        say(str(refusal))
        return 1
    if options.json:
        print_json(made)
        return 0
    for name, count in made["counts"].items():
        print(f"{count:>7,}  {name}")
    for slug, id in made["programmes"].items():
        print(f"{slug}  {id}")
    return 0


def _tell(month: date) -> None:
    say(f"Making the demo: {month:%Y-%m}")
