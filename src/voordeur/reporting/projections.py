"""Keeps contributions in step with the journal: after every fold of a file, what it adds to the indicators."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from uuid import uuid5

from voordeur.journal import File, Rows, follow
from voordeur.methods.counting import contributions
from voordeur.methods.language import PLACES, Method
from voordeur.methods.vocabulary import Fact
from voordeur.reporting.models import Contribution


@follow
def keep_contributions(head: File, method: Method, facts: Sequence[Fact], rows: Rows, today: date) -> None:
    """Put what this file adds now, and drop what it no longer adds."""
    gone = {row.pk: row for row in rows.all(Contribution)}
    told: Counter[tuple[object, ...]] = Counter()
    for one in contributions(method, facts, track=head.kind):
        name = (one.indicator, one.thing, one.on, one.amount, *one.entries)
        told[name] += 1
        key = uuid5(head.id, "|".join(map(str, (*name, told[name]))))
        gone.pop(key, None)
        rows.put(
            Contribution(
                id=key,
                version=one.entries[-1] if one.entries else head.id,
                programme=head.programme or head.id,
                indicator=one.indicator,
                on=one.on,
                since=one.since or one.on,
                amount=one.amount,
                by={name: value for name, value in one.by.items() if name not in PLACES},
                entries=one.entries,
            )
        )
    for row in gone.values():
        rows.drop(row)
