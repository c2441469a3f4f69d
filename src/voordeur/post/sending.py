"""Empties the outbox: takes one message in hand, sends it, writes down what came of it; in transactions of their own.

While a message is in hand no other sender takes it. A sender that dies leaves it to be taken again after a while; the
mail then carries the same Message-ID, so that a mail server that had it already can tell. What came of a message is
written once, whoever sees it twice.
"""

import json
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urljoin

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from voordeur.access import operator_permit
from voordeur.accounts.models import Worker
from voordeur.common.clock import day_of
from voordeur.common.sealing import unseal_bytes
from voordeur.journal import Draft, Level, record
from voordeur.journal.ground import of_house
from voordeur.journal.kinds import Body
from voordeur.post.actions.messages import OUTBOX
from voordeur.post.entries import Failure, MessageFailed, MessageSent
from voordeur.post.mailer import Mailer, Outcome
from voordeur.post.mails import compose
from voordeur.post.models import Channel, Message, Outgoing, StoppedChannel
from voordeur.post.rules import given_up, pause

COMMAND = "post send"
IN_HAND = timedelta(minutes=10)  # longer than the slowest talk with a mail server can take


@dataclass(frozen=True, kw_only=True)
class Run:
    """What one run of the sender did; `waiting` is what the outbox holds afterwards, `held` what a stop keeps there."""

    sent: int
    failed: int
    later: int
    waiting: int
    held: int


def send_due(*, at: datetime) -> Run:
    """Send what is due, the longest waiting first; when the server cannot be used the rest waits for the next run."""
    told: Counter[str] = Counter()
    with Mailer() as mailer:
        while (message := _take(at)) is not None:
            outcome = _sent(mailer, message)
            told[_settle(message, outcome, at)] += 1
            if outcome is Outcome.DOWN:
                break
    with of_house("outbox"):
        held, waiting = Outgoing.objects.filter(_stopped()).count(), Outgoing.objects.count()
    return Run(sent=told["sent"], failed=told["failed"], later=told["later"], waiting=waiting, held=held)


def _take(at: datetime) -> Outgoing | None:
    """Take the message that waits longest in hand, so that nobody else does."""
    free = Q(claimed_until=None) | Q(claimed_until__lte=at)
    with transaction.atomic(), of_house("outbox"):
        due = Outgoing.objects.filter(free, ~_stopped(), due__lte=at).order_by("due", "id")
        message = due.select_for_update(skip_locked=True).first()
        if message is not None:
            message.claimed_until = at + IN_HAND
            message.save(update_fields=["claimed_until"])
        return message


def _stopped() -> Exists:
    return Exists(StoppedChannel.objects.filter(file=OuterRef("file"), channel=Channel.MESSAGE))


def _sent(mailer: Mailer, message: Outgoing) -> Outcome | Failure:
    """Send one message, unless there is nobody (any more) to send it to."""
    words = json.loads(unseal_bytes(bytes(message.sealed), key_id=message.key, use=OUTBOX, belongs_to=str(message.id)))
    address, language = words["address"], "nl"
    if message.worker is not None:
        worker = Worker.objects.filter(pk=message.worker).first()
        if worker is None or not worker.is_active:
            return "left"
        address, language = worker.email, worker.language
        if not address:
            return "no_address"
    mail = compose(message.about, link=urljoin(settings.VOORDEUR_URL, words["link"]), language=language)
    return mailer.send(mail, to=address, id=message.id, queued=message.queued)


def _settle(message: Outgoing, outcome: Outcome | Failure, at: datetime) -> str:
    """Write down what came of a message; nothing when another sender did so already, or it was taken back."""
    with transaction.atomic(), of_house("outbox"):
        row = Outgoing.objects.select_for_update().filter(pk=message.pk).first()
        told = Message.objects.filter(pk=message.pk, state=Message.State.QUEUED).first()
        if row is None or told is None:
            Outgoing.objects.filter(pk=message.pk).delete()
            return "nothing"
        if outcome is Outcome.SENT:
            return _end(told, MessageSent(message=told.pk), "sent", at)
        if isinstance(outcome, str):
            return _end(told, MessageFailed(message=told.pk, failure=outcome), "failed", at)
        if outcome is Outcome.REFUSED:
            return _end(told, MessageFailed(message=told.pk, failure="refused"), "failed", at)
        if given_up(row.queued, at):
            return _end(told, MessageFailed(message=told.pk, failure="given_up"), "failed", at)
        row.attempts += 1
        row.due, row.claimed_until = at + pause(row.attempts), None
        row.save(update_fields=["attempts", "due", "claimed_until"])
        return "later"


def _end(told: Message, body: Body, word: str, at: datetime) -> str:
    draft = Draft(told.file_id, body, day_of(at), domain=told.domain, level=Level(told.level))
    record(draft, permit=operator_permit(at=at, command=COMMAND), at=at)
    Outgoing.objects.filter(pk=told.pk).delete()
    return word
