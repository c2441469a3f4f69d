"""Entry kinds of the journal itself: amending other entries, choosing a method, and living with its rules."""

from datetime import date, datetime
from uuid import UUID

from voordeur.journal.kinds import Body, entry, per_person


@entry("correction", amends=True)
class Correction(Body):
    """Fields of an earlier entry are replaced, in its place."""

    reason: str
    fields: str = "{}"  # JSON: field -> value, as the corrected kind writes it
    parts: dict[UUID, str] = per_person()  # person -> JSON: field -> words
    happened_on: date | None = None
    happened_at: datetime | None = None


@entry("retraction", amends=True)
class Retraction(Body):
    """An earlier entry no longer counts."""

    reason: str


@entry("erasure", amends=True)
class Erasure(Body):
    """Words of entries were destroyed, on a ground; their lines stay."""

    ground: str
    entries: tuple[UUID, ...]
    person: UUID | None = None
    file: UUID | None = None


@entry("method_chosen")
class MethodChosen(Body):
    """From here on this file is judged by this version of a method."""

    method: str
    version: int
    sha256: str
    reason: str


@entry("rule_set_aside")
class RuleSetAside(Body):
    """A coordinator sets a rule of the method aside in this file."""

    rule: str
    reason: str


@entry("duty_postponed")
class DutyPostponed(Body):
    """A duty is put off to a later day."""

    duty: str
    until: date
    reason: str
    thing: UUID | None = None
