"""A household as it is first told: who lives there, as a form hands it over."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from voordeur.journal import Draft, File, Opening, id_from
from voordeur.people.entries import HouseholdFormed, JoinedHousehold, MemberRole, PersonRegistered


@dataclass(frozen=True, kw_only=True)
class Member:
    """One person of a household that is not written down yet."""

    name: str
    born: date | None = None
    role: MemberRole = "adult"
    phone: str = ""
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class NewHousehold:
    """A household that begins with this act; its label is how workers call it."""

    label: str
    address: UUID | None = None
    members: tuple[Member, ...] = ()


def household_id(id: UUID) -> UUID:
    """Give the id of the household that a deed with this client id begins."""
    return id_from(id, "household")


def formed(new: NewHousehold, *, id: UUID, on: date) -> tuple[list[Draft], Opening]:
    """Draft a new household with its members; every id follows from the client's id."""
    file = household_id(id)
    drafts = [
        Draft(file, HouseholdFormed(address=new.address, label=new.label), on, id=id_from(id, "formed")),
        *_members(file, new.members, id=id, on=on),
    ]
    return drafts, Opening(file, File.Kind.HOUSEHOLD)


def _members(file: UUID, members: Iterable[Member], *, id: UUID, on: date) -> Iterable[Draft]:
    for number, member in enumerate(members):
        since = max(on, member.born or on)  # who was born later came later
        person = id_from(id, f"person {number}")
        card = PersonRegistered(
            person=person, name=member.name, born=member.born, phone=member.phone, language=member.language
        )
        yield Draft(file, card, since, id=id_from(id, f"card {number}"), persons=(person,))
        lives = JoinedHousehold(person=person, role=member.role)
        yield Draft(file, lives, since, id=id_from(id, f"joined {number}"), persons=(person,))
