"""Deeds about who lives where. Rights to see a household's file are given in higher rooms, with their cause."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from django.db.models import Q

from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal.drafts import Draft, Opening, Recorded, id_from
from voordeur.journal.ground import of_house
from voordeur.journal.kinds import Body
from voordeur.journal.models import Entry, File, Level
from voordeur.journal.permits import Permit
from voordeur.journal.recording import record
from voordeur.journal.refusals import Refusal
from voordeur.people import entries as said
from voordeur.people import queries
from voordeur.people.life_dates import check_life
from voordeur.people.models import Household, Membership, Person
from voordeur.people.rules import level_of_involvement


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


def register_person(
    *,
    household: UUID,
    name: str,
    permit: Permit,
    at: datetime,
    born: date | None = None,
    gender: str = "",
    phone: str = "",
    language: str = "",
    remark: str = "",
    role: said.MemberRole = "adult",
    part_time: bool = False,
    happened_on: date | None = None,
    id: UUID | None = None,
    person: UUID | None = None,
) -> Recorded:
    """Write down somebody who lives in a household from `happened_on` on; `person` is the id that it gets."""
    check_life(today=day_of(at), born=born)
    entry, on = id or new_id(), happened_on or day_of(at)
    who = person or id_from(entry, "person")
    card = said.PersonRegistered(
        person=who, name=name, born=born, gender=gender, phone=phone, language=language, remark=remark
    )
    return record(
        Draft(household, card, on, id=entry, persons=(who,)),
        Draft(
            household,
            said.JoinedHousehold(person=who, role=role, part_time=part_time),
            on,
            id=id_from(entry, "joined"),
            persons=(who,),
        ),
        permit=permit,
        at=at,
    )


def change_person(
    *,
    household: UUID,
    person: UUID,
    permit: Permit,
    at: datetime,
    expect: UUID | None = None,
    id: UUID | None = None,
    **changes: Any,
) -> Recorded:
    """Change name, born, gender, phone, language or remark of a person; `expect` is the version that was seen.

    A second home is told the new name and birth date too, as far as the permit covers its file.
    """
    died = Person.objects.filter(id=person).values_list("died_on", flat=True).first()
    check_life(today=day_of(at), born=changes.get("born"), died=died)
    entry, on = id or new_id(), day_of(at)
    drafts = [Draft(household, said.PersonChanged(person=person, **changes), on, id=entry, persons=(person,))]
    if known_there := {name: value for name, value in changes.items() if name in ("name", "born")}:
        body = said.PersonChanged(person=person, **known_there)
        drafts += [
            Draft(home, body, on, id=id_from(entry, str(home)), persons=(person,))
            for home in sorted({lives.file_id for lives in queries.homes_on(on, person=person)})
            if home != household and permit.covers(home, None, "person_changed", file_kind=File.Kind.HOUSEHOLD)
        ]
    return record(*drafts, permit=permit, at=at, expect={person: expect} if expect else None)


def note_death(*, household: UUID, person: UUID, permit: Permit, at: datetime, **when: Any) -> Recorded:
    """Note that a person died; from that day nobody of that name lives there."""
    born = Person.objects.filter(id=person).values_list("born", flat=True).first()
    check_life(today=day_of(at), born=born, died=when.get("happened_on") or day_of(at))
    return _note(household, said.PersonDied(person=person), permit, at, persons=(person,), **when)


def join(
    *,
    household: UUID,
    person: UUID,
    permit: Permit,
    at: datetime,
    name: str = "",
    born: date | None = None,
    role: said.MemberRole = "adult",
    part_time: bool = False,
    **when: Any,
) -> Recorded:
    """Note that a person lives here too, such as a child with two homes.

    The name is told again when the person stands in another household's file, so that this home's readers need not see
    that one.
    """
    check_life(today=day_of(at), born=born)
    body = said.JoinedHousehold(person=person, role=role, part_time=part_time, name=name, born=born)
    return _note(household, body, permit, at, persons=(person,), **when)


def leave(*, household: UUID, person: UUID, permit: Permit, at: datetime, reason: str = "", **when: Any) -> Recorded:
    """Note that a person no longer lives here; what was written about the time before stays."""
    return _note(household, said.LeftHousehold(person=person, reason=reason), permit, at, persons=(person,), **when)


def move(*, household: UUID, address: UUID | None, permit: Permit, at: datetime, **when: Any) -> Recorded:
    """Note that the whole household lives at another address now (none: it is not known where)."""
    return _note(household, said.HouseholdMoved(address=address), permit, at, **when)


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


def note_involvement(
    *,
    household: UUID,
    organisation: UUID,
    permit: Permit,
    at: datetime,
    worker: UUID | None = None,
    role_title: str = "",
    phone: str = "",
    case: UUID | None = None,
    programme: UUID | None = None,
    reveals_problem: bool = False,
    named_on: str = "",
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note who is involved with a household and how to reach them; see `involvement` for where it is written."""
    drafts = involvement(
        household=household,
        organisation=organisation,
        on=happened_on or day_of(at),
        worker=worker,
        role_title=role_title,
        phone=phone,
        case=case,
        programme=programme,
        reveals_problem=reveals_problem,
        named_on=named_on,
        id=id,
    )
    return record(*drafts, permit=permit, at=at)


def involvement(
    *,
    household: UUID,
    organisation: UUID,
    on: date,
    worker: UUID | None = None,
    role_title: str = "",
    phone: str = "",
    case: UUID | None = None,
    programme: UUID | None = None,
    reveals_problem: bool = False,
    named_on: str = "",
    id: UUID | None = None,
) -> tuple[Draft, ...]:
    """Draft an involvement, for a deed that does more in the same act.

    An organisation whose name tells what is wrong, and that has no ground of its own for being named (`named_on`), is
    written in the file of the case: then the household's file, which more people see, holds no trace of it.
    """
    in_case_file = case is not None and reveals_problem and not named_on.strip()
    body = said.InvolvementStarted(
        organisation=organisation,
        worker=worker,
        role_title=role_title,
        phone=phone,
        case=case,
        programme=programme,
        reveals_problem=reveals_problem,
        named_on=named_on,
        household=household,
    )
    level = level_of_involvement(reveals_problem=reveals_problem, named_on=named_on, in_case_file=in_case_file)
    file = case if in_case_file and case else household
    return (Draft(file, body, on, id=id, level=Level(level)),)


def end_involvement(
    *,
    file: UUID,
    organisation: UUID,
    permit: Permit,
    at: datetime,
    involvement: UUID | None = None,
    worker: UUID | None = None,
    case: UUID | None = None,
    reason: str = "",
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note that an organisation is no longer involved; `file` is where the involvement stands (its row's `file_id`)."""
    body = said.InvolvementEnded(
        organisation=organisation, involvement=involvement, worker=worker, case=case, reason=reason
    )
    draft = Draft(file, body, happened_on or day_of(at), id=id, level=Level.INVOLVEMENT)
    return record(draft, permit=permit, at=at)


def _note(
    household: UUID,
    body: Body,
    permit: Permit,
    at: datetime,
    *,
    happened_on: date | None = None,
    id: UUID | None = None,
    persons: tuple[UUID, ...] = (),
    expect: dict[UUID, UUID] | None = None,
) -> Recorded:
    draft = Draft(household, body, happened_on or day_of(at), id=id, persons=persons)
    return record(draft, permit=permit, at=at, expect=expect)


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
