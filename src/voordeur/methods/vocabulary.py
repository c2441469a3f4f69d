"""What the journal hands to a method: the vocabulary of entry kinds, and the facts of one file."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from voordeur.common.clock import AMSTERDAM, day_of


@dataclass(frozen=True, slots=True)
class FieldInfo:
    """One field of an entry kind.

    `type` is one of str, int, bool, date, time, datetime, UUID, Decimal, choice; `choices` are the words that a
    choice allows; `many` says that the field holds a list of such values, `optional` that whoever tells
    such an entry may leave it out: nobody needs to say it, or the deed that records it finds it out. `default` is what
    it then says (none: nothing).
    """

    type: str
    choices: tuple[str, ...] = ()
    many: bool = False
    optional: bool = False
    default: Any = None


@dataclass(frozen=True, slots=True)
class KindInfo:
    """One entry kind, as a method may speak of it.

    `step` says that a method may refuse it; `thing` names the thing it speaks about (need, goal, action), whose id
    stands in the field of that name, and `begins` that there is such a thing from here on; `files` are the kinds of
    file it may stand in (empty: any); `together` is the kind that is written with it, in another file; `amends` says
    that it is about another line, and is told of nothing by itself.
    """

    kind: str
    room: str
    step: bool
    thing: str
    fields: Mapping[str, FieldInfo]
    meaning: str
    files: tuple[str, ...] = ()
    begins: bool = False
    together: str = ""
    amends: bool = False

    def missing(self, said: Collection[str]) -> tuple[str, ...]:
        """Give the fields that have to be said and are not among these."""
        return tuple(name for name, field in self.fields.items() if not field.optional and name not in said)

    def filled(self, said: Mapping[str, Any]) -> Mapping[str, Any]:
        """Give the fields of an entry, with what those say that nobody filled in."""
        return {name: one.default for name, one in self.fields.items() if one.default is not None} | dict(said)


Vocabulary = Mapping[str, KindInfo]


@dataclass(frozen=True, slots=True)
class Fact:
    """One entry as the engine reads it, with corrections applied; what was retracted is not handed in.

    `on` is the day and `at` the time on which it happened, where known (a `datetime` that is aware, or a `time` in the
    Netherlands); `recorded` the moment it was written down, `position` its place among what was written down in one
    breath; `step` comes from its kind: a step can be refused, a happening only deviate.
    """

    id: UUID
    kind: str
    on: date
    recorded: datetime
    by: UUID | None = None
    at: time | datetime | None = None
    domain: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    step: bool = False
    position: int = 0
    _order: tuple[float, float, int, UUID] | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def order(self) -> tuple[float, float, int, UUID]:
        """Give its place in the meaning of a file: what can be compared with that of others. Worked out once."""
        if self._order is None:
            moment = moment_of(self.on, self.at, self.recorded).timestamp()
            object.__setattr__(self, "_order", (moment, self.recorded.timestamp(), self.position, self.id))
        assert self._order is not None
        return self._order


def moment_of(on: date, at: time | datetime | None, recorded: datetime) -> datetime:
    """Give the moment at which something is taken to have happened.

    Without a time, what was written down on the day itself happened then; what was written down later came last.
    """
    if isinstance(at, datetime):
        return at
    if at is not None:
        return datetime.combine(on, at, AMSTERDAM)
    return recorded if day_of(recorded) == on else datetime.combine(on, time.max, AMSTERDAM)
