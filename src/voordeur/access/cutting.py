"""Throws away the beginning of the access log once its term is over, so that what is kept can still be checked.

What stood at the end of what went is written in the journal, where it is chained and witnessed in its turn: the lines
that are kept must follow on from there, and none that was thrown away can come back.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Max, Min

from voordeur.access.entries import AccessLogWasCut
from voordeur.access.log import Broken, broken_lines, broken_lines_up_to, note_operator
from voordeur.access.models import AccessLogLine
from voordeur.access.permits import OPERATOR, operator_permit
from voordeur.accounts.installation import INSTALLATION, opening
from voordeur.common.clock import AMSTERDAM, day_of
from voordeur.common.terms import Term
from voordeur.journal.drafts import Draft
from voordeur.journal.ground import of_house
from voordeur.journal.recording import record

PRUNE = "access-log prune"
VERIFY = "access-log verify"
SHORTEST = Term(1, "years")
"""What PostgreSQL itself keeps, whoever asks (`log_function`)."""


class LogBroken(Exception):
    """Lines were changed or taken: what is left of them is evidence, and nothing is thrown away."""


@dataclass(frozen=True, kw_only=True)
class Ends:
    """The lines from before a moment: how many there are, and of each chain the last of them, position and hash."""

    before: datetime
    lines: int
    chains: Mapping[UUID, tuple[int, str]]


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What was found of the whole log."""

    lines: int
    workers: int
    broken: tuple[Broken, ...]


def check_log(*, at: datetime) -> Checked:
    """Walk all chains, for whoever runs the machine; that it was asked stands in the log first."""
    note_operator(OPERATOR, at=at, command=VERIFY)
    with of_house("cutting_the_access_log"):
        workers = AccessLogLine.objects.values("worker").distinct().count()
        return Checked(lines=AccessLogLine.objects.count(), workers=workers, broken=tuple(broken_lines()))


def kept_from(today: date, term: Term) -> datetime:
    """Give the moment from which lines are kept. ValueError for a term that is shorter than one year. Pure."""
    first = term.before(today)
    if first > SHORTEST.before(today):
        raise ValueError("The access log is kept for a year at least.")
    return datetime.combine(first, time(), AMSTERDAM)


@of_house("cutting_the_access_log")
def over(*, before: datetime) -> Ends:
    """Find what is older; a chain goes up to its first line that is kept, also when a clock was set back meanwhile."""
    old = AccessLogLine.objects.filter(moment__lt=before).values_list("worker")
    kept = AccessLogLine.objects.filter(moment__gte=before).values_list("worker")
    first_kept = dict(kept.annotate(Min("position")).order_by("worker"))
    chains, lines = dict[UUID, tuple[int, str]](), 0
    for worker, last in old.annotate(Max("position")).order_by("worker"):
        end = min(last, first_kept.get(worker, last + 1) - 1)
        of_worker = AccessLogLine.objects.filter(worker=worker, position__lte=end)
        if number := of_worker.count():
            chains[worker], lines = (end, of_worker.get(position=end).hash), lines + number
    return Ends(before=before, lines=lines, chains=chains)


def would_cut(*, before: datetime, at: datetime) -> Ends:
    """Say what `cut` would throw away, and write nothing but that it was asked. Raises LogBroken, as `cut` would."""
    note_operator(OPERATOR, at=at, command=PRUNE)
    _refuse_if_broken()
    return over(before=before)


def cut(*, before: datetime, at: datetime) -> Ends:
    """Throw away what is older, and write in the journal where it ended. Raises LogBroken.

    The whole log is walked first, while everybody goes on. Other commands wait only while what goes is walked again.
    """
    _refuse_if_broken()
    with transaction.atomic():
        permit = operator_permit(at=at, command=PRUNE)
        with of_house("cutting_the_access_log"):
            gone = over(before=before)
            if not gone.lines:
                return gone
            if any(broken_lines_up_to(gone.chains)):
                raise LogBroken
            workers = sorted(gone.chains)
            body = AccessLogWasCut(
                before=before,
                lines=gone.lines,
                workers=tuple(workers),
                positions=tuple(gone.chains[one][0] for one in workers),
                hashes=tuple(gone.chains[one][1] for one in workers),
            )
            recorded = record(Draft(INSTALLATION, body, day_of(at)), permit=permit, at=at, opening=opening())
            _throw_away(recorded.entries[0].id, gone)
    return gone


@of_house("cutting_the_access_log")
def _refuse_if_broken() -> None:
    if any(broken_lines()):
        raise LogBroken


def _throw_away(entry: UUID, gone: Ends) -> None:
    """Delete lines; on PostgreSQL only the owner's function may, and it asks for the entry that says so."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT access_cut_log(%s)", [entry])
            (deleted,) = cursor.fetchone() or (0,)
    else:
        deleted = 0
        for worker, (end, _hash) in gone.chains.items():
            deleted += AccessLogLine.objects.filter(worker=worker, position__lte=end).delete()[0]
    if deleted != gone.lines:
        raise LogBroken
