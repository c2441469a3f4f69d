"""Recognises an act that was recorded before: the same ids with the same content."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from typing import Any
from uuid import UUID

from voordeur.journal.drafts import Draft, Recorded
from voordeur.journal.ground import of_house
from voordeur.journal.kinds import COMMON, Body, encode
from voordeur.journal.models import Entry, Words
from voordeur.journal.permits import Permit
from voordeur.journal.reading import Line, line, lines_of
from voordeur.journal.refusals import IdReused

_ANY_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def repeated(drafts: Sequence[Draft], opened: set[UUID], permit: Permit) -> Recorded | None:
    """Give what was recorded when this act was sent before, None when it is new; IdReused when ids mean other things.

    A draft with an id must be equal in every word. One without may hold other ids, since the deed makes those anew.
    """
    given = {draft.id: draft for draft in drafts if draft.id}
    # A file that this act opens had another id when it was sent before.
    with of_house("ids_used_before") if opened else nullcontext():
        return _repeated(drafts, given, opened, permit)


def _repeated(
    drafts: Sequence[Draft], given: Mapping[UUID, Draft], opened: set[UUID], permit: Permit
) -> Recorded | None:
    acts = set(Entry.objects.filter(id__in=list(given)).values_list("act", flat=True)) if given else set()
    if not acts:
        return None
    if len(acts) > 1:
        raise IdReused
    (act,) = acts
    lines = {line.entry.id: line for line in _lines_of(act)}
    for id, draft in given.items():
        if id not in lines or not _same(draft, lines[id], opened, permit):
            raise IdReused
    others = [one for id, one in lines.items() if id not in given]
    if not _alike([draft for draft in drafts if not draft.id], others):
        raise IdReused
    return Recorded(act, tuple(one.entry for one in lines.values()), repeated=True)


@of_house("ids_used_before")
def recorded_before(id: UUID | None, *, file: UUID, kind: str, permit: Permit, **said: Any) -> Recorded | None:
    """Give what was recorded when this worker said the same with this id before, None when the id is new.

    `said` are the fields that the caller gave. Raises IdReused when the id was used for something else.
    """
    if id is None or not Entry.objects.filter(id=id).exists():
        return None
    for one in lines_of([file])[file]:
        if one.entry.id != id:
            continue
        same = one.body is None or all(getattr(one.body, name) == value for name, value in said.items())
        if one.entry.kind == kind and one.entry.by == permit.worker and same:
            act = Entry.objects.filter(act=one.entry.act).order_by("file_id", "position")
            return Recorded(one.entry.act, tuple(act), repeated=True)
    raise IdReused


@of_house("ids_used_before")
def was_sent_before(id: UUID, *, file: UUID) -> bool:
    """Tell whether something was recorded in this file with this id: then what is sent is a repeat, or refused."""
    return Entry.objects.filter(id=id, file=file).exists()


def _lines_of(act: UUID) -> list[Line]:
    entries = list(Entry.objects.filter(act=act).order_by("file_id", "position"))
    parts: dict[UUID, dict[str, str]] = defaultdict(dict)
    for words in Words.objects.filter(entry__in=entries):
        parts[words.entry_id][COMMON if words.person is None else str(words.person)] = words.text
    return [line(entry, parts[entry.id]) for entry in entries]


def _same(draft: Draft, line: Line, opened: set[UUID], permit: Permit) -> bool:
    if _header(draft) != _header(line.entry) or line.entry.by != permit.worker:
        return False
    if draft.file != line.entry.file_id and draft.file not in opened:
        return False
    # Erased words cannot be compared; what was sent then counts as said then.
    return line.body is None or line.body == draft.body


def _header(said: Draft | Entry) -> tuple[Any, ...]:
    kind = said.body.entry_kind.name if isinstance(said, Draft) else said.kind
    return kind, said.happened_on, said.happened_at, said.domain, int(said.level), said.target


def _alike(drafts: Sequence[Draft], lines: Sequence[Line]) -> bool:
    if any(line.body is None for line in lines):
        return len(drafts) == len(lines)
    recorded = Counter((_header(one.entry), _shape(one.body)) for one in lines if one.body is not None)
    return recorded == Counter((_header(draft), _shape(draft.body)) for draft in drafts)


def _shape(body: Body) -> str:
    """Give the words of a body without its ids."""
    return _ANY_ID.sub("*", "\n".join(sorted(encode(body).values())))
