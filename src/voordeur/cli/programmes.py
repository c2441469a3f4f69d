"""`voordeur programmes …`: a new version of the method that a programme works by."""

import argparse
from pathlib import Path

from voordeur.cli.commands import Groups, Unreadable, add_command, add_group, add_language, print_json, read_text, say


def register(groups: Groups) -> None:
    """Add this group's commands."""
    group = add_group(groups, "programmes", "Programmes: methods at work.")
    renewing = add_command(
        group,
        "renew",
        renew,
        summary="Let a programme go on by a new version of its method; what runs stays with the old one.",
        example='voordeur programmes renew achter-de-voordeur my-method.yaml --reason "A letter first"',
    )
    renewing.add_argument("programme", metavar="NAME", help="the short name of the programme")
    renewing.add_argument("method", type=Path, metavar="FILE", help="the new version, a method file")
    renewing.add_argument("--running", action="store_true", help="let files that run follow it too")
    add_language(renewing)
    renewing.add_argument("--reason", required=True, help="why, in a sentence; it stands in every file that follows")


def renew(options: argparse.Namespace) -> int:
    """Check the new version, and let the programme follow it; or say what keeps it from that."""
    from voordeur import access
    from voordeur.common import clock
    from voordeur.journal.kinds import vocabulary
    from voordeur.journal.refusals import Refusal
    from voordeur.methods.checking import check_text
    from voordeur.programmes import queries
    from voordeur.programmes.renewing import StagesGone, renew_method

    programme = next((one for one in queries.every_programme() if one.slug == options.programme), None)
    if programme is None:
        say(f"There is no programme {options.programme!r}.")
        return 2
    try:
        text = read_text(options.method)
    except Unreadable as refusal:
        say(refusal.said(options.lang))
        return 2
    if problems := check_text(text, vocabulary(), file=str(options.method), beside=queries.methods_at_work()):
        for problem in problems:
            say(problem.told(options.lang))
        return 1
    at = clock.now()
    permit = access.operator_permit(at=at, command="programmes renew")
    try:
        recorded = renew_method(
            programme=programme.id,
            method_text=text,
            reason=options.reason,
            running=options.running,
            permit=permit,
            at=at,
        )
    except Refusal as refusal:
        say(f"{refusal.explanation[options.lang]} {refusal.first[options.lang]}")
        if isinstance(refusal, StagesGone):
            for one in refusal.files:
                say(f"  {one.kind} {one.file}: {one.stage}")
        return 1
    if options.json:
        print_json({"programme": str(programme.id), "files": [str(entry.file_id) for entry in recorded.entries]})
    else:
        say(f"Files that follow the new version: {len(recorded.entries)}.")
    return 0
