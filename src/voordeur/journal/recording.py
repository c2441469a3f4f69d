"""The one way in: lock heads, ask the engine, append, project, judge, in one transaction."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from contextlib import AbstractContextManager
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal import folding, ground, judging, weighing
from voordeur.journal.appending import append
from voordeur.journal.drafts import Draft, Opening, Recorded
from voordeur.journal.entries import MethodChosen
from voordeur.journal.heads import check_permit, check_versions, lock_heads, open_files, save_head
from voordeur.journal.kinds import Body, persons_in
from voordeur.journal.lengths import check_lengths
from voordeur.journal.models import Entry, File, Level
from voordeur.journal.once import forget
from voordeur.journal.outside import NotHeld
from voordeur.journal.permits import Permit
from voordeur.journal.reading import Line, effective, lines_of, moment_of
from voordeur.journal.refusals import IdReused, InTheFuture, TooLongAgo
from voordeur.journal.repeats import repeated
from voordeur.journal.withholding import counting, withheld, withheld_in

_EARLIEST = date(1900, 1, 1)


def record(
    *drafts: Draft,
    permit: Permit,
    at: datetime,
    opening: Sequence[Opening] = (),
    expect: Mapping[UUID, UUID] | None = None,
) -> Recorded:
    """Record one act: all of its entries, in all of its files, or nothing and a Refusal.

    `opening`: files that begin with this act. `expect`: row id -> version that the writer saw.
    """
    return write(drafts, permit=permit, at=at, opening=opening, expect=expect or {})


def note(
    file: UUID,
    body: Body,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
    *,
    level: Level = Level.SHARED,
    persons: Sequence[UUID] = (),
    expect: Mapping[UUID, UUID] | None = None,
) -> Recorded:
    """Record an act of one entry in one file; it happened today when no day is said."""
    draft = Draft(file, body, happened_on or day_of(at), id=id, level=level, persons=persons)
    return record(draft, permit=permit, at=at, expect=expect)


def write(
    drafts: Sequence[Draft],
    *,
    permit: Permit,
    at: datetime,
    opening: Sequence[Opening] = (),
    expect: Mapping[UUID, UUID],
    before_folding: Callable[[], None] | None = None,
) -> Recorded:
    """Record an act; `before_folding` does what must be done between the new lines and the fold (erasing words)."""
    forget()
    _check(drafts, opening, at)
    counted_over = frozenset[UUID]()
    while True:
        try:
            return _written(drafts, permit, at, opening, expect, before_folding, counted_over)
        except NotHeld as more:
            # What was locked is free again, and all is locked anew in the one order: so nobody waits in a circle.
            counted_over |= more.files


def hold(files: Iterable[UUID], *, permit: Permit, at: datetime) -> None:
    """Lock files for the rest of a transaction, ahead of several acts that come to them in an order of their own.

    A file that begins in that transaction is not there to be locked, nor for anybody else to write in.
    Two such deeds at once, or one of them and an act in the same files, then never wait for each other in a circle.
    What was asked before may have changed while it waited, and is asked anew.
    """
    forget()
    wanted = set(files)
    with _on_files(wanted, permit, at):
        lock_heads((), if_there=wanted)


def _written(
    drafts: Sequence[Draft],
    permit: Permit,
    at: datetime,
    opening: Sequence[Opening],
    expect: Mapping[UUID, UUID],
    before_folding: Callable[[], None] | None,
    counted_over: frozenset[UUID],
) -> Recorded:
    """Write the act while it holds its files and what is counted over. Raises NotHeld, when that was not all."""
    opened = {one.file for one in opening}
    files = [draft.file for draft in drafts]
    try:
        with transaction.atomic(), _on_files(files, permit, at):
            open_files(opening, at)
            with _on_files(counted_over, permit, at):
                locked = lock_heads({*files, *counted_over})
            heads = {id: head for id, head in locked.items() if id in files}
            check_permit(drafts, heads, opened, permit)
            if known := repeated(drafts, opened, permit):
                raise _Repeated(known)
            if any(heads[file].position for file in opened):
                raise IdReused
            check_versions(expect)
            return _Act(heads, permit, at, locked.keys()).write(drafts, before_folding)
    except _Repeated as again:
        return again.recorded  # leaving the transaction took the files away that were made for nothing
    except IntegrityError:
        # Somebody else used one of these ids in another file at this very moment.
        with ground.of_house("ids_used_before"):
            used = Entry.objects.filter(id__in=[draft.id for draft in drafts if draft.id]).exists()
        if used:
            raise IdReused from None
        raise


def _on_files(files: Iterable[UUID], permit: Permit, at: datetime) -> AbstractContextManager[None]:
    return ground.of_act(files, worker=permit.worker, today=day_of(at))


class _Repeated(Exception):
    def __init__(self, recorded: Recorded) -> None:
        super().__init__()
        self.recorded = recorded


def _check(drafts: Sequence[Draft], opening: Sequence[Opening], at: datetime) -> None:
    if not drafts or {one.file for one in opening} - {draft.file for draft in drafts}:
        raise ValueError("An act has entries, and each file that it opens has one of them.")
    ids = [draft.id for draft in drafts if draft.id]
    if len(ids) != len(set(ids)):
        raise IdReused
    for draft in drafts:
        check_day(draft.happened_on, draft.happened_at, at=at)
        check_lengths(draft.body)


def check_day(happened_on: date, happened_at: datetime | None, *, at: datetime) -> None:
    """Refuse a day that is still to come where the house stands, or one before 1900."""
    if happened_at is not None and day_of(happened_at) != happened_on:
        raise ValueError("The time at which it happened falls on another day than the day.")
    if happened_on > day_of(at) or (happened_at is not None and happened_at > at):
        raise InTheFuture
    if happened_on < _EARLIEST:
        raise TooLongAgo


class _Act:
    """One act being written, its heads locked, and with them whatever else is `held`."""

    def __init__(self, heads: Mapping[UUID, File], permit: Permit, at: datetime, held: Set[UUID]) -> None:
        self.id = new_id()
        self.heads = heads
        self.held = held
        self.permit = permit
        self.at = at
        self.today = day_of(at)

    def write(self, drafts: Sequence[Draft], before_folding: Callable[[], None] | None) -> Recorded:
        """Append all entries, then fold and judge each file."""
        new = {id: [self._line(draft) for draft in drafts if draft.file == id] for id in self.heads}
        begun = {id for id, head in self.heads.items() if not head.position}
        late = {id for id, head in self.heads.items() if before_folding or _is_late(head, new[id])}
        old = lines_of({id for id, head in self.heads.items() if id in late or head.method_id} - begun)
        before = {id: effective(old[id]) for id in self.heads}
        told = {id: counting(head, before[id]) for id, head in self.heads.items()}
        deviations = [
            deviation
            for id, head in self.heads.items()
            for deviation in weighing.weigh(
                head, told[id], new[id], today=self.today, permit=self.permit, held=self.held
            )
        ]
        for id, head in self.heads.items():
            judging.check_held(head, told[id], new[id], given=self.permit.counts, held=self.held)
        append(self.heads, new)
        if before_folding:
            before_folding()
            old = lines_of(self.heads)
        for id, head in self.heads.items():
            had_method, fresh = head.method_id is not None, effective(new[id])
            if id in late or withheld_in(head) or withheld(head, [*before[id], *fresh]):
                lines = old[id] if before_folding else old[id] + new[id]
                now = folding.fold_again(head, told[id], lines, {line.entry.id for line in new[id]}, today=self.today)
            else:
                now = folding.add_in_order(head, told[id], fresh, today=self.today, begins=id in begun)
            judging.judge(head, now, today=self.today, counts=self.permit.counts, had_method=had_method)
            save_head(head)
        entries = (line.entry for lines in new.values() for line in lines)
        return Recorded(self.id, tuple(entries), tuple(deviations))

    def _line(self, draft: Draft) -> Line:
        entry = Entry(
            id=draft.id or new_id(),
            file_id=draft.file,
            kind=draft.body.entry_kind.name,
            happened_on=draft.happened_on,
            happened_at=draft.happened_at,
            recorded=self.at,
            by=self.permit.worker,
            act=self.id,
            domain=draft.domain,
            level=draft.level,
            persons=tuple(dict.fromkeys((*draft.persons, *persons_in(draft.body)))),
            target=draft.target,
        )
        return Line(entry, draft.body)


def _is_late(head: File, lines: Sequence[Line]) -> bool:
    """Say whether these entries change what earlier ones mean.

    Amendments do, another version of the method, and what happened before the latest.
    """
    if head.unplaced or any(line.entry.target for line in lines):
        return True
    if head.latest is None or head.latest_recorded is None:
        return False
    if any(isinstance(line.body, MethodChosen) for line in lines):
        return True
    first = min((moment_of(line.entry), line.entry.recorded) for line in lines)
    return first < (head.latest, head.latest_recorded)
