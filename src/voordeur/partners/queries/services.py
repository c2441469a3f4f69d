"""Questions about services. What organisations offer is no secret of a resident: everyone who signs in may know it."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from voordeur.common.periods import Period
from voordeur.partners.models import ContactPerson, ObservedWait, Service
from voordeur.partners.rules import usual_wait


def services(*, organisation: UUID | None = None) -> QuerySet[Service]:
    """Give all services, or those of one organisation."""
    every = Service.objects.all()
    return every if organisation is None else every.filter(organisation=organisation)


def service(id: UUID) -> Service:
    """Give a service. Raises Service.DoesNotExist."""
    return Service.objects.get(pk=id)


def services_on(domain: str) -> list[Service]:
    """Give the services that help on a life domain, the shortest real wait first."""
    found = [each for each in Service.objects.all() if domain in each.domains]
    return sorted(found, key=lambda each: (expected_weeks(each) is None, expected_weeks(each) or 0, each.name))


def expected_weeks(service: Service) -> int | None:
    """Give the weeks that a resident will probably wait: as last seen, else as promised."""
    return service.observed_weeks if service.observed_weeks is not None else service.waiting_weeks


def services_named(ids: Iterable[UUID | None]) -> dict[UUID, Service]:
    """Give services by id."""
    return {found.pk: found for found in Service.objects.filter(pk__in=[id for id in ids if id])}


def contacts(organisation: UUID, today: date) -> QuerySet[ContactPerson]:
    """Give whom to call at an organisation on this day."""
    there = ContactPerson.objects.filter(Q(until=None) | Q(until__gt=today), organisation=organisation)
    return there.order_by("name", "id")


def contacts_named(ids: Iterable[UUID | None]) -> dict[UUID, ContactPerson]:
    """Give contact persons by id, also those who left: who was named stays named."""
    return {found.pk: found for found in ContactPerson.objects.filter(pk__in=[id for id in ids if id])}


def waits_by_quarter(service: UUID) -> list[tuple[Period, int]]:
    """Give the usual wait (weeks) of each quarter in which residents were seen to begin, the oldest first."""
    waits: dict[Period, list[int]] = {}
    seen_ones = ObservedWait.objects.filter(service=service).order_by("month", "id")
    for month, weeks in seen_ones.values_list("month", "weeks"):
        waits.setdefault(Period.parse(f"{month.year}-Q{(month.month + 2) // 3}"), []).append(weeks)
    return [(quarter, usual) for quarter, seen in waits.items() if (usual := usual_wait(seen)) is not None]
