"""Deeds about a household as a whole: written down, moved, split, and two that turn out to be one."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from django.db.models import Q

from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal import Draft, Entry, Opening, Permit, Recorded, Refusal, id_from, note, record
from voordeur.journal.ground import of_house
from voordeur.people import entries as said
from voordeur.people.models import Household, Membership


class NotOneHousehold(Refusal):
    """Two households cannot be taken together, or were never taken together."""

    def __init__(self) -> None:
        """Say what to look at."""
        super().__init__(
            {
                "nl": "Deze twee huishoudens kunnen niet worden samengevoegd of gesplitst zoals gevraagd.",
                "en": "These two households cannot be put together or apart as asked.",
            },
            {
                "nl": "Kijk of een van beide al in een ander huishouden verdergaat.",
                "en": "See whether one of them already goes on in another household.",
            },
        )


def form_household(
    *,
    permit: Permit,
    at: datetime,
    address: UUID | None = None,
    label: str = "",
    kind: str = "",
    happened_on: date | None = None,
    id: UUID | None = None,
    household: UUID | None = None,
) -> Recorded:
    """Write down a household; `household` is the id of its file (default: follows from `id`)."""
    entry = id or new_id()
    file = household or id_from(entry, "household")
    body = said.HouseholdFormed(address=address, label=label, kind=kind)
    return record(
        Draft(file, body, happened_on or day_of(at), id=entry),
        permit=permit,
        at=at,
        opening=[Opening(file, "household")],
    )


def move(*, household: UUID, address: UUID | None, permit: Permit, at: datetime, **when: Any) -> Recorded:
    """Note that the whole household lives at another address now (none: it is not known where)."""
    return note(household, said.HouseholdMoved(address=address), permit, at, **when)


def split(
    *,
    household: UUID,
    persons: Iterable[UUID],
    permit: Permit,
    at: datetime,
    address: UUID | None = None,
    label: str = "",
    happened_on: date | None = None,
    id: UUID | None = None,
    into: UUID | None = None,
) -> Recorded:
    """Note that some members went to live apart: they get a household with a file of its own (`into`).

    What stands in the first file stays there. Who may see the new one is decided anew.
    """
    entry, on, leaving = id or new_id(), happened_on or day_of(at), list(persons)
    new = into or id_from(entry, "household")
    living = Q(until=None) | Q(until=on, left_because="split") if _sent_before(id) else Q(until=None)
    members = {each.person: each for each in Membership.objects.filter(living, file=household)}
    if not leaving or not all(person in members for person in leaving) or len(leaving) == len(members):
        raise NotOneHousehold
    formed = said.HouseholdFormed(address=address, label=label)
    return record(
        Draft(new, formed, on, id=entry),
        Draft(new, said.HouseholdSplitOff(from_household=household), on),
        *(Draft(new, _joined(members[person]), on, persons=(person,)) for person in leaving),
        *(
            Draft(household, said.LeftHousehold(person=person, reason="split"), on, persons=(person,))
            for person in leaving
        ),
        permit=permit,
        at=at,
        opening=[Opening(new, "household")],
    )


def merge(
    *,
    household: UUID,
    into: UUID,
    reason: str,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note that a household was written down twice; it goes on in the other file, and both stay as they are."""
    on, pair = happened_on or day_of(at), _households(household, into)
    alone = len(pair) == 2 and not pair[household].continued_in and not pair[into].continued_in
    if not alone and not _sent_before(id):
        raise NotOneHousehold
    return record(
        Draft(household, said.ContinuedIn(household=into, reason=reason), on, id=id),
        Draft(into, said.ContinuedFrom(household=household, reason=reason), on),
        permit=permit,
        at=at,
    )


def undo_merge(
    *,
    household: UUID,
    into: UUID,
    reason: str,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note that two households are two after all, on both sides; `household` is the one that went on in `into`."""
    on, found = happened_on or day_of(at), _households(household).get(household)
    if (found is None or found.continued_in != into) and not _sent_before(id):
        raise NotOneHousehold
    return record(
        Draft(household, said.MergeUndone(household=into, reason=reason), on, id=id),
        Draft(into, said.MergeUndone(household=household, reason=reason), on),
        permit=permit,
        at=at,
    )


@of_house("ids_used_before")
def _sent_before(id: UUID | None) -> bool:
    """Tell whether a form with this id came in before; then the journal compares what it says."""
    return id is not None and Entry.objects.filter(id=id).exists()


def _joined(before: Membership) -> said.JoinedHousehold:
    return said.JoinedHousehold(
        person=before.person,
        role=cast(said.MemberRole, before.role),
        part_time=before.part_time,
        name=before.name,
        born=before.born,
    )


def _households(*ids: UUID) -> dict[UUID, Household]:
    return {found.id: found for found in Household.objects.filter(id__in=ids)}
