"""How a case begins, and about which household it is."""

from typing import Literal
from uuid import UUID

from voordeur.cases.models.case import Case
from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows
from voordeur.signals import entries as signals


@entry("case_opened", step=True)
class CaseOpened(Body):
    """A team began to work for a household (or for a signal whose household is not known yet).

    `beside` names the running case of the same household that goes on next to this one, for the reason given.
    """

    route: Literal["doorstep", "signal", "transfer"]
    household: UUID | None = None
    join: Literal["none", "beside"] = "none"
    beside: UUID | None = None
    reason: str = ""


@entry("household_identified")
class HouseholdIdentified(Body):
    """It became clear about which household this case is."""

    household: UUID


@projects(CaseOpened)
def _case_opened(entry: Entry, body: CaseOpened, rows: Rows) -> None:
    case = case_of(rows, entry)
    case.household = body.household or case.household
    case.route = body.route
    case.beside, case.beside_reason = body.beside, body.reason
    rows.put(case)


@projects(signals.SignalReceived)
def _signal_received(entry: Entry, body: signals.SignalReceived, rows: Rows) -> None:
    case = case_of(rows, entry)
    case.route = case.route or "signal"
    rows.put(case)


@projects(HouseholdIdentified)
def _household_identified(entry: Entry, body: HouseholdIdentified, rows: Rows) -> None:
    case = case_of(rows, entry)
    case.household = body.household
    rows.put(case)


def case_of(rows: Rows, entry: Entry) -> Case:
    """Give the case of this file; one that nobody opened formally began on the day of its first line."""
    begun = rows.all(Case)
    return begun[0] if begun else Case(id=rows.file.id, programme=rows.file.programme, opened_on=entry.happened_on)
