"""A worker's own days for a calendar program: that there is something, when, and where to read it; never about whom.

Several cases at one table are one conference.
"""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from voordeur import access
from voordeur.access.functions import purposes
from voordeur.accounts.models import Worker
from voordeur.cases import queries as cases
from voordeur.cases.models import Conference
from voordeur.common.clock import AMSTERDAM, day_of
from voordeur.desk.day.day import day_of_worker
from voordeur.outreach.models import Appointment
from voordeur.post.icalendar import Event
from voordeur.post.queries import stopped_files

AHEAD, BEHIND = timedelta(days=365), timedelta(days=31)
TITLES = {
    "nl": ("Afspraak", "Taak met termijn", "Overleg"),
    "en": ("Appointment", "Task with a term", "Conference"),
}
_PAGES = {"case": "case", "doorstep": "door", "programme": "programme"}


def own_days(worker: Worker, *, at: datetime) -> list[Event]:
    """Give the appointments, conferences and due days of a worker, without those of cases whose calendar is stopped.

    With the appointments and conferences of whom this worker stands in for, on those days. That it was asked for is
    written in the access log first; nothing for who has no right to see anything.
    """
    if not _looked(worker, at):
        return []
    today = day_of(at)
    appointment, task, conference = TITLES["en" if worker.language == "en" else "nl"]
    span = {"first": today - BEHIND, "last": today + AHEAD}
    planned = list(cases.visits_of(worker.pk, today, **span).select_related("file"))
    called = list(cases.conferences_of(worker, **span, today=today))
    owed = [line.duty for line in day_of_worker(worker, today) if not line.escalated]
    files = {one.file_id for one in planned} | {one.file_id for one in called} | {one.file_id for one in owed}
    shut = stopped_files("calendar", files)
    tables = {one.meeting or one.pk: one for one in called if one.file_id not in shut}
    return [
        *(
            _meeting(one.pk, one, appointment, _url(one.file.kind, one.file_id))
            for one in planned
            if one.file_id not in shut
        ),
        *(_meeting(meeting, one, conference, _page("table", meeting=meeting)) for meeting, one in tables.items()),
        *(
            Event(uid=_uid(one.id), title=task, url=_url(one.file.kind, one.file_id), starts=one.due)
            for one in owed
            if one.file_id not in shut
        ),
    ]


def _meeting(id: UUID, one: Appointment | Conference, title: str, url: str) -> Event:
    return Event(uid=_uid(id), title=title, url=url, starts=_moment(one.on, one.from_time), ends=_end(one))


def _uid(id: UUID) -> str:
    return f"{id}@voordeur"


def _looked(worker: Worker, at: datetime) -> bool:
    """Write the look down for the first purpose that the worker has ground for; tell whether there was one."""
    for purpose in purposes():
        try:
            access.look(worker=worker, purpose=purpose, at=at, page="own calendar")
        except access.NoGround:
            continue
        return True
    return False


def _moment(on: date, from_time: time | None) -> date | datetime:
    return on if from_time is None else datetime.combine(on, from_time, AMSTERDAM)


def _end(one: Appointment | Conference) -> datetime | None:
    if one.from_time is None or one.until_time is None or one.until_time <= one.from_time:
        return None
    return datetime.combine(one.on, one.until_time, AMSTERDAM)


def _url(kind: str, file: UUID) -> str:
    return _page(_PAGES[kind], file=file) if kind in _PAGES else _page("my_day")


def _page(name: str, **named: UUID) -> str:
    return f"{settings.VOORDEUR_URL.rstrip('/')}{reverse(name, kwargs=named)}"
