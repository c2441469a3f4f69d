"""Requests to see what is written, as far as whoever coordinates must answer them."""

from datetime import date

from voordeur.access import holds, visible
from voordeur.accounts.models import Worker
from voordeur.cases.models import Inspection


def inspections_open(*, worker: Worker, today: date) -> list[Inspection]:
    """Give the requests that wait for an answer in the cases that a worker coordinates, the first due first."""
    if not holds(worker=worker, purpose="coordination", today=today):
        return []
    open_ = Inspection.objects.filter(answered_on=None).select_related("file").order_by("due", "id")
    return list(visible(open_, worker=worker, purpose="coordination", today=today))
