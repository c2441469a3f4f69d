"""A worker's own days for a calendar program: that there is something, when, and where to read it; never about whom.

Several cases at one table are one conference.
"""

from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.urls import reverse

from voordeur import access
from voordeur.access.functions import purposes
from voordeur.accounts.models import Worker
from voordeur.cases import queries as cases
from voordeur.cases.models import Conference
from voordeur.common.clock import AMSTERDAM, day_of
from voordeur.desk.day.day import day_of_worker
from voordeur.outreach import queries as outreach
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

    That it was asked for is written in the access log first; nothing for who has no right to see anything.
    """
    if not _looked(worker, at):
        return []
    today = day_of(at)
    appointment, task, conference = TITLES["en" if worker.language == "en" else "nl"]
    span = {"first": today - BEHIND, "last": today + AHEAD, "today": today}
    planned = outreach.appointments(worker=worker, **span).select_related("file")
    owed = [line for line in day_of_worker(worker, today) if not line.escalated]
    called = list(cases.conferences_of(worker, **span))
    files = {one.file_id for one in [*planned, *called]} | {line.duty.file_id for line in owed}
    shut = stopped_files("calendar", files)
    events = [
        Event(
            uid=f"{one.pk}@voordeur",
            title=appointment,
            url=_url(one.file.kind, one.file_id),
            starts=_moment(one.on, one.from_time),
            ends=_end(one),
        )
        for one in planned
        if one.file_id not in shut
    ]
    tables = {one.meeting or one.pk: one for one in called if one.file_id not in shut}
    events += [
        Event(
            uid=f"{meeting}@voordeur",
            title=conference,
            url=f"{settings.VOORDEUR_URL.rstrip('/')}{reverse('table', kwargs={'meeting': meeting})}",
            starts=_moment(one.on, one.from_time),
            ends=_end(one),
        )
        for meeting, one in tables.items()
    ]
    return events + [
        Event(
            uid=f"{line.duty.id}@voordeur",
            title=task,
            url=_url(line.duty.file.kind, line.duty.file_id),
            starts=line.duty.due,
        )
        for line in owed
        if line.duty.file_id not in shut
    ]


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


def _url(kind: str, file: object) -> str:
    path = reverse(_PAGES[kind], kwargs={"file": file}) if kind in _PAGES else reverse("my_day")
    return f"{settings.VOORDEUR_URL.rstrip('/')}{path}"
