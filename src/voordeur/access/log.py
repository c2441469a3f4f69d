"""The access log: one line for each look, chained per worker with a key. No line, no look.

A look is written in the transaction of the answer: when it cannot be written, nothing is shown (trust rule 10).
"""

import hmac
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from voordeur.access.models import AccessLogCut, AccessLogHead, AccessLogLine
from voordeur.access.queries import NoGround, grant_behind, positions
from voordeur.access.ties import refuse_if_tied
from voordeur.accounts.models import Worker
from voordeur.common import keys
from voordeur.common.algorithms import Key, mac
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal.ground import of_act

_BEGIN = (0, "")


@dataclass(frozen=True, kw_only=True)
class Broken:
    """A place in a worker's chain that is not as it was written."""

    worker: UUID
    position: int
    what: str


def look(*, worker: Worker | UUID, purpose: str, at: datetime, page: str, file: UUID | None = None) -> AccessLogLine:
    """Write down that a worker looks at a file on a page (its name, never a url). Raises NoGround and Tied.

    Without a file the page is about no household in particular (my day, a list): then any right for the purpose does.
    """
    today = day_of(at)
    if file is not None:
        function = grant_behind(worker=worker, purpose=purpose, file=file, today=today).function
        refuse_if_tied(file, worker=worker, today=today)
    else:
        held = [one for one in positions(_id(worker), today) if one.purpose == purpose]
        if not held:
            raise NoGround
        function = min(held, key=lambda one: (-one.level, one.function)).function
    return note_look(_id(worker), purpose=purpose, function=function, file=file, page=page, at=at)


def note_look(
    worker: UUID, *, purpose: str, function: str, file: UUID | None, page: str, at: datetime
) -> AccessLogLine:
    """Write a look down whose ground was found already; rooms and doors use `look`, which finds it."""
    return _add(worker, purpose=purpose, function=function, file=file, page=page, moment=at)


def note_operator(worker: UUID, *, at: datetime, command: str) -> AccessLogLine:
    """Write down that a command was run on the machine itself, where every door is open."""
    return _add(worker, purpose="administration", function="operator", file=None, page=command, moment=at)


def broken_lines(worker: UUID | None = None) -> Iterator[Broken]:
    """Walk the chains (of one worker, or all) and name every line that was changed, swapped, added or cut off.

    Where a chain begins later, since its oldest lines were thrown away, stands in the journal. When that happens
    meanwhile, all is walked anew: what was thrown away is not missing.
    """
    cuts = AccessLogCut.objects.all() if worker is None else AccessLogCut.objects.filter(id=worker)
    cut = _where_cut(cuts)
    while found := list(_broken_since(cut, worker)):
        if (now := _where_cut(cuts)) == cut:
            break
        cut = now
    yield from found


def _where_cut(cuts: "QuerySet[AccessLogCut]") -> dict[UUID, tuple[int, str]]:
    return {one.id: (one.position, one.hash) for one in cuts.all()}


def _broken_since(cut: Mapping[UUID, tuple[int, str]], worker: UUID | None) -> Iterator[Broken]:
    """Walk the chains from where they were cut.

    Looks may be written meanwhile: of a chain that grew, the lines up to the head that was read after them are walked
    too.
    """
    lines, heads = AccessLogLine.objects.all(), AccessLogHead.objects.all()
    if worker is not None:
        lines, heads = lines.filter(worker=worker), heads.filter(worker=worker)
    walk = _Walk(cut)
    yield from walk.along(lines)
    ends = {head.worker: head for head in heads}
    for owner in ends.keys() | walk.last.keys():
        end = ends.get(owner)
        if end is not None and end.position > (known := walk.last.get(owner, _BEGIN)[0]):
            grown = AccessLogLine.objects.filter(worker=owner, position__gt=known, position__lte=end.position)
            yield from walk.along(grown)
        written = walk.last.get(owner, _BEGIN)
        if end is None or (end.position, end.hash) != written:
            yield Broken(worker=owner, position=written[0], what="lines after it are missing")


def broken_lines_up_to(ends: Mapping[UUID, tuple[int, str]]) -> Iterator[Broken]:
    """Walk only the beginning of these chains, up to the line with this position and hash."""
    walk = _Walk(_where_cut(AccessLogCut.objects.filter(id__in=list(ends))))
    for owner, end in ends.items():
        yield from walk.along(AccessLogLine.objects.filter(worker=owner, position__lte=end[0]))
        if (written := walk.last.get(owner, _BEGIN)) != end:
            yield Broken(worker=owner, position=written[0], what="lines after it are missing")


class _Walk:
    """A walk along chains: of each, the position and hash of the last line that was met."""

    def __init__(self, cut: Mapping[UUID, tuple[int, str]]) -> None:
        self.cut = cut
        self.last = dict(cut)

    def along(self, lines: "QuerySet[AccessLogLine]") -> Iterator[Broken]:
        """Go on along these lines, and name those that do not follow on or are not whole."""
        for line in lines.order_by("worker", "position").iterator():
            position, hash = self.last.get(line.worker, _BEGIN)
            if line.position <= self.cut.get(line.worker, _BEGIN)[0]:
                yield Broken(worker=line.worker, position=line.position, what="was thrown away, and is back")
                continue
            if line.position != position + 1:
                yield Broken(worker=line.worker, position=line.position, what="a line before it is missing")
            elif line.previous != hash or not _is_whole(line):
                yield Broken(worker=line.worker, position=line.position, what="changed")
            self.last[line.worker] = (line.position, line.hash)


def _add(worker: UUID, *, moment: datetime, **said: object) -> AccessLogLine:
    # No savepoint: an answer whose look cannot be written down is no answer.
    with transaction.atomic(savepoint=False), of_act((), worker=worker, today=day_of(moment)):
        head = _locked_head(worker)
        key_id, key = keys.current_key()
        line = AccessLogLine(
            id=new_id(),
            worker=worker,
            position=head.position + 1,
            previous=head.hash,
            key=key_id,
            moment=moment,
            **said,
        )
        line.hash = _hash(line, key)
        line.save(force_insert=True)
        AccessLogHead.objects.filter(worker=worker).update(position=line.position, hash=line.hash)
        return line


def _locked_head(worker: UUID) -> AccessLogHead:
    heads = AccessLogHead.objects.select_for_update()
    found = heads.filter(worker=worker).first()
    if found is None:
        AccessLogHead.objects.get_or_create(worker=worker)
        found = heads.get(worker=worker)
    return found


def _hash(line: AccessLogLine, key: Key) -> str:
    said = [
        str(line.id),
        str(line.worker),
        line.position,
        line.purpose,
        line.function,
        str(line.file or ""),
        line.page,
        line.moment.astimezone(UTC).isoformat(timespec="microseconds"),
        line.key,
    ]
    text = line.previous + json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return mac(key, text.encode()).hex()


def _is_whole(line: AccessLogLine) -> bool:
    try:
        key = keys.key(line.key)
    except KeyError:
        return False
    return hmac.compare_digest(line.hash, _hash(line, key))


def _id(worker: Worker | UUID) -> UUID:
    return worker if isinstance(worker, UUID) else worker.pk
