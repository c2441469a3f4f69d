"""What can be said of a signal in the journal, and what each of these changes."""

from datetime import date
from decimal import Decimal
from typing import Literal
from uuid import UUID

from voordeur.common.money import in_cents
from voordeur.journal.kinds import Body, asked, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows
from voordeur.signals.models import Signal

Channel = Literal[
    "code",
    "telephone",
    "email",
    "meeting",
    "visit",
    "walk_in",
    "self",
    "nomination",
    "register",
    "outside_event",
]
Permission = Literal["yes", "no", "not_asked"]
Urgency = Literal["normal", "soon", "acute"]
Outcome = Literal["single", "multiple_unconnected", "multiple_connected"]


@entry("signal_received", step=True)
class SignalReceived(Body):
    """A worry came in: through the form, by telephone, at the counter, from a register, after something that happened.

    `ground` is the ground in law on which it was passed on, `kind` a word of the method, `hard_date` a day that waits
    for nobody (an eviction, a release), `amount` how many euros it is about (arrears).
    """

    channel: Channel
    reporter: UUID | None = None
    reporter_name: str = ""
    reporter_organisation: str = ""
    about: str = ""
    text: str = ""
    knows_where: bool = False
    permission: Permission = "not_asked"
    urgency: Urgency = "normal"
    wishes_feedback: bool = True
    ground: str = ""
    hard_date: date | None = None
    kind: str = ""
    amount: Decimal | None = None


@entry("triaged", step=True)
class Triaged(Body):
    """It was judged whether the problem stands alone, or there are several, connected or not."""

    outcome: Outcome
    reason: str = ""


@entry("signal_joined_case")
class SignalJoinedCase(Body):
    """A signal was handed to a case that was already running; `taken_up_by` is who answers for that case."""

    case: UUID
    reason: str = asked("")
    taken_up_by: UUID | None = None


@entry("signal_arrived")
class SignalArrived(Body):
    """Another signal about this household was handed to this running case; its words stand in its own file."""

    signal: UUID
    reason: str = ""


@projects(SignalReceived)
def _signal_received(entry: Entry, body: SignalReceived, rows: Rows) -> None:
    rows.put(
        Signal(
            id=entry.id,
            channel=body.channel,
            reporter=body.reporter,
            reporter_name=body.reporter_name,
            reporter_organisation=body.reporter_organisation,
            about=body.about,
            text=body.text,
            permission=body.permission,
            urgency=body.urgency,
            wishes_feedback=body.wishes_feedback,
            ground=body.ground,
            hard_date=body.hard_date,
            kind=body.kind,
            amount=None if body.amount is None else in_cents(body.amount),
            received_on=entry.happened_on,
        )
    )


@projects(Triaged)
def _triaged(entry: Entry, body: Triaged, rows: Rows) -> None:
    for signal in rows.all(Signal):
        signal.triage = body.outcome
        signal.triage_reason = body.reason
        rows.put(signal)


@projects(SignalJoinedCase)
def _signal_joined_case(entry: Entry, body: SignalJoinedCase, rows: Rows) -> None:
    for signal in rows.all(Signal):
        signal.joined_case = body.case
        rows.put(signal)
    if body.taken_up_by is not None:
        take_up(rows, by=body.taken_up_by, on=entry.happened_on)


def take_up(rows: Rows, *, by: UUID, on: date) -> None:
    """Write on every open signal of this file that a worker answers for it from now on; the first one stays."""
    for signal in rows.all(Signal):
        if signal.state == Signal.State.RECEIVED:
            signal.state, signal.taken_up_by, signal.taken_up_on = Signal.State.TAKEN_UP, by, on
            rows.put(signal)


def close(rows: Rows, *, on: date) -> None:
    """Write on every signal of this file that the work on it has ended."""
    for signal in rows.all(Signal):
        if signal.state != Signal.State.CLOSED:
            signal.state, signal.closed_on = Signal.State.CLOSED, on
            rows.put(signal)


def open_again(rows: Rows) -> None:
    """Write on the closed signals of this file that the work goes on."""
    for signal in rows.all(Signal):
        if signal.state == Signal.State.CLOSED:
            signal.state = Signal.State.RECEIVED if signal.taken_up_by is None else Signal.State.TAKEN_UP
            signal.closed_on = None
            rows.put(signal)
