"""Keeps apart what a method withholds: written in the file, read by its writer alone, counting for nothing yet."""

from collections.abc import Sequence
from uuid import UUID

from voordeur.journal.method_texts import method_judging
from voordeur.journal.models import File, Withheld
from voordeur.journal.reading import Told
from voordeur.journal.rows import Rows
from voordeur.methods import withholding

_NOTHING = frozenset[UUID]()


def withheld(head: File, told: Sequence[Told]) -> frozenset[UUID]:
    """Give which of all that was told in a file is withheld for now, by id of its entry."""
    method = method_judging(head)
    if method is None or not withholding.withholds(method, head.kind):
        return _NOTHING
    return withholding.withheld(method, [one.fact for one in told], track=head.kind)


def counting(head: File, told: Sequence[Told]) -> Sequence[Told]:
    """Give what counts of all that was told in a file."""
    apart = withheld(head, told)
    return [one for one in told if one.entry.id not in apart] if apart else told


def withheld_in(head: File) -> dict[UUID, UUID]:
    """Give the entries of a file that are withheld now, each with who wrote it; of whoever else asks, none is shown."""
    method = method_judging(head)
    if method is None or not withholding.withholds(method, head.kind):
        return {}
    return dict(Withheld.objects.of(head.id).values_list("id", "by"))


def keep_apart(head: File, told: Sequence[Told], rows: Rows) -> Sequence[Told]:
    """Note in the tables which entries are withheld, and give what counts."""
    apart = withheld(head, told)
    if not apart:
        return told
    for one in (one for one in told if one.entry.id in apart):
        rows.begin(one.entry.id)
        rows.put(Withheld(id=one.entry.id, by=one.entry.by))
        rows.keep()
    return [one for one in told if one.entry.id not in apart]
