"""Deeds of the statutory reporting code: begin it, take its steps, report, end it; in a file of named readers."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from voordeur.access import workers_on
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal import Draft, Entry, File, Level, NoPermit, Opening, Permit, Recorded, Refusal, id_from, record
from voordeur.journal.ground import of_house
from voordeur.safety import entries as said
from voordeur.safety.actions.protecting import naming

Step = (
    said.SignalsMapped
    | said.ColleagueConsulted
    | said.TalkedWithInvolved
    | said.Weighed
    | said.Decided
    | said.ReportedToVeiligThuis
    | said.CodeEnded
)


class SayWhy(Refusal):
    """A decision, or a talk that was not held, needs its reason."""

    def __init__(self) -> None:
        """Say what is missing."""
        super().__init__(
            {"nl": "Er ontbreekt een reden.", "en": "A reason is missing."},
            {
                "nl": "Schrijf op waarom u dit zo besluit, of waarom er niet is gepraat.",
                "en": "Write down why you decide like this, or why there was no talk.",
            },
        )


class SayWhom(Refusal):
    """Somebody was asked for advice, but it is not said who."""

    def __init__(self) -> None:
        """Say what is missing."""
        super().__init__(
            {"nl": "Er staat niet wie u om advies vroeg.", "en": "It does not say whom you asked for advice."},
            {"nl": "Kies de collega, of schrijf de naam op.", "en": "Choose the colleague, or write down the name."},
        )


def start_code(
    *,
    subject_kind: Literal["household", "case"],
    subject: UUID,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Begin the reporting code for a household or case; who does the code reads it, and nobody else.

    Others may have begun one as well: nobody can know that, so each goes its own way.
    """
    if permit.files is not None and subject not in permit.files:
        raise NoPermit
    entry, on = id or new_id(), happened_on or day_of(at)
    file = id_from(entry, "code")
    controller = File.objects.filter(id=subject).values_list("controller", flat=True).first()
    body = said.CodeStarted(subject_kind=subject_kind, subject=subject)
    return record(
        Draft(file, body, on, id=entry, level=Level.CONFINED),
        *naming(permit.worker, file, "reporting_code", on),
        permit=permit,
        at=at,
        opening=[Opening(file, "reporting_code", controller=controller)],
    )


def take_step(
    *,
    file: UUID,
    body: Step,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note a step of the code, in whatever order it happened. A colleague who was asked for advice reads along.

    Raises SayWhy for a decision without its reason, SayWhom for advice of nobody.
    """
    _must_say(body)
    on = happened_on or day_of(at)
    drafts = [Draft(file, body, on, id=id, level=Level.CONFINED)]
    if isinstance(body, said.ColleagueConsulted) and body.worker:
        known = workers_on(file=file, purpose="safety", today=day_of(at))
        if body.worker not in known or (id is not None and _sent_before(id)):
            drafts += naming(body.worker, file, "reporting_code", day_of(at))
    return record(*drafts, permit=permit, at=at)


def _must_say(body: Step) -> None:
    if isinstance(body, said.Decided | said.CodeEnded) and not body.reason.strip():
        raise SayWhy
    if isinstance(body, said.TalkedWithInvolved) and body.talked == "no" and not body.reason.strip():
        raise SayWhy
    if isinstance(body, said.ColleagueConsulted) and not body.worker and not body.name.strip():
        raise SayWhom


@of_house("ids_used_before")
def _sent_before(id: UUID) -> bool:
    """Tell whether this very act named its reader already: sent again it must be the same."""
    act = Entry.objects.filter(pk=id).values_list("act", flat=True).first()
    return act is not None and Entry.objects.filter(act=act, kind="reader_added").exists()
