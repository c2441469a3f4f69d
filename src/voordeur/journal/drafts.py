"""What a deed hands to the journal, and what it gets back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from voordeur.journal.kinds import Body
from voordeur.journal.models import Entry, Level, MethodVersion
from voordeur.journal.refusals import Words


@dataclass(frozen=True)
class Draft:
    """One entry to be.

    Give it an `id` only when whoever writes made one (a form, a phone): sent again it must then be the same in every
    word. A draft without one gets its id here, and may hold ids that the deed makes anew each time.
    """

    file: UUID
    body: Body
    happened_on: date
    happened_at: datetime | None = None
    id: UUID | None = None
    domain: str = ""
    level: Level = Level.SHARED
    persons: Sequence[UUID] = ()
    target: UUID | None = None


@dataclass(frozen=True)
class Opening:
    """A file that begins in this act; at least one of its drafts must stand in it."""

    file: UUID
    kind: str
    programme: UUID | None = None
    controller: UUID | None = None
    method: MethodVersion | UUID | None = None

    @property
    def method_id(self) -> UUID | None:
        """Give the id of the method's version."""
        return self.method.id if isinstance(self.method, MethodVersion) else self.method


@dataclass(frozen=True)
class Deviation:
    """A happening was recorded although it departs from a rule of the method."""

    entry: UUID
    rule: str
    explanation: Words


@dataclass(frozen=True)
class Recorded:
    """What was recorded; `repeated` when the same was recorded before and nothing was written now."""

    act: UUID
    entries: tuple[Entry, ...]
    deviations: tuple[Deviation, ...] = ()
    repeated: bool = False


def id_from(id: UUID, *words: str) -> UUID:
    """Make the id that always follows from a client's id: for the second entry, file or thing of a deed sent twice."""
    return uuid5(id, " ".join(words))
