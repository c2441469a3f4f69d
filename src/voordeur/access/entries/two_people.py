"""What can be said of deeds that take two people: asked, agreed or refused, and who is the second person outside."""

from datetime import datetime
from uuid import UUID

from voordeur.access.models import SecondAsk, SecondPerson
from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows


@entry("second_person_asked", thing="request")
class SecondPersonAsked(Body):
    """Somebody wants to do what takes two people; `deed` is a word of two_people.yaml, `about` what it is done to."""

    request: UUID
    deed: str
    reason: str
    due: datetime
    expires: bool = True
    about: UUID | None = None


@entry("second_person_agreed", thing="request")
class SecondPersonAgreed(Body):
    """A second person agreed, and with that it was done."""

    request: UUID
    remark: str = ""


@entry("second_person_refused", thing="request")
class SecondPersonRefused(Body):
    """A second person did not agree, so that it was not done."""

    request: UUID
    reason: str


@entry("second_person_named", files=("programme",))
class SecondPersonNamed(Body):
    """Somebody outside the team of a programme is its second person, for when the team has none."""

    worker: UUID


@entry("second_person_released", files=("programme",))
class SecondPersonReleased(Body):
    """Somebody is no longer the second person of a programme."""

    worker: UUID


@projects(SecondPersonAsked)
def _asked(entry: Entry, body: SecondPersonAsked, rows: Rows) -> None:
    rows.put(
        SecondAsk(
            id=body.request,
            deed=body.deed,
            about=body.about,
            reason=body.reason,
            asked_by=entry.by,
            asked=entry.recorded,
            due=body.due,
            expires=body.expires,
            level=entry.level,
            domain=entry.domain,
        )
    )


@projects(SecondPersonAgreed)
def _agreed(entry: Entry, body: SecondPersonAgreed, rows: Rows) -> None:
    _answer(entry, body.request, SecondAsk.State.AGREED, body.remark, rows)


@projects(SecondPersonRefused)
def _refused(entry: Entry, body: SecondPersonRefused, rows: Rows) -> None:
    _answer(entry, body.request, SecondAsk.State.REFUSED, body.reason, rows)


def _answer(entry: Entry, request: UUID, state: str, remark: str, rows: Rows) -> None:
    ask = rows.get(SecondAsk, request)
    ask.state, ask.remark = state, remark
    ask.answered_by, ask.answered = entry.by, entry.recorded
    rows.put(ask)


@projects(SecondPersonNamed)
def _named(entry: Entry, body: SecondPersonNamed, rows: Rows) -> None:
    rows.put(SecondPerson(id=entry.id, worker=body.worker, since=entry.happened_on))


@projects(SecondPersonReleased)
def _released(entry: Entry, body: SecondPersonReleased, rows: Rows) -> None:
    for person in rows.find(SecondPerson, worker=body.worker, until=None):
        person.until = entry.happened_on
        rows.put(person)
