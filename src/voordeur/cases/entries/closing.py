"""How a case ends, and what comes after."""

from typing import Literal

from voordeur.cases.entries.opening import case_of
from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows
from voordeur.signals import entries as signals

ClosingReason = Literal[
    "goals_reached",
    "help_in_place",
    "answered",
    "passed_on",
    "withdrew",
    "moved",
    "deceased",
    "court_order",
    "other",
]


@entry("passed_on", step=True, plain=True, whole=True)
class PassedOn(Body):
    """Another platform took the case over."""

    platform: str = ""
    receiver: str = ""
    reason: str = ""


@entry("case_closed", step=True)
class CaseClosed(Body):
    """The work ended; what was still open is handed over, line by line."""

    reason: ClosingReason
    result: str = ""
    open_list: tuple[str, ...] = ()


@entry("aftercare_held")
class AftercareHeld(Body):
    """It was asked, some time after closing, how the household is doing."""

    reached: bool = True
    result: Literal["goes_well", "problem_back", "not_reached"]
    text: str = ""


@entry("case_reopened", step=True)
class CaseReopened(Body):
    """Work on a closed case began again, for a reason."""

    reason: str = ""


@projects(PassedOn)
def _passed_on(entry: Entry, body: PassedOn, rows: Rows) -> None:
    case = case_of(rows, entry)
    case.passed_on_to = body.platform or body.receiver
    rows.put(case)


@projects(CaseClosed)
def _case_closed(entry: Entry, body: CaseClosed, rows: Rows) -> None:
    case = case_of(rows, entry)
    case.closed_on, case.closed_reason, case.closed_result = entry.happened_on, body.reason, body.result
    case.handed_over = list(body.open_list)
    rows.put(case)
    signals.close(rows, on=entry.happened_on)


@projects(AftercareHeld)
def _aftercare_held(entry: Entry, body: AftercareHeld, rows: Rows) -> None:
    case = case_of(rows, entry)
    case.aftercare_on, case.aftercare_result = entry.happened_on, body.result
    rows.put(case)


@projects(CaseReopened)
def _case_reopened(entry: Entry, body: CaseReopened, rows: Rows) -> None:
    case = case_of(rows, entry)
    case.closed_on, case.closed_reason, case.closed_result, case.handed_over = None, "", "", []
    rows.put(case)
    signals.open_again(rows)
