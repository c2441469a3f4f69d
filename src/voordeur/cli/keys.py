"""`voordeur keys …`: which keys the installation has, putting a new one before the others, and retiring an old one."""

import argparse
from pathlib import Path

from voordeur.cli.commands import Groups, add_command, add_group, print_json, say
from voordeur.common.algorithms import KNOWN, USUAL


def register(groups: Groups) -> None:
    """Add this group's commands."""
    group = add_group(groups, "keys", "The keys that entries are signed and secrets are sealed with.")
    add_command(
        group,
        "list",
        list_keys,
        summary="List the keys, the current one first, with how much each has signed and sealed; never the keys.",
        example="voordeur keys list",
    )
    adding = add_command(
        group,
        "add",
        add,
        summary="Put a new key before the others in the key file; both are valid from then on.",
        example="voordeur keys add 2027-1",
        needs_django=False,
    )
    adding.add_argument("id", metavar="ID", help="what the key is called: best its year and a number")
    adding.add_argument(
        "--algorithms",
        choices=sorted(KNOWN),
        default=USUAL.name,
        help=f"what it signs and seals with, when {USUAL.name} can no longer be trusted",
    )
    add_command(
        group,
        "reseal",
        reseal,
        summary="Seal again with the current key what is sealed with an earlier one.",
        example="voordeur keys reseal",
    )
    retiring = add_command(
        group,
        "retire",
        retire,
        summary="Tell the witness that an old key signs nothing any more, once everything was restarted.",
        example="voordeur keys retire 2026-1",
    )
    retiring.add_argument("id", metavar="ID")
    retiring.add_argument("--witness", type=Path, metavar="FILE", help="the witness file (default: VOORDEUR_WITNESS)")


def list_keys(options: argparse.Namespace) -> int:
    """Print the keys with what rests on them; 1 when something rests on a key that is not there."""
    from voordeur.common import keys
    from voordeur.common.sealing import sealed_with
    from voordeur.journal.chain import signed_with

    signed, sealed = signed_with(), sealed_with()
    known = keys.key_ids()
    gone = sorted({*signed, *sealed} - set(known))
    uses = {id: key.algorithms.name for id, key in keys.all_keys().items()}
    if options.json:
        told = [
            {"id": id, "algorithms": uses.get(id), "signed": signed.get(id, 0), "sealed": sealed.get(id, 0)}
            for id in [*known, *gone]
        ]
        print_json({"current": known[0], "keys": told, "missing": gone})
    else:
        for id in [*known, *gone]:
            mark = " (current)" if id == known[0] else " (this key is missing)" if id in gone else ""
            used = uses.get(id, "unknown algorithms")
            print(f"{id}{mark}: {used}, {signed.get(id, 0)} entries signed, {sealed.get(id, 0)} sealed")
    return 1 if gone else 0


def add(options: argparse.Namespace) -> int:
    """Write a new key into the key file, before the others."""
    from voordeur.common import keys

    try:
        path = keys.add_key(options.id, options.algorithms)
    except keys.NoKeys as refusal:
        say(str(refusal))
        return 1
    if options.json:
        print_json({"added": options.id, "algorithms": options.algorithms, "file": str(path)})
    else:
        print(f"{options.id} stands before the others in {path}; keep a copy in the vault.")
        print("Restart everything, then run `voordeur keys reseal` and `voordeur keys retire` for the key before it.")
    return 0


def reseal(options: argparse.Namespace) -> int:
    """Seal again."""
    from voordeur.common.sealing import reseal_all

    done = reseal_all()
    if options.json:
        print_json(done)
    else:
        for name, count in done.items():
            print(f"{count} {name} sealed again")
    return 0


def retire(options: argparse.Namespace) -> int:
    """Let the witness know."""
    from voordeur.common.clock import now
    from voordeur.journal.testimony import witness_path
    from voordeur.journal.witnessing import retire as tell

    path = options.witness or witness_path()
    try:
        tell(path, options.id, at=now())
    except KeyError:
        say(f"There is no key {options.id}.")
        return 1
    except (OSError, ValueError) as refusal:
        say(f"The key was not retired: {refusal}")
        return 1
    if options.json:
        print_json({"retired": options.id, "witness": str(path)})
    else:
        print(f"{options.id} signs nothing any more. Keep it: what it signed is checked with it.")
    return 0
