"""What became of each line of a file: what it said at first, what was corrected, and whether it was taken back."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from voordeur.journal.entries import Correction, Retraction
from voordeur.journal.kinds import Body
from voordeur.journal.models import Entry
from voordeur.journal.reading import Line, apply_fields


@dataclass(frozen=True, kw_only=True)
class History:
    """One ordinary line with the corrections that count, the oldest first, and the retraction if it is taken back."""

    line: Line
    corrections: tuple[Line, ...]
    retraction: Line | None

    @property
    def version(self) -> UUID:
        """The entry that last changed what this line says: itself, a correction or a retraction."""
        after = [*self.corrections, *([self.retraction] if self.retraction else [])]
        return max((self.line, *after), key=lambda one: one.entry.position).entry.id

    def bodies(self) -> list[Body]:
        """Give what it said at first and after each correction; nothing when the words were destroyed."""
        if self.line.body is None:
            return []
        said = [self.line.body]
        for one in self.corrections:
            assert isinstance(one.body, Correction)
            said.append(apply_fields(said[-1], one.body))
        return said


def histories(lines: Iterable[Line]) -> dict[UUID, History]:
    """Give the history of each ordinary line of one file, by the id of its entry; the last word counts."""
    ordered = sorted(lines, key=lambda one: one.entry.position)
    undone: set[UUID] = set()
    after: dict[UUID, list[Line]] = {}
    for one in reversed(ordered):
        target = one.entry.target
        if target is None or one.entry.id in undone:
            continue
        if one.entry.kind == Retraction.entry_kind.name:
            undone.add(target)
        after.setdefault(target, []).insert(0, one)
    return {
        one.entry.id: History(
            line=one,
            corrections=tuple(each for each in after.get(one.entry.id, ()) if isinstance(each.body, Correction)),
            retraction=next((each for each in after.get(one.entry.id, ()) if _takes_back(each.entry)), None),
        )
        for one in ordered
        if one.entry.target is None
    }


def _takes_back(entry: Entry) -> bool:
    return entry.kind == Retraction.entry_kind.name
