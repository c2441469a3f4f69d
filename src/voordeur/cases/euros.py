"""Counts for methods what all cases of a programme may spend and did spend together, in whole euros, rounded up.

The amount of the entry that is being weighed is in it: a ceiling is `at_most`.
"""

from datetime import date
from decimal import ROUND_CEILING, Decimal
from typing import Any

from django.db.models import QuerySet, Sum

from voordeur.cases.counts import its_programme, programme_of, stage_began
from voordeur.funding.models import Budget, Spending
from voordeur.journal import File, counts
from voordeur.methods.looking import number_in
from voordeur.methods.vocabulary import Fact


@counts("euros_booked", over=its_programme)
def euros_booked(head: File, new: Fact | None, today: date) -> int:
    """Count what was booked and not refused."""
    return _whole(_with_own(_booked(head), Spending, new))


@counts("euros_booked_of_this_kind", over=its_programme)
def euros_booked_of_this_kind(head: File, new: Fact | None, today: date) -> int:
    """Count what was booked of the kind that the entry names, or that the expense is of which it speaks."""
    kind = new.fields.get("kind") if new else None
    if kind is None:
        kind = Spending.objects.filter(id=_own(Spending, new)).values_list("kind", flat=True).first()
    return _whole(_with_own(_booked(head).filter(kind=kind or ""), Spending, new))


@counts("euros_granted_this_phase", over=its_programme)
def euros_granted_this_phase(head: File, new: Fact | None, today: date) -> int:
    """Count what was granted since the programme came into its stage; of what was withdrawn only what was spent."""
    granted = Budget.objects.filter(file__programme=programme_of(head), file__programme__isnull=False)
    if since := stage_began(head):
        granted = granted.filter(granted_on__gte=since)
    withdrawn = granted.exclude(withdrawn_on=None).values("id")
    kept = _with_own(granted.filter(withdrawn_on=None), Budget, new)
    return _whole(kept + _sum(_booked(head).filter(budget__in=withdrawn)))


def _booked(head: File) -> QuerySet[Spending]:
    booked = Spending.objects.exclude(state=Spending.State.REFUSED)
    return booked.filter(file__programme=programme_of(head), file__programme__isnull=False)


def _own(model: type[Budget] | type[Spending], new: Fact | None) -> Any:
    return new.fields.get(model.thing) if new else None


def _with_own(rows: QuerySet[Any], model: type[Budget] | type[Spending], new: Fact | None) -> Decimal:
    """Add up, and once what the entry is about: its amount as the entry says it, else as it was said before."""
    own, said = _own(model, new), number_in(new, "amount") if new else None
    return _sum(rows.exclude(id=own)) + (_sum(model.objects.filter(id=own)) if said is None else said)


def _sum(rows: QuerySet[Any]) -> Decimal:
    return rows.aggregate(all=Sum("amount"))["all"] or Decimal(0)


def _whole(euros: Decimal) -> int:
    return int(euros.to_integral_value(ROUND_CEILING))
