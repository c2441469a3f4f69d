"""Questions about services. What organisations offer is no secret of a resident: everyone who signs in may know it."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from voordeur.partners.models import Covenant, Service


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


def covenants_on(today: date, *, organisation: UUID) -> QuerySet[Covenant]:
    """Give what an organisation has signed that still holds on this day."""
    return Covenant.objects.filter(Q(until=None) | Q(until__gt=today), organisation=organisation, since__lte=today)


def under_covenant(today: date) -> set[UUID]:
    """Give the organisations that have signed something that still holds on this day."""
    held = Covenant.objects.filter(Q(until=None) | Q(until__gt=today), since__lte=today)
    return set(held.values_list("organisation", flat=True))
