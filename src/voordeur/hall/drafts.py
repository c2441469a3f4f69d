"""Drafts: what a worker types is kept, sealed, so that a lost session or an empty battery costs no words.

A draft belongs to one worker and one form (`visit:<id>`), is sealed with a key from the installation's keys, and is
gone when the form is sent or after seven days. What comes in late for a form that was sent is not kept: its id is in
the journal by then.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.http import QueryDict

from voordeur.common.sealing import Closed, seal_bytes, unseal_bytes
from voordeur.hall.models import Draft
from voordeur.journal import Entry
from voordeur.journal.ground import of_house
from voordeur.journal.sealed_rows import sealed_rows

KEPT_FOR = timedelta(days=7)
LARGEST = 200_000  # bytes of one form; more is no form that a person typed
_USE = "drafts"
_NOT_KEPT = ("csrfmiddlewaretoken", "password")
sealed_rows("drafts", Draft.objects, use=_USE, by_id=False)


class TooLarge(Exception):
    """The draft is larger than any form of ours."""


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A draft as it is given back: the fields as they were posted, and when."""

    fields: QueryDict
    saved: datetime


def keep(*, worker: UUID, form: str, fields: QueryDict, at: datetime) -> None:
    """Keep what is typed so far; it replaces the earlier draft of this worker for this form.

    What belongs to a form that was sent is let go: the browser sent it just before the form, and it arrived just after.
    """
    if _was_sent(fields):
        return
    words = {name: fields.getlist(name) for name in fields if name not in _NOT_KEPT}
    text = json.dumps(words).encode()
    if len(text) > LARGEST:
        raise TooLarge
    key_id, sealed = seal_bytes(text, use=_USE)
    Draft.objects.update_or_create(worker=worker, form=form, defaults={"sealed": sealed, "key": key_id, "saved": at})


def fetch(*, worker: UUID, form: str, at: datetime) -> Kept | None:
    """Give the draft back, or nothing when there is none, it is too old, or its key is gone."""
    row = Draft.objects.filter(worker=worker, form=form, saved__gt=at - KEPT_FOR).first()
    if row is None:
        return None
    try:
        words = json.loads(unseal_bytes(bytes(row.sealed), key_id=row.key, use=_USE))
    except Closed:
        return None  # a rotated key ends drafts early; nothing official is lost
    fields = QueryDict(mutable=True)
    for name, values in words.items():
        fields.setlist(name, values)
    return None if _was_sent(fields) else Kept(fields=fields, saved=row.saved)


def forms_of(*, worker: UUID, beginning: str, at: datetime) -> list[str]:
    """Give which forms of a worker have a draft, of those that begin so; the latest first."""
    rows = Draft.objects.filter(worker=worker, form__startswith=beginning, saved__gt=at - KEPT_FOR)
    return list(rows.order_by("-saved").values_list("form", flat=True))


def discard(*, worker: UUID, form: str) -> None:
    """Throw the draft away: the form was sent, or the worker does not want it any more."""
    Draft.objects.filter(worker=worker, form=form).delete()


def sweep(*, at: datetime) -> int:
    """Throw away what is older than seven days, and say how many that were. The night calls it."""
    return Draft.objects.filter(saved__lte=at - KEPT_FOR).delete()[0]


@of_house("ids_used_before")
def _was_sent(fields: QueryDict) -> bool:
    try:
        return Entry.objects.filter(pk=UUID(fields.get("id", ""))).exists()
    except ValueError:
        return False  # a form without an id of ours
