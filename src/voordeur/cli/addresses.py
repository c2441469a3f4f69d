"""`voordeur addresses …`: taking over a register of addresses."""

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from voordeur.cli.commands import Groups, HowFar, add_command, add_group, print_json, say

if TYPE_CHECKING:
    from voordeur.people.registers import Import


def register(groups: Groups) -> None:
    """Add this group's commands."""
    group = add_group(groups, "addresses", "Addresses from the national register, for rounds and routes.")
    command = add_command(
        group,
        "import",
        import_,
        summary="Take over addresses from a CSV file (;, UTF-8, with a header), plain or .zst: all or nothing.",
        example="voordeur addresses import neighbourhood.csv --skip-refused",
    )
    command.add_argument("file", type=Path, help="the file to read")
    command.add_argument("--skip-refused", action="store_true", help="leave out rows that are refused, take the others")


def import_(options: argparse.Namespace) -> int:
    """Import the file, or say by row, column and reason why not."""
    from voordeur import access
    from voordeur.common import clock
    from voordeur.people.registers import AddressesRefused, import_addresses

    at = clock.now()
    try:
        told = import_addresses(
            path=options.file,
            permit=access.operator_permit(at=at, command="addresses import"),
            at=at,
            skip_refused=options.skip_refused,
            progress=HowFar(),
        )
    except OSError as error:
        say(f"{options.file} cannot be read: {error.strerror}.")
        return 2
    except AddressesRefused as refusal:
        _tell(refusal.told, options.json)
        say("Nothing was imported. Mend these rows, or leave them out with --skip-refused.")
        return 1
    _tell(told, options.json)
    return 0


def _tell(told: "Import", as_json: bool) -> None:
    answer = asdict(told)
    if as_json:
        print_json(answer)
        return
    for row in answer["refused"]:
        say(f"row {row['row']}, {row['column'] or 'whole row'}: {row['reason']} ({row['value']})")
    counts = (f"{answer[name]:,} {name}" for name in ("read", "added", "changed", "unchanged"))
    print(", ".join(counts) + f", {told.refused_rows:,} refused")
