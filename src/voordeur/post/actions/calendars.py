"""Deeds of the link to one's own calendar: making it, which ends the one before, and ending it.

The secret follows from the link's id and a key of the installation: the worker can look it up again, and whoever has
the database alone cannot.
"""

import base64
import hashlib
from datetime import datetime
from uuid import UUID

from voordeur.common import keys
from voordeur.common.algorithms import Key, mac
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal import Draft, Permit, Recorded, id_from, record
from voordeur.post.entries import CalendarLinkEnded, CalendarLinkMade
from voordeur.post.models import CalendarLink


def make_calendar_link(*, worker: UUID, permit: Permit, at: datetime, id: UUID | None = None) -> Recorded:
    """Give a worker a new secret link; an earlier one stops working. Its secret is `calendar_secret` of its row."""
    entry = id or new_id()
    link = id_from(entry, "calendar link")
    key_id, key = keys.current_key()
    body = CalendarLinkMade(link=link, digest=digest_of(_secret(link, key)), key=key_id)
    ends = [draft for draft in _ends(worker, at) if draft.body != CalendarLinkEnded(link=link)]
    return record(Draft(worker, body, day_of(at), id=entry), *ends, permit=permit, at=at)


def end_calendar_link(*, worker: UUID, permit: Permit, at: datetime) -> Recorded | None:
    """Stop a worker's link at once; nothing when there is none."""
    ends = _ends(worker, at)
    return record(*ends, permit=permit, at=at) if ends else None


def calendar_secret(link: CalendarLink) -> str | None:
    """Give the secret of a link that works; None when its key is gone: then a new link must be made."""
    try:
        return _secret(link.pk, keys.key(link.key))
    except KeyError:
        return None


def digest_of(secret: str) -> str:
    """Give what is kept of a secret. It is as random as a key, so that a plain digest gives nothing away."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _ends(worker: UUID, at: datetime) -> list[Draft]:
    running = CalendarLink.objects.filter(file=worker, ended_on=None).order_by("pk")
    return [Draft(worker, CalendarLinkEnded(link=one.pk), day_of(at)) for one in running]


def _secret(link: UUID, key: Key) -> str:
    sealed = mac(key, b"voordeur calendar " + link.bytes)
    return base64.urlsafe_b64encode(sealed).decode().rstrip("=")
