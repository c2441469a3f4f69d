"""Checks every chain against its key, and names what was changed, added, moved or taken behind our back."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from typing import Any
from uuid import UUID

from voordeur.common import keys
from voordeur.common.algorithms import Key
from voordeur.journal import raw
from voordeur.journal.chain import birth, digest, line_hash
from voordeur.journal.entries import Erasure
from voordeur.journal.ground import of_house
from voordeur.journal.kinds import COMMON, decode
from voordeur.journal.models import Entry, File
from voordeur.journal.side_by_side import in_batches, side_by_side
from voordeur.journal.soundness import sound
from voordeur.journal.testimony import Restoration, Witnessed

_FILES_AT_ONCE = 500


@dataclass(frozen=True)
class Broken:
    """Something is wrong at one place of one file (position 0: the file itself)."""

    file: UUID
    position: int
    what: str


@dataclass
class Verification:
    """What a check of the journal found; `erased` counts lines of which words were erased as recorded.

    `witness`: what is wrong with the witness itself, by its line. `restored`: what was lost, and said to be, when an
    older copy of the database was put back.
    """

    files: int = 0
    entries: int = 0
    erased: int = 0
    broken: list[Broken] = field(default_factory=list)
    witness: list[tuple[int, str]] = field(default_factory=list)
    restored: list[Restoration] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Tell whether nothing is wrong."""
        return not self.broken and not self.witness


@dataclass(frozen=True)
class Stored:
    """One line as it is stored: header, and for each part its salt and text."""

    entry: Entry
    words: Mapping[str, tuple[str, str]]


def verify(told: Witnessed | None = None, *, files: Collection[UUID] | None = None) -> Verification:
    """Check all files, or only these, against themselves and against what the witness told."""
    told = told or Witnessed()
    found = Verification(witness=list(told.broken), restored=list(told.restored))
    missing = {file for file, (position, _) in told.heads.items() if position and (files is None or file in files)}
    asked = File.objects.order_by("id") if files is None else File.objects.filter(id__in=files).order_by("id")
    with of_house("checking_the_journal"):
        all_ids = list(asked.values_list("id", flat=True))
    for part in side_by_side(partial(_verified, told=told), in_batches(all_ids, _FILES_AT_ONCE)):
        found.files += part.files
        found.entries += part.entries
        found.erased += part.erased
        found.broken.extend(part.broken)
    gone = sorted(missing.difference(all_ids))
    found.broken.extend(Broken(file, told.heads[file][0], "file missing") for file in gone)
    return found


@of_house("checking_the_journal")
def _verified(ids: Sequence[UUID], *, told: Witnessed) -> Verification:
    found, heads = Verification(), list(File.objects.filter(id__in=ids).order_by("id"))
    fine = sound(heads, told)
    lines = _stored(head.id for head in heads if head.id not in fine)
    for head in heads:
        found.files += 1
        if head.id in fine:
            found.entries += head.position
            continue
        broken, erased = check_file(head, lines.get(head.id, []), told)
        found.entries += len(lines.get(head.id, []))
        found.erased += erased
        found.broken.extend(broken)
    return found


def check_file(head: File, lines: Sequence[Stored], told: Witnessed) -> tuple[list[Broken], int]:
    """Check one file; give what is broken, in order of place, and how many lines have erased words."""
    places = _Places(head, [one.entry for one in lines])
    broken = [*places.broken(), *places.against_head(), *places.against_witness(told)]
    erasures = _erasures(one for one in lines if places.holds(one.entry, told))
    erased = 0
    for one in lines:
        wrong, gone = _check_words(one, erasures)
        broken.extend(Broken(head.id, one.entry.position, what) for what in wrong)
        erased += gone
    return sorted(set(broken), key=lambda each: (each.position, each.what)), erased


class _Places:
    """Where each line of a file truly belongs, by its hash, whatever position it bears now."""

    def __init__(self, head: File, entries: Sequence[Entry]) -> None:
        self.head = head
        self.entries = entries
        self.true = {entry.id: _true_position(entry, len(entries)) for entry in entries}
        self.at: dict[int, Entry] = {place: entry for entry in entries if (place := self.true[entry.id])}
        self.last = max(self.at, default=0)

    def holds(self, entry: Entry, told: Witnessed) -> bool:
        """Tell whether this line is one that the house wrote, with a key that it then had."""
        place = self.true[entry.id]
        return place is not None and told.allows(self.head.id, place, entry.key)

    def broken(self) -> Iterator[Broken]:
        """Name lines that were changed, inserted, moved or taken, and links that do not hold."""
        accounted = set(self.at)
        for entry in self.entries:
            if self.true[entry.id] is None:
                known = entry.position in accounted
                accounted.add(entry.position)
                unknown_key = _key(entry.key) is None
                yield self._at(
                    entry.position, "inserted" if known else "key unknown" if unknown_key else "header changed"
                )
        order = [place for entry in self.entries if (place := self.true[entry.id])]
        if any(one > other for one, other in pairwise(order)):
            for entry in self.entries:
                if (place := self.true[entry.id]) and place != entry.position:
                    yield self._at(entry.position, "swapped")
        for position in range(1, max(accounted, default=0) + 1):
            if position not in accounted:
                yield self._at(position, "line missing")
        for position, entry in self.at.items():
            if position > 1 and position - 1 in self.at and entry.previous != self.at[position - 1].hash:
                yield self._at(position, "does not follow")
        first = self.at.get(1)
        if first and (key := _key(first.key)) and first.previous != birth(self.head, key):
            yield self._at(0, "file changed")

    def against_head(self) -> Iterator[Broken]:
        """Name a tail that was cut off, and a head that does not fit its last line."""
        here = max(self.last, *(entry.position for entry in self.entries), 0) if self.entries else 0
        line = self.at.get(self.head.position)
        if self.head.position > here:
            yield self._at(here + 1, "tail cut")
        elif (line is not None and line.hash != self.head.head) or self.head.position < self.last:
            yield self._at(self.head.position, "head changed")

    def against_witness(self, told: Witnessed) -> Iterator[Broken]:
        """Name a tail that the witness saw and is gone, a line that was another then, and one under a retired key."""
        for place, entry in self.at.items():
            if not told.allows(self.head.id, place, entry.key):
                yield self._at(place, "key retired")
        position, seen = told.heads.get(self.head.id, (0, ""))
        if position > self.last:
            yield self._at(self.last + 1, "tail cut")
        elif position in self.at and self.at[position].hash != seen:
            yield self._at(position, "differs from witness")

    def _at(self, position: int, what: str) -> Broken:
        return Broken(self.head.id, position, what)


def _true_position(entry: Entry, lines: int) -> int | None:
    """Give the position that the line's hash was made for; none when no position fits: it was changed or forged."""
    key = _key(entry.key)
    if key is None:
        return None
    if line_hash(entry, key) == entry.hash:
        return entry.position
    others = (place for place in range(1, lines + 2) if place != entry.position)
    return next((place for place in others if line_hash(entry, key, position=place) == entry.hash), None)


def _check_words(line: Stored, erasures: Mapping[UUID, list[tuple[int, str | None]]]) -> tuple[list[str], bool]:
    """Compare the words of a line with its digests and with what was erased; give what is wrong, and whether erased."""
    key = _key(line.entry.key)
    digests = _digests(line.entry)
    said = [person for position, person in erasures.get(line.entry.id, ()) if position > line.entry.position]
    wrong, gone = [], False
    for part, signed in digests.items():
        erased = None in said or part in said
        if part not in line.words:
            gone |= erased
            wrong += [] if erased else ["words missing"]
        elif erased:
            wrong.append("erased words are back")
        elif key is not None and digest(key, *line.words[part]) != signed:
            wrong.append("words changed")
    wrong += ["words inserted"] * bool(line.words.keys() - digests.keys())
    return wrong, gone


def _intact(line: Stored) -> bool:
    """Tell whether the common words are those that were recorded; an erasure that is not, excuses nothing."""
    key = _key(line.entry.key)
    signed = _digests(line.entry).get(COMMON)
    return key is not None and COMMON in line.words and digest(key, *line.words[COMMON]) == signed


def _digests(entry: Entry) -> dict[str, str]:
    try:
        digests = json.loads(entry.digests)
    except ValueError:
        return {}
    return digests if isinstance(digests, dict) else {}


def _erasures(lines: Iterable[Stored]) -> dict[UUID, list[tuple[int, str | None]]]:
    """Give by entry where it was erased, and which person's part (none: everything); of lines that hold."""
    found: dict[UUID, list[tuple[int, str | None]]] = defaultdict(list)
    for one in lines:
        if one.entry.kind == Erasure.entry_kind.name and _intact(one):
            body = decode(one.entry.kind, {COMMON: one.words[COMMON][1]})
            assert isinstance(body, Erasure)
            for entry in body.entries:
                found[entry].append((one.entry.position, str(body.person) if body.person else None))
    return found


def _stored(files: Iterable[UUID]) -> dict[UUID, list[Stored]]:
    columns, entry_from = (*raw.ENTRY_COLUMNS, "words__person", "words__salt", "words__text"), raw.entry_reader()
    lines: dict[UUID, list[Stored]] = defaultdict(list)
    words: dict[Any, dict[str, tuple[str, str]]] = {}
    read = Entry.objects.filter(file_id__in=list(files)).order_by("file_id", "position").values_list(*columns)
    for *header, person, salt, text in raw.rows(read):
        id = header[0]
        if id not in words:
            words[id] = {}
            entry = entry_from(header)
            lines[entry.file_id].append(Stored(entry, words[id]))
        if text is not None:
            words[id][COMMON if person is None else str(raw.id_of(person))] = (salt, text)
    return lines


def _key(id: str) -> Key | None:
    try:
        return keys.key(id)
    except KeyError:
        return None
