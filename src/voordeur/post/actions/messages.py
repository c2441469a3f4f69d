"""Deeds of mail: a message is written down and put in the outbox in one transaction with its cause."""

import json
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.common.sealing import seal_bytes
from voordeur.journal import Draft, Level, Permit, Recorded, id_from, record
from voordeur.journal.ground import of_act
from voordeur.journal.sealed_rows import sealed_rows
from voordeur.post.entries import MessageQueued
from voordeur.post.mails import checked_address, checked_link, subjects
from voordeur.post.models import Outgoing

OUTBOX = "outbox"
sealed_rows("messages", Outgoing.objects, use=OUTBOX, by_id=True)


def queue_message(
    *,
    subject_kind: str,
    link: str,
    case: UUID,
    permit: Permit,
    at: datetime,
    to_worker: UUID | None = None,
    to_address: str = "",
    to_name: str = "",
    domain: str = "",
    level: Level = Level.SHARED,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Let somebody know by mail that there is something to see: a worker, or one address outside the house.

    `subject_kind` is a word of `data/mails.yaml`; `link` a path of ours that asks for a sign-in or a code; `case` the
    file that it belongs to (any file); `to_name` how its readers call whoever lives at the address. Call it in the
    transaction of its cause: both are kept or neither. Called twice with one `id`, one mail goes out. While the way out
    is stopped for this case the message waits.

    Raises BadAddress, and ValueError for a link that leads out of the house.
    """
    if (to_worker is None) == (not to_address) or subject_kind not in subjects():
        raise ValueError("A message goes to one worker or to one address, about a word of data/mails.yaml.")
    words = {"link": checked_link(link), "address": checked_address(to_address) if to_address else ""}
    entry = id or new_id()
    message = id_from(entry, "message")
    body = MessageQueued(message=message, subject=subject_kind, worker=to_worker, name=to_name)
    draft = Draft(case, body, happened_on or day_of(at), id=entry, domain=domain, level=level)
    with transaction.atomic(), of_act([case], worker=permit.worker, today=day_of(at)):
        recorded = record(draft, permit=permit, at=at)
        if not recorded.repeated:
            key, sealed = seal_bytes(json.dumps(words).encode(), use=OUTBOX, belongs_to=str(message))
            Outgoing.objects.create(
                id=message,
                file=case,
                worker=to_worker,
                about=subject_kind,
                sealed=sealed,
                key=key,
                queued=at,
                due=at,
            )
    return recorded
