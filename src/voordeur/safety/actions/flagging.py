"""Deeds of the safety flag: set it, which shuts every way out at once; end it, which takes two persons."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal import Draft, File, Level, Opening, Permit, Recorded, Refusal, id_from, record
from voordeur.people import queries as people
from voordeur.post import actions as post
from voordeur.post.models import Channel
from voordeur.safety import entries as said
from voordeur.safety.actions.protecting import NobodyReads, naming
from voordeur.safety.models import SafetyFlag


class NeedsSomebodyElse(Refusal):
    """The one who asked to end a flag cannot be the one who agrees to it."""

    def __init__(self) -> None:
        """Say who can."""
        super().__init__(
            {
                "nl": "U hebt zelf gevraagd om dit te beëindigen. Een tweede persoon moet ermee instemmen.",
                "en": "You asked yourself to end this. A second person must agree.",
            },
            {
                "nl": "Vraag iemand anders die dit mag lezen. Is er niemand, wijs dan eerst iemand aan.",
                "en": "Ask somebody else who may read this. If there is nobody, name somebody first.",
            },
        )


class NobodyAsked(Refusal):
    """Nobody asked to end this flag, so there is nothing to agree to."""

    def __init__(self) -> None:
        """Say what to do first."""
        super().__init__(
            {"nl": "Niemand heeft gevraagd om dit te beëindigen.", "en": "Nobody asked to end this."},
            {"nl": "Vraag dat eerst zelf, met de reden.", "en": "Ask for it yourself first, with the reason."},
        )


def set_safety_flag(
    *,
    subject_kind: Literal["household", "case"],
    subject: UUID,
    cases: Iterable[UUID],
    reason: str,
    readers: Iterable[UUID],
    permit: Permit,
    at: datetime,
    id: UUID | None = None,
) -> Recorded:
    """Set the flag in a file that only `readers` see, and shut every way out of these cases in the same act.

    The permit comes from `access.permit_to_stop`. The cases say that the ways out are shut, and not why.
    """
    named = list(dict.fromkeys(readers))
    if not named:
        raise NobodyReads
    entry, on, stopped = id or new_id(), day_of(at), list(dict.fromkeys(cases))
    file = id_from(entry, "protected")
    body = said.SafetyFlagSet(subject_kind=subject_kind, subject=subject, reason=reason)
    controllers = File.objects.filter(id__in=stopped).exclude(controller=None).order_by("id")
    controller = controllers.values_list("controller", flat=True).first()
    return record(
        Draft(file, body, on, id=entry, level=Level.CONFINED),
        *(draft for worker in named for draft in naming(worker, file, "protected", on)),
        *(replace(draft, level=Level.CONFINED) for case in stopped for draft in post.stops(case, on)),
        permit=permit,
        at=at,
        opening=[Opening(file, "protected", controller=controller)],
    )


def stops_for(case: UUID, household: UUID, on: date) -> tuple[Draft, ...]:
    """Draft that the ways out of a case are shut from its beginning, when a flag stands on its household."""
    if not SafetyFlag.objects.filter(subject__in=people.files_of(household), ended_on=None).exists():
        return ()
    return tuple(replace(draft, level=Level.CONFINED) for draft in post.stops(case, on))


def ask_to_end_flag(*, file: UUID, reason: str, permit: Permit, at: datetime, id: UUID | None = None) -> Recorded:
    """Ask another reader to agree that the flag can end."""
    draft = Draft(file, said.SafetyFlagEndAsked(reason=reason), day_of(at), id=id, level=Level.CONFINED)
    return record(draft, permit=permit, at=at)


def end_safety_flag(*, file: UUID, permit: Permit, at: datetime, remark: str = "", id: UUID | None = None) -> Recorded:
    """Agree, as the second person, that the flag ends. Each way out stays shut until somebody opens it.

    Raises NobodyAsked, and NeedsSomebodyElse for the one who asked.
    """
    flag = SafetyFlag.objects.filter(pk=file).first()
    if flag is None or flag.end_asked_by is None:
        raise NobodyAsked
    if flag.end_asked_by == permit.worker:
        raise NeedsSomebodyElse
    body = said.SafetyFlagEnded(asked_by=flag.end_asked_by, confirmed_by=permit.worker, remark=remark)
    return record(Draft(file, body, day_of(at), id=id, level=Level.CONFINED), permit=permit, at=at)


def approve_channel(*, case: UUID, channel: Channel, permit: Permit, at: datetime, id: UUID | None = None) -> Recorded:
    """Open one way out of a case again. Why it was shut, and why it can open, is not said in the case."""
    return post.approve_channel(case=case, channel=channel, permit=permit, at=at, id=id)
