"""What can be said of organisations and workers in the journal, and what each of these changes."""

from datetime import date
from uuid import UUID

from voordeur.accounts.models import Identity, Organisation, Worker
from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows


@entry("organisation_registered")
class OrganisationRegistered(Body):
    """An organisation that residents or workers deal with was written down."""

    name: str
    kind: str = "other"
    phone: str = ""
    reveals_problem: bool = False


@entry("organisation_changed")
class OrganisationChanged(Body):
    """Something about an organisation changed; what is not said stays as it was."""

    name: str | None = None
    kind: str | None = None
    phone: str | None = None
    reveals_problem: bool | None = None


@entry("worker_registered")
class WorkerRegistered(Body):
    """Somebody got a name to sign in with. The password is no part of it."""

    username: str
    name: str
    organisation: UUID | None = None
    job_title: str = ""
    phone: str = ""
    language: str = "nl"
    email: str = ""


@entry("worker_changed")
class WorkerChanged(Body):
    """Something about a worker changed; what is not said stays as it was."""

    name: str | None = None
    organisation: UUID | None = None
    job_title: str | None = None
    phone: str | None = None
    language: str | None = None
    email: str | None = None


@entry("password_link_given")
class PasswordLinkGiven(Body):
    """A worker was given a link to choose a password with; any link given before is void. The link is no part of it."""


@entry("identity_linked", files=("worker",))
class IdentityLinked(Body):
    """A worker signs in with the own organisation's sign-in: `subject` is the id that it knows the worker by."""

    provider: str
    subject: str


@entry("identity_unlinked", files=("worker",))
class IdentityUnlinked(Body):
    """A worker no longer signs in with the own organisation's sign-in."""

    provider: str
    subject: str


@entry("second_factor_reset", files=("worker",))
class SecondFactorReset(Body):
    """The means of a worker's second step were thrown away, since they were lost; new ones are set up."""


@entry("sign_ins_ended", files=("worker",))
class SignInsEnded(Body):
    """A worker was signed out everywhere by somebody else, for a reason; the means to sign in stayed as they were."""

    reason: str


@entry("worker_left")
class WorkerLeft(Body):
    """A worker left: from this moment no sign-in and no grant counts; `on` is the last working day."""

    on: date | None = None


@projects(OrganisationRegistered)
def _organisation_registered(entry: Entry, body: OrganisationRegistered, rows: Rows) -> None:
    rows.put(
        Organisation(
            id=entry.file_id,
            name=body.name,
            kind=body.kind,
            phone=body.phone,
            reveals_problem=body.reveals_problem,
        )
    )


@projects(OrganisationChanged)
def _organisation_changed(entry: Entry, body: OrganisationChanged, rows: Rows) -> None:
    organisation = rows.get(Organisation, entry.file_id)
    _take_over(organisation, body, ("name", "kind", "phone", "reveals_problem"))
    rows.put(organisation)


@projects(WorkerRegistered)
def _worker_registered(entry: Entry, body: WorkerRegistered, rows: Rows) -> None:
    rows.put(
        Worker(
            id=entry.file_id,
            username=body.username,
            name=body.name,
            organisation=body.organisation,
            job_title=body.job_title,
            phone=body.phone,
            language=body.language,
            email=body.email,
        )
    )


@projects(WorkerChanged)
def _worker_changed(entry: Entry, body: WorkerChanged, rows: Rows) -> None:
    worker = rows.get(Worker, entry.file_id)
    _take_over(worker, body, ("name", "organisation", "job_title", "phone", "language", "email"))
    rows.put(worker)


@projects(PasswordLinkGiven)
def _password_link_given(entry: Entry, body: PasswordLinkGiven, rows: Rows) -> None:
    worker = rows.get(Worker, entry.file_id)
    worker.password_link = entry.id
    rows.put(worker)


@projects(IdentityLinked)
def _identity_linked(entry: Entry, body: IdentityLinked, rows: Rows) -> None:
    rows.put(Identity(id=entry.id, provider=body.provider, subject=body.subject, since=entry.happened_on))


@projects(IdentityUnlinked)
def _identity_unlinked(entry: Entry, body: IdentityUnlinked, rows: Rows) -> None:
    for identity in rows.find(Identity, provider=body.provider, subject=body.subject):
        rows.drop(identity)


@projects(WorkerLeft)
def _worker_left(entry: Entry, body: WorkerLeft, rows: Rows) -> None:
    worker = rows.get(Worker, entry.file_id)
    worker.is_active = False
    rows.put(worker)


def _take_over(row: Organisation | Worker, body: Body, fields: tuple[str, ...]) -> None:
    for field in fields:
        if (value := getattr(body, field)) is not None:
            setattr(row, field, value)
