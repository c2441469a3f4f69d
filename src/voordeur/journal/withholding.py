"""Keeps apart what a method withholds: written in the file, read by its writer alone, counting for nothing yet."""

from collections.abc import Sequence
from uuid import UUID

from voordeur.journal.method_texts import method_judging
from voordeur.journal.models import File, Withheld
from voordeur.journal.reading import Line, Told
from voordeur.journal.rows import Rows
from voordeur.methods import withholding

_NOTHING = frozenset[UUID]()


def withholds(head: File) -> bool:
    """Tell whether anything can be withheld in a file at all."""
    method = method_judging(head)
    return method is not None and withholding.withholds(method, head.kind)


def withheld(head: File, told: Sequence[Told], *, taken_back: Sequence[Told] = ()) -> frozenset[UUID]:
    """Give which of all that was told in a file is withheld for now, by id of its entry."""
    method = method_judging(head)
    if method is None or not withholds(head):
        return _NOTHING
    said, back = ([one.fact for one in each] for each in (told, taken_back))
    return withholding.withheld(method, said, track=head.kind, taken_back=back)


def counting(head: File, told: Sequence[Told]) -> Sequence[Told]:
    """Give what counts of all that was told in a file."""
    apart = withheld(head, told)
    return [one for one in told if one.entry.id not in apart] if apart else told


def withheld_in(head: File) -> dict[UUID, UUID]:
    """Give the entries of a file that are withheld now, each with who wrote it; of whoever else asks, none is shown."""
    return dict(Withheld.objects.of(head.id).values_list("id", "by")) if withholds(head) else {}


def keep_apart(head: File, lines: Sequence[Line], told: Sequence[Told], rows: Rows) -> None:
    """Note in the tables which lines are withheld: also what was taken back, and what was set right in any of them."""
    if not withholds(head):
        return
    counted = {one.entry.id for one in told}
    back = [Told(line.entry, line.body) for line in lines if line.body and _stands_alone(line, counted)]
    apart = withheld(head, told, taken_back=back)
    for line in sorted(lines, key=lambda one: one.entry.position):
        if line.entry.id in apart or line.entry.target in apart:
            apart |= {line.entry.id}
            rows.begin(line.entry.id)
            rows.put(Withheld(id=line.entry.id, by=line.entry.by))
            rows.keep()


def _stands_alone(line: Line, counted: set[UUID]) -> bool:
    return line.entry.target is None and line.entry.id not in counted
