"""What can be said of partners' services in the journal, and what each of these changes."""

from datetime import date
from uuid import UUID

from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows
from voordeur.partners.models import Covenant, Service
from voordeur.partners.rules import last_waits, usual_wait


@entry("service_offered")
class ServiceOffered(Body):
    """An organisation offers help of this kind; `waiting_weeks` is what it promises."""

    service: UUID
    name: str
    domains: tuple[str, ...] = ()
    waiting_weeks: int | None = None
    phone: str = ""


@entry("service_changed")
class ServiceChanged(Body):
    """Something about a service changed; what is not said stays as it was."""

    service: UUID
    name: str | None = None
    domains: tuple[str, ...] | None = None
    waiting_weeks: int | None = None
    phone: str | None = None


@entry("waiting_time_observed", files=("organisation",))
class WaitingTimeObserved(Body):
    """A worker saw how many weeks a resident really waits for a service; nothing about who."""

    service: UUID
    weeks: int


@entry("covenant_signed")
class CovenantSigned(Body):
    """An organisation signed what it will do and what may be shared with it."""

    covenant: UUID
    what: str
    until: date | None = None


@entry("covenant_ended")
class CovenantEnded(Body):
    """A covenant ended."""

    covenant: UUID


@projects(ServiceOffered)
def _service_offered(entry: Entry, body: ServiceOffered, rows: Rows) -> None:
    rows.put(
        Service(
            id=body.service,
            organisation=entry.file_id,
            name=body.name,
            domains=list(body.domains),
            waiting_weeks=body.waiting_weeks,
            phone=body.phone,
        )
    )


@projects(ServiceChanged)
def _service_changed(entry: Entry, body: ServiceChanged, rows: Rows) -> None:
    service = rows.get(Service, body.service)
    for field in ("name", "waiting_weeks", "phone"):
        if (value := getattr(body, field)) is not None:
            setattr(service, field, value)
    if body.domains is not None:
        service.domains = list(body.domains)
    rows.put(service)


@projects(WaitingTimeObserved)
def _waiting_time_observed(entry: Entry, body: WaitingTimeObserved, rows: Rows) -> None:
    service = rows.get(Service, body.service)
    service.waits = last_waits([*service.waits, body.weeks])
    service.observed_weeks = usual_wait(service.waits)
    service.observed_on = entry.happened_on.replace(day=1)
    rows.put(service)


@projects(CovenantSigned)
def _covenant_signed(entry: Entry, body: CovenantSigned, rows: Rows) -> None:
    rows.put(
        Covenant(
            id=body.covenant, organisation=entry.file_id, what=body.what, since=entry.happened_on, until=body.until
        )
    )


@projects(CovenantEnded)
def _covenant_ended(entry: Entry, body: CovenantEnded, rows: Rows) -> None:
    covenant = rows.get(Covenant, body.covenant)
    covenant.until = entry.happened_on
    rows.put(covenant)
