"""Deeds on why this work may be done: consent given or taken back, and grounds in law."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from voordeur.cases import entries as said
from voordeur.cases.deciding import refuse_who_does_not_decide
from voordeur.cases.feeding import NotBesideThis
from voordeur.cases.queries import going_on_beside
from voordeur.cases.telling import plain, tell
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal import Draft, IdReused, Permit, Recorded, hold, id_from, record
from voordeur.journal.repeats import recorded_before

record_ground = plain(said.GroundRecorded)


def give_consent(
    *,
    file: UUID,
    persons: Iterable[UUID] = (),
    subjects: Iterable[UUID] = (),
    others: str = "",
    for_what: str = "",
    how: str = "",
    with_whom: str = "",
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Write down to what residents agreed, for themselves or for whom they decide. Raises DoesNotDecide."""
    on, given, whose = happened_on or day_of(at), tuple(persons), tuple(subjects)
    refuse_who_does_not_decide(file, about=whose or given, by=given, others=others, on=on)
    body = said.ConsentGiven(
        persons=given, subjects=whose, others=others, for_what=for_what, how=how, with_whom=with_whom
    )
    return tell(file=file, body=body, persons=whose, permit=permit, at=at, happened_on=on, id=id)


@transaction.atomic
def withdraw_consent(
    *,
    file: UUID,
    persons: Iterable[UUID] = (),
    reason: str = "",
    also: Iterable[UUID] = (),
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Write down that residents took back their consent: all of it here when nobody is named.

    Consent is given to a team for its work, so it ends here alone; `also` are the cases that this one was handed on to
    or came from in which it ends too, when that is what the resident said. Whoever left takes it back in the case of
    their own. The reason stays here. Raises NotBesideThis.
    """
    by, elsewhere = tuple(persons), tuple(also)
    if again := recorded_before(id, file=file, kind="consent_withdrawn", permit=permit, persons=by, reason=reason):
        if {entry.file_id for entry in again.entries} != {file, *elsewhere}:
            raise IdReused
        return again
    hold([file, *elsewhere], permit=permit, at=at)
    if not set(elsewhere) <= set(going_on_beside(file)):
        raise NotBesideThis
    id, on = id or new_id(), happened_on or day_of(at)
    drafts = [
        Draft(file, said.ConsentWithdrawn(persons=by, reason=reason), on, id=id, persons=by),
        *(
            Draft(case, said.ConsentWithdrawn(persons=by), on, id=id_from(id, f"withdrawn in {case}"), persons=by)
            for case in elsewhere
        ),
    ]
    return record(*drafts, permit=permit, at=at)
