"""Questions about signals: what waits for triage, and what a reporter may hear."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Case, QuerySet, Value, When

from voordeur.access import visible
from voordeur.accounts.models import Organisation, Worker
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal import File
from voordeur.methods import engine
from voordeur.methods.vocabulary import Fact
from voordeur.programmes import queries as programmes
from voordeur.signals.entries import SignalReceived
from voordeur.signals.models import Signal
from voordeur.signals.rules import Feedback, feedback


@dataclass(frozen=True, kw_only=True)
class OwnSignal:
    """A signal as its reporter sees it: what was sent, and how far it has come. Never what was found."""

    id: UUID
    about: str
    text: str
    received_on: date
    feedback: Feedback
    organisation: str
    job_title: str


def inbox(*, worker: Worker | UUID, today: date) -> QuerySet[Signal]:
    """Give the signals that wait for a judgement, the most urgent first and then the oldest."""
    urgency = Case(When(urgency="acute", then=Value(0)), When(urgency="soon", then=Value(1)), default=Value(2))
    waiting = Signal.objects.filter(triage="", joined_case=None, closed_on=None)
    mine = visible(waiting, worker=worker, purpose="triage", today=today)
    return mine.order_by(urgency, "received_on", "id")


def signals_of(*, file: UUID, worker: Worker | UUID, purpose: str, today: date) -> QuerySet[Signal]:
    """Give the signals that stand in a case file, the first one first."""
    return visible(Signal.objects.of(file), worker=worker, purpose=purpose, today=today).order_by("received_on", "id")


def own_signals(*, worker: Worker | UUID, today: date) -> list[OwnSignal]:
    """Give what a worker has reported, newest first, with what may be told of it."""
    worker_id = worker if isinstance(worker, UUID) else worker.pk
    files = visible(File.objects.filter(kind=File.Kind.CASE), worker=worker, purpose="feedback", today=today)
    found = list(
        Signal.objects.filter(file__in=files, reporter=worker_id, wishes_feedback=True).order_by("-received_on", "-id")
    )
    takers = Worker.objects.in_bulk([signal.taken_up_by for signal in found if signal.taken_up_by])
    organisations = Organisation.objects.in_bulk([one.organisation for one in takers.values() if one.organisation])
    told = []
    for signal in found:
        taker = takers.get(signal.taken_up_by)
        organisation = organisations.get(taker.organisation) if taker else None
        told.append(
            OwnSignal(
                id=signal.id,
                about=signal.about,
                text=signal.text,
                received_on=signal.received_on,
                feedback=feedback(signal),
                # An organisation whose name tells what is wrong would tell what was found.
                organisation=organisation.name if organisation and not organisation.reveals_problem else "",
                job_title=taker.job_title if taker and organisation and not organisation.reveals_problem else "",
            )
        )
    return told


def refusal_for_who_knows_where(*, programme: UUID, at: datetime) -> engine.Explained | None:
    """Say why a programme does not take in a signal of somebody who knows where to go with it, if it does not.

    Asked of the method before anything is told, so that nobody fills in a form for nothing; nothing is recorded.
    """
    body = SignalReceived(channel="code", knows_where=True, permission="yes")
    fact = Fact(id=new_id(), kind="signal_received", on=day_of(at), recorded=at, fields=asdict(body), step=True)
    method = programmes.method_of(programme)
    return engine.weigh(method, (), fact, track=File.Kind.CASE, today=day_of(at)).refusal
