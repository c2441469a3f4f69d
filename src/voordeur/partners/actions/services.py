"""Deeds about what partner organisations offer."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from voordeur.common.ids import new_id
from voordeur.journal.drafts import Recorded, id_from
from voordeur.journal.permits import Permit
from voordeur.journal.recording import note
from voordeur.partners.entries import ServiceChanged, ServiceOffered, WaitingTimeObserved
from voordeur.partners.models import Service


def offer_service(
    *,
    organisation: UUID,
    name: str,
    permit: Permit,
    at: datetime,
    domains: tuple[str, ...] = (),
    waiting_weeks: int | None = None,
    phone: str = "",
    capacity: int | None = None,
    id: UUID | None = None,
    service: UUID | None = None,
    happened_on: date | None = None,
) -> Recorded:
    """Note what an organisation offers, on which life domains, and the waiting time that it promises (weeks).

    `capacity`: how many households it can help at one time.
    """
    entry = id or new_id()
    body = ServiceOffered(
        service=service or id_from(entry, "service"),
        name=name,
        domains=domains,
        waiting_weeks=waiting_weeks,
        phone=phone,
        capacity=capacity,
    )
    return note(organisation, body, permit, at, happened_on, entry)


def change_service(
    *, service: Service, permit: Permit, at: datetime, id: UUID | None = None, **changes: Any
) -> Recorded:
    """Change name, domains, waiting_weeks, phone or capacity of a service."""
    return note(service.organisation, ServiceChanged(service=service.id, **changes), permit, at, None, id)


def note_waiting_time(
    *,
    service: Service,
    weeks: int,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note how many weeks a resident really waits for a service; the promise stays beside it."""
    return note(service.organisation, WaitingTimeObserved(service=service.id, weeks=weeks), permit, at, happened_on, id)
