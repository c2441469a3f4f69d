"""Deeds about who lives in a household: somebody who comes, changes, leaves or dies."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal import Draft, File, Permit, Recorded, id_from, note, record
from voordeur.people import entries as said
from voordeur.people import queries
from voordeur.people.life_dates import check_life
from voordeur.people.models import Person


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
    return note(household, said.PersonDied(person=person), permit, at, persons=(person,), **when)


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
    return note(household, body, permit, at, persons=(person,), **when)


def leave(*, household: UUID, person: UUID, permit: Permit, at: datetime, reason: str = "", **when: Any) -> Recorded:
    """Note that a person no longer lives here; what was written about the time before stays."""
    return note(household, said.LeftHousehold(person=person, reason=reason), permit, at, persons=(person,), **when)
