"""Destroys words when law or a request demands it; the lines stay, and say who did it and on what ground."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from voordeur.common.clock import day_of
from voordeur.journal.drafts import Draft, Recorded
from voordeur.journal.entries import Erasure
from voordeur.journal.ground import of_house
from voordeur.journal.models import Entry, Level, Words
from voordeur.journal.permits import Permit
from voordeur.journal.recording import write
from voordeur.journal.refusals import NothingToErase


def erase(
    *,
    entries: Sequence[UUID] = (),
    person: UUID | None = None,
    file: UUID | None = None,
    ground: str,
    permit: Permit,
    at: datetime,
) -> Recorded:
    """Destroy words, with salt, of entries, of a whole file, or everything about one person, on a ground.

    With a person, entries about that person alone lose all words, others only that person's part. With `entries` or
    `file` beside it, only there. Corrections and retractions of what is erased go with it, and what took those back.
    The erasure itself is never erased, and is as confined as what it erased and of its life domain: one for each, for
    the ground tells of what stood there.
    """
    if not ground.strip():
        raise ValueError("An erasure needs its ground: the law or the request that demands it.")
    with of_house("erasing"):
        whole, parts = _sorted_out(_chosen(entries, person, file), person)
    drafts = [
        Draft(
            of,
            Erasure(ground=ground, entries=ids, person=about, file=file),
            day_of(at),
            domain=domain,
            level=level,
        )
        for about, lines in ((None, whole), (person, parts))
        for (of, domain, level), ids in _by_who_may_know(lines).items()
    ]
    if not drafts:
        raise NothingToErase

    def destroy() -> None:
        _destroy([entry.id for entry in whole], None)
        if person is not None:
            _destroy([entry.id for entry in parts], person)

    return write(drafts, permit=permit, at=at, expect={}, before_folding=destroy)


def _chosen(entries: Sequence[UUID], person: UUID | None, file: UUID | None) -> QuerySet[Entry]:
    if not (entries or person or file):
        raise ValueError("Say what is to be erased: entries, a person or a file.")
    chosen = Entry.objects.exclude(kind=Erasure.entry_kind.name).filter(words__isnull=False)
    if file is not None:
        chosen = chosen.filter(file_id=file)
    if entries:
        chosen = chosen.filter(id__in=_with_what_amends(entries))
    if person is not None:
        chosen = chosen.filter(persons__contains=str(person))
    return chosen.distinct().order_by("file_id", "position")


def _with_what_amends(entries: Sequence[UUID]) -> set[UUID]:
    """Give these entries with their corrections and retractions, and those that took one of these back in turn."""
    found = fresh = set(entries)
    while fresh:
        fresh = set(Entry.objects.filter(target__in=fresh).values_list("id", flat=True))
        found = found | fresh
    return found


def _sorted_out(chosen: QuerySet[Entry], person: UUID | None) -> tuple[list[Entry], list[Entry]]:
    """Tell entries that lose all their words from those that lose one person's part."""
    whole: list[Entry] = []
    parts: list[Entry] = []
    found = list(chosen)
    with_part = set(Words.objects.filter(entry__in=found, person=person).values_list("entry_id", flat=True))
    for entry in found:
        if person is None or entry.persons == (person,):
            whole.append(entry)
        elif entry.id in with_part:
            parts.append(entry)
    return whole, parts


def _by_who_may_know(lines: Sequence[Entry]) -> dict[tuple[UUID, str, Level], tuple[UUID, ...]]:
    """Give the entries by file, life domain and level; what was for everybody involved is told as what is shared."""
    found: dict[tuple[UUID, str, Level], tuple[UUID, ...]] = defaultdict(tuple)
    for entry in lines:
        found[entry.file_id, entry.domain, max(Level(entry.level), Level.SHARED)] += (entry.id,)
    return found


def _destroy(entries: Sequence[UUID], person: UUID | None) -> None:
    """Delete words; on PostgreSQL only the owner's function may, and it asks for a later line that says so."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT journal_erase_words(%s::uuid[], %s::uuid)", [list(entries), person])
        return
    words = Words.objects.filter(entry_id__in=entries)
    if person is not None:
        words = words.filter(person=person)
    words.delete()
