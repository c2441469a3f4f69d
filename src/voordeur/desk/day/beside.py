"""What stands on a worker's day beside what is owed: visits, conferences, and what nobody owns or answers.

All of it is one statement, since most days have next to nothing of each.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from voordeur.accounts.models import Worker
from voordeur.cases import queries as cases
from voordeur.cases.models import Action, Conference, Escalation, Inspection
from voordeur.desk.case.partner_decisions import ToChase, requests_of, to_chase
from voordeur.desk.day.absence import AwayView, absences
from voordeur.desk.oversight.case_list import cases_read
from voordeur.desk.oversight.hampering import unanswered_of
from voordeur.journal.at_once import lists_at_once
from voordeur.outreach.models import Appointment

_SOON = timedelta(days=14)


@dataclass(frozen=True, kw_only=True)
class Beside:
    """The lists of a day, each as its reader may see it and in its order; `reads_cases`: there is a running case."""

    visits: list[Appointment]
    conferences: list[Conference]
    unanswered: list[Escalation]
    inspections: list[Inspection]
    ownerless: list[Action]
    to_chase: list[ToChase]
    absences: list[AwayView]
    reads_cases: bool


def beside_what_is_owed(worker: Worker, today: date) -> Beside:
    """Give the other lists of a worker's day."""
    visits, conferences, unanswered, inspections, actions, requests, away, running = lists_at_once(
        cases.visits_of(worker.pk, today),
        cases.conferences_of(worker, first=today, last=today + _SOON, today=today),
        unanswered_of(worker, today),
        cases.inspections_open(worker=worker, today=today),
        cases.actions_of_others(worker=worker, today=today),
        requests_of(worker, today),
        cases.absences_of(worker.pk),
        cases_read(worker, today)[:1],
    )
    gone = cases.without_owner(actions, today=today)
    return Beside(
        visits=visits,
        conferences=conferences,
        unanswered=unanswered,
        inspections=inspections,
        ownerless=[one for one in actions if one.pk in gone],
        to_chase=to_chase(worker, today, rows=requests),
        absences=absences(worker.pk, today, rows=away),
        reads_cases=bool(running),
    )
