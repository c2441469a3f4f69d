"""`voordeur rounds …`: which doors, in which order, by whom."""

import argparse
from datetime import date
from typing import Any

from voordeur.cli.commands import Groups, add_command, add_group, print_json, say

MOST_PAIRS = 50


def register(groups: Groups) -> None:
    """Add this group's commands."""
    group = add_group(groups, "rounds", "Rounds past front doors.")
    plan_ = add_command(
        group,
        "plan",
        plan,
        summary="Propose walking rounds past all addresses of an area; nothing is recorded.",
        example="voordeur rounds plan --area 8924 --pairs 3 --date 2026-11-30 --json",
    )
    plan_.add_argument("--area", required=True, help="an area's id or code, or the first characters of a postcode")
    plan_.add_argument("--pairs", required=True, type=int, help="how many pairs walk")
    plan_.add_argument("--date", required=True, type=date.fromisoformat, help="the day of the rounds, as 2026-11-30")


def plan(options: argparse.Namespace) -> int:
    """Print one round per pair, each in walking order."""
    from voordeur.people import places
    from voordeur.planning import walking
    from voordeur.planning.pairs import shared_out

    if not 1 <= options.pairs <= MOST_PAIRS:
        say(f"--pairs must be 1 to {MOST_PAIRS}.")
        return 2
    addresses = list(places.addresses_in(options.area))
    if not addresses:
        say(f"There are no addresses in {options.area!r}. Give an area's id or code, or the start of a postcode.")
        return 1
    doors = [_door(address) for address in addresses]
    placed = [door for door in doors if door.lat is not None and door.lon is not None]
    unplanned = [door for door in doors if door.lat is None or door.lon is None]
    rounds = [
        {
            "pair": pair,
            "date": options.date.isoformat(),
            "stops": [_stop(door) for door in walk],
            "metres": walking.metres(walk),
            "minutes": walking.walking_minutes(walk),
        }
        for pair, walk in enumerate(shared_out(placed, options.pairs), start=1)
    ]
    if options.json:
        print_json({"rounds": rounds, "unplanned": [_stop(door) for door in unplanned]})
        return 0
    for one in rounds:
        print(f"pair {one['pair']}: {len(one['stops'])} doors, {one['metres']} m, {one['minutes']} minutes of walking")
    if unplanned:
        print(f"{len(unplanned)} doors have no coordinates and are in no round")
    return 0


def _door(address: Any) -> Any:
    from voordeur.planning.walking import Door

    return Door(
        id=address.id,
        street=address.street,
        number=address.number,
        letter=address.letter,
        addition=address.addition,
        town=address.town,
        lat=address.lat,
        lon=address.lon,
    )


def _stop(door: Any) -> dict[str, Any]:
    number = f"{door.number}{door.letter}{'-' + door.addition if door.addition else ''}"
    return {"id": str(door.id), "street": door.street, "number": number}
