"""What an organisation offers, how long one waits for it, and whom to call there."""

from uuid import UUID

from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows
from voordeur.partners.models.services import ContactPerson, ObservedWait, Service
from voordeur.partners.rules.services import last_waits, usual_wait


@entry("service_offered")
class ServiceOffered(Body):
    """An organisation offers help of this kind; `waiting_weeks` is what it promises, `capacity` counts households."""

    service: UUID
    name: str
    domains: tuple[str, ...] = ()
    waiting_weeks: int | None = None
    phone: str = ""
    capacity: int | None = None


@entry("service_changed")
class ServiceChanged(Body):
    """Something about a service changed; what is not said stays as it was."""

    service: UUID
    name: str | None = None
    domains: tuple[str, ...] | None = None
    waiting_weeks: int | None = None
    phone: str | None = None
    capacity: int | None = None


@entry("waiting_time_observed", files=("organisation",))
class WaitingTimeObserved(Body):
    """A worker saw how many weeks a resident really waits for a service; nothing about who."""

    service: UUID
    weeks: int


@entry("contact_person_named", files=("organisation",), thing="contact", plain=True, whole=True)
class ContactPersonNamed(Body):
    """Somebody at the organisation can be called or visited; `hours` says when. Said again it replaces what was."""

    contact: UUID
    name: str
    job_title: str = ""
    phone: str = ""
    hours: str = ""


@entry("contact_person_left", files=("organisation",), thing="contact", plain=True)
class ContactPersonLeft(Body):
    """Somebody is no longer the one to call at the organisation."""

    contact: UUID


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
            capacity=body.capacity,
        )
    )


@projects(ServiceChanged)
def _service_changed(entry: Entry, body: ServiceChanged, rows: Rows) -> None:
    service = rows.get(Service, body.service)
    for field in ("name", "waiting_weeks", "phone", "capacity"):
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
    rows.put(ObservedWait(id=entry.id, service=body.service, weeks=body.weeks, month=service.observed_on))


@projects(ContactPersonNamed)
def _contact_person_named(entry: Entry, body: ContactPersonNamed, rows: Rows) -> None:
    before = rows.find(ContactPerson, id=body.contact)
    rows.put(
        ContactPerson(
            id=body.contact,
            organisation=entry.file_id,
            name=body.name,
            job_title=body.job_title,
            phone=body.phone,
            hours=body.hours,
            since=before[0].since if before else entry.happened_on,
        )
    )


@projects(ContactPersonLeft)
def _contact_person_left(entry: Entry, body: ContactPersonLeft, rows: Rows) -> None:
    contact = rows.get(ContactPerson, body.contact)
    contact.until = entry.happened_on
    rows.put(contact)
