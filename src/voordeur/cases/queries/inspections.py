"""Requests to see what is written, as far as whoever coordinates must answer them."""

from datetime import date

from django.db.models import QuerySet

from voordeur.access import holds, reach, visible
from voordeur.accounts.models import Worker
from voordeur.cases.models import Inspection
from voordeur.journal import File


def inspections_open(*, worker: Worker, today: date) -> QuerySet[Inspection]:
    """Give the requests that wait for an answer in the cases that a worker coordinates, the first due first."""
    if not holds(worker=worker, purpose="coordination", today=today):
        return Inspection.objects.none()
    near = reach(worker=worker, purpose="coordination", today=today, kind=File.Kind.CASE)
    open_ = Inspection.objects.filter(answered_on=None, file__in=near).order_by("due", "id")
    return visible(open_, worker=worker, purpose="coordination", today=today)
