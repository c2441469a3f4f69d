"""Brings one file's tables up to date after entries were added: step by step if they came in order, else anew."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from voordeur.journal import judging
from voordeur.journal.differences import compare, values_of, write
from voordeur.journal.entries import MethodChosen
from voordeur.journal.models import File, MethodVersion, Withheld
from voordeur.journal.reading import Line, Told, effective, moment_of
from voordeur.journal.refusals import WrongFile
from voordeur.journal.replay import place
from voordeur.journal.rows import Rows, Tables
from voordeur.journal.withholding import counting, keep_apart, withholds


def add_in_order(
    head: File, before: Sequence[Told], new: Sequence[Told], *, today: date, begins: bool
) -> Sequence[Told]:
    """Project the entries that came last; `before` holds the others when the file has a method."""
    rows = Rows(head, None if begins else Tables(head))
    if place(new, rows):
        raise WrongFile
    told = [*before, *new]
    _take_over(head, told, new)
    judging.tell_followers(head, told, rows, today=today)
    write(rows.differences())
    return told


def fold_again(
    head: File, before: Sequence[Told], lines: Sequence[Line], fresh: set[UUID], *, today: date
) -> Sequence[Told]:
    """Fold the whole file and write only what differs from the tables; give what counts of it now.

    `before` is what counted until now.
    """
    was = Rows(head)
    place(before, was)
    apart = {Withheld} if withholds(head) else set()  # also when its method, from here on, keeps nothing back any more
    rows, unplaced, counts = from_the_start(head, lines, today=today)
    if unplaced & fresh:
        raise WrongFile
    write(
        difference
        for model in rows.models | was.models | apart
        for difference in compare(
            model, {row.pk: values_of(row) for row in Tables(head).every(model)}, rows.there(model)
        )
    )
    return counts


def from_the_start(head: File, lines: Sequence[Line], *, today: date) -> tuple[Rows, set[UUID], Sequence[Told]]:
    """Fold a whole file to dictionaries, its head following; give also which entries found no row, and what counts."""
    rows, told = Rows(head), effective(lines)
    head.latest = head.latest_recorded = None
    _take_over(head, told, told)
    keep_apart(head, lines, told, rows)
    counts = counting(head, told)
    unplaced = {one.entry.id for one in place(counts, rows)}
    head.unplaced = len(unplaced)
    judging.tell_followers(head, counts, rows, today=today)
    return rows, unplaced, counts


def _take_over(head: File, told: Sequence[Told], new: Sequence[Told]) -> None:
    """Let the head follow its entries: which method, and what happened last."""
    chosen = [one.body for one in told if isinstance(one.body, MethodChosen)]
    if chosen:
        head.method = MethodVersion.objects.get(sha256=chosen[-1].sha256)
    elif head.opened_with_id != head.method_id:
        head.method_id = head.opened_with_id
    for one in new:
        happened = moment_of(one.entry), one.entry.recorded
        if head.latest is None or head.latest_recorded is None or happened > (head.latest, head.latest_recorded):
            head.latest, head.latest_recorded = happened
