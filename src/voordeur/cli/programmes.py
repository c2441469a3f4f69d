"""`voordeur programmes …`: a new version of the method that a programme works by."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from voordeur.cli.commands import Groups, Unreadable, add_command, add_group, add_language, print_json, read_text, say

if TYPE_CHECKING:
    from voordeur.programmes.renewing import StagesGone

_KINDS = {
    "case": ("a_case", "case"),
    "doorstep": ("a_doorstep", "door"),
    "household": ("a_household", "household"),
    "programme": ("a_programme", "programme"),
}


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
    from voordeur.methods.messages import Message
    from voordeur.methods.source import did_you_mean
    from voordeur.programmes import queries
    from voordeur.programmes.renewing import StagesGone, renew_method

    programme = next((one for one in queries.every_programme() if one.slug == options.programme), None)
    if programme is None:
        hint = did_you_mean(options.programme, (one.slug for one in queries.every_programme()))
        say(Message("no_programme", name=options.programme, hint=hint).said(options.lang))
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
            _say_where_they_stand(refusal, options.lang)
        return 1
    if options.json:
        print_json({"programme": str(programme.id), "files": [str(entry.file_id) for entry in recorded.entries]})
    else:
        say(Message("files_follow", number=len(recorded.entries)).said(options.lang))
    return 0


def _say_where_they_stand(refusal: "StagesGone", language: str) -> None:
    """Say of each file the day on which it began, its stage and its page, where looks are kept; no names."""
    from django.urls import reverse

    from voordeur.methods.messages import Message

    for one in refusal.files:
        kind, page = _KINDS.get(one.kind, ("a_file", ""))
        told = Message(
            "file_in_stage",
            kind=Message(kind),
            day=one.began,
            stage=refusal.titles[one.stage],
            page=reverse(page, kwargs={"file": one.file}) if page else "",
        )
        say(f"  {told.said(language)}")
