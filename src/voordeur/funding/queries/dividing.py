"""Questions about contributors and about costs that were divided."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from voordeur.funding.models import Contributor, Division, InvoiceLine, KeyNumber


def contributors(programme: UUID) -> QuerySet[Contributor]:
    """Give who pays or paid a share for a programme, by name."""
    return Contributor.objects.filter(file=programme)


def contributors_on(day: date, *, programme: UUID) -> QuerySet[Contributor]:
    """Give who pays a share on this day."""
    return contributors(programme).filter(Q(until=None) | Q(until__gt=day), since__lte=day)


def key_numbers(programme: UUID) -> QuerySet[KeyNumber]:
    """Give the numbers in the key, the latest count first."""
    return KeyNumber.objects.filter(file=programme).order_by("-counted_on", "id")


def divisions(programme: UUID) -> QuerySet[Division]:
    """Give the costs that were divided, the latest period first, also those that were withdrawn."""
    return Division.objects.filter(file=programme).order_by("-since", "-on", "id")


def division(id: UUID, *, programme: UUID) -> Division:
    """Give one division of a programme. Raises Division.DoesNotExist."""
    return Division.objects.get(pk=id, file=programme)


def lines_of(division: UUID) -> QuerySet[InvoiceLine]:
    """Give what each contributor pays of a division, the largest number first."""
    return InvoiceLine.objects.filter(division=division).order_by("-number", "name", "id")
