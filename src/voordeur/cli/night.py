"""`voordeur night`: what must be looked at again, or thrown away, because a day has passed."""

import argparse
from datetime import date

from voordeur.cli.commands import Groups, add_command, print_json


def register(groups: Groups) -> None:
    """Add the command."""
    parser = add_command(
        groups,
        "night",
        night,
        summary="Ask the methods again about each file in which time alone changes something today, and sweep.",
        example="voordeur night",
    )
    parser.add_argument("--today", type=date.fromisoformat, metavar="DATE", help="the day to judge by (default: today)")


def night(options: argparse.Namespace) -> int:
    """Judge again what is due, and sweep what is kept for a time only."""
    from voordeur.common import clock
    from voordeur.common.night import do_chores
    from voordeur.journal.judging import judge_again

    files = judge_again(today=options.today or clock.today())
    swept = do_chores(at=clock.now())
    if options.json:
        print_json({"files": files, **swept})
    else:
        print(f"{files} files judged again")
        for name, count in swept.items():
            print(f"{name}: {count}")
    return 0
