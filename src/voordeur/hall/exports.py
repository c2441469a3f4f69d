"""Figures that leave the house in a file: totals of the work by one person, what is about residents by two.

Trust rules 15 and 16. What a second person agreed to is one period of one programme for whoever asked, for a few days;
who took the file, who agreed and what for stand in the file itself, and each taking in the access log.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings

from voordeur.access import seconds
from voordeur.access.models import SecondAsk
from voordeur.access.permits import permit_to_ask
from voordeur.access.queries import NoGround
from voordeur.accounts.models import Worker
from voordeur.common.periods import Period
from voordeur.journal import id_from, record
from voordeur.reporting.reports import Report

DEED = "release_export"


def work_totals(report: Report) -> Report:
    """Keep what one person may take along: totals of the own work, not divided by anything."""
    return replace(report, lines=tuple(replace(line, splits=()) for line in report.lines if line.about == "work"))


def ask_release(
    *, programme: UUID, period: Period, reason: str, worker: Worker, at: datetime, id: UUID | None = None
) -> None:
    """Ask a second person to release all figures of a period in a file. Raises NoGround."""
    asked = seconds.ask(
        deed=DEED,
        file=programme,
        reason=f"{period.label}: {reason}",
        at=at,
        about=_export(programme, period),
        hours=settings.SECOND_PERSON_HOURS,
        id=id,
    )
    record(asked, permit=permit_to_ask(worker=worker, file=programme, at=at), at=at)


def asked_for(ask: SecondAsk) -> tuple[Period | None, str]:
    """Give for which period figures were asked, and what for; of anything else, or other days, all that was said."""
    label, _colon, why = ask.reason.partition(": ")
    try:
        return (Period.parse(label), why) if ask.deed == DEED else (None, ask.reason)
    except ValueError:
        return None, ask.reason


def last_ask(*, programme: UUID, period: Period, worker: Worker) -> SecondAsk | None:
    """Give what this worker asked last for this period, however it stands."""
    asks = SecondAsk.objects.filter(deed=DEED, about=_export(programme, period), asked_by=worker.pk)
    return asks.order_by("-asked", "-id").first()


def is_released(ask: SecondAsk | None, *, at: datetime) -> bool:
    """Tell whether a second person agreed, not longer ago than a question waits for its answer."""
    if ask is None or ask.state != SecondAsk.State.AGREED or ask.answered is None:
        return False
    return at <= ask.answered + timedelta(hours=settings.SECOND_PERSON_HOURS)


def released(*, programme: UUID, period: Period, worker: Worker, at: datetime) -> SecondAsk:
    """Give the release on which this worker may take all figures of a period. Raises NoGround."""
    ask = last_ask(programme=programme, period=period, worker=worker)
    if ask is None or not is_released(ask, at=at):
        raise NoGround
    return ask


def _export(programme: UUID, period: Period) -> UUID:
    return id_from(programme, "export", period.label)
