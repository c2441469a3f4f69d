"""What can be said of households, persons and places in the journal."""

from datetime import date
from typing import Literal
from uuid import UUID

from voordeur.journal.kinds import Body, entry

# As the register of persons tells them apart (Haal Centraal, `gezag`).
CustodyKind = Literal["joint", "sole", "guardianship", "nobody_for_now", "not_known"]
MemberRole = Literal["adult", "partner", "parent", "child", "grandparent", "lodger", "other"]


@entry("area_drawn")
class AreaDrawn(Body):
    """A piece of the map got a name: the postcodes (first characters) and streets that lie in it."""

    area: UUID
    code: str
    name: str
    kind: Literal["municipality", "district", "neighbourhood", "block", "street"]
    parent: UUID | None = None
    postcodes: tuple[str, ...] = ()
    streets: tuple[str, ...] = ()


@entry("addresses_imported")
class AddressesImported(Body):
    """Addresses were taken over from a register; the digest (SHA-256) names exactly which file."""

    source: str
    digest: str
    read: int
    added: int
    changed: int
    unchanged: int
    refused: int = 0


@entry("household_formed")
class HouseholdFormed(Body):
    """People who run a home together became known, at this address where it is known."""

    address: UUID | None = None
    label: str = ""
    kind: str = ""


@entry("household_moved")
class HouseholdMoved(Body):
    """The whole household lives at another address from this day on (none: it is not known where)."""

    address: UUID | None


@entry("household_split_off")
class HouseholdSplitOff(Body):
    """This household came out of another one."""

    from_household: UUID


@entry("continued_in")
class ContinuedIn(Body):
    """This household was written down twice; it goes on in the file of the other."""

    household: UUID
    reason: str = ""


@entry("continued_from")
class ContinuedFrom(Body):
    """Another file turned out to be about this same household; both stay as they were written."""

    household: UUID
    reason: str = ""


@entry("merge_undone")
class MergeUndone(Body):
    """They were two households after all."""

    household: UUID
    reason: str = ""


@entry("person_registered")
class PersonRegistered(Body):
    """Somebody became known by name."""

    person: UUID
    name: str
    born: date | None = None
    gender: str = ""
    phone: str = ""
    language: str = ""
    remark: str = ""


@entry("person_changed")
class PersonChanged(Body):
    """Something about a person changed; what is not said stays as it was."""

    person: UUID
    name: str | None = None
    born: date | None = None
    gender: str | None = None
    phone: str | None = None
    language: str | None = None
    remark: str | None = None


@entry("person_died")
class PersonDied(Body):
    """A person died."""

    person: UUID


@entry("joined_household")
class JoinedHousehold(Body):
    """A person lives here from this day on; part of the time, when the other part is in another home."""

    person: UUID
    role: MemberRole = "adult"
    part_time: bool = False
    name: str = ""
    born: date | None = None


@entry("left_household")
class LeftHousehold(Body):
    """A person no longer lives here from this day on."""

    person: UUID
    reason: str = ""


@entry("custody_recorded")
class CustodyRecorded(Body):
    """Who has parental authority over a child from this day on; `names` are those who stand in no household here."""

    person: UUID
    authority: CustodyKind
    holders: tuple[UUID, ...] = ()
    names: tuple[str, ...] = ()
    seen_in: str = ""


@entry("reachable_set")
class ReachableSet(Body):
    """How and when somebody can be reached without danger or trouble; no channel: nothing special is known any more."""

    person: UUID
    channel: Literal["call", "message", "mail", "letter", "visit", "through_others", ""]
    times: str = ""
    remark: str = ""


@entry("involvement_started")
class InvolvementStarted(Body):
    """An organisation began to be involved with this household; `named_on` is its own ground for being named."""

    organisation: UUID
    worker: UUID | None = None
    role_title: str = ""
    phone: str = ""
    case: UUID | None = None
    programme: UUID | None = None
    reveals_problem: bool = False
    named_on: str = ""
    household: UUID | None = None


@entry("involvement_ended")
class InvolvementEnded(Body):
    """An organisation is no longer involved; `involvement` is the entry with which it began."""

    organisation: UUID
    involvement: UUID | None = None
    worker: UUID | None = None
    case: UUID | None = None
    reason: str = ""
