"""The keyed chain: each line's hash covers the line before it, its own header and the digests of its words."""

import json
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from uuid import UUID

from django.db.models import Count

from voordeur.common import keys
from voordeur.common.algorithms import Key, mac
from voordeur.journal.ground import of_house
from voordeur.journal.models import Entry, File
from voordeur.journal.values import canonical

_SALT_BYTES = 16


def new_salt() -> str:
    """Make a salt; without it nobody can guess words from their digest, and it is destroyed with them."""
    return secrets.token_hex(_SALT_BYTES)


@of_house("checking_the_journal")
def signed_with() -> dict[str, int]:
    """Give by key id how many entries were signed with it."""
    return dict(Entry.objects.values_list("key").annotate(Count("id")).order_by("key"))


def digest(key: Key, salt: str, text: str) -> str:
    """Give the keyed digest of one part of an entry's words."""
    return _sign(key, salt + text)


def digests_text(digests: Mapping[str, str]) -> str:
    """Write the digests of all parts (person's id, or the common part) in their exact form."""
    return canonical(dict(digests))


def birth(file: File, key: Key) -> str:
    """Give what the first line follows: the file's own unchanging columns."""
    born = [
        str(file.id),
        file.kind,
        _id(file.programme),
        _id(file.controller),
        _id(file.opened_with_id),
        _moment(file.opened_at),
    ]
    return _sign(key, "file" + canonical(born))


def line_hash(entry: Entry, key: Key, *, previous: str | None = None, position: int | None = None) -> str:
    """Give the hash that a line should bear (after another line or at another place, when those are given)."""
    before = entry.previous if previous is None else previous
    return _sign(key, "".join((before, header_of(entry, position=position), entry.digests)))


def header_of(entry: Entry, *, position: int | None = None) -> str:
    """Write everything of a line but its words in its exact form."""
    header = (
        str(entry.id),
        str(entry.file_id),
        entry.position if position is None else position,
        entry.kind,
        entry.happened_on.isoformat(),
        _moment(entry.happened_at),
        _moment(entry.recorded),
        str(entry.by),
        str(entry.act),
        entry.domain,
        int(entry.level),
        " ".join(map(str, entry.persons)),
        _id(entry.target),
        entry.deviation,
        entry.key,
    )
    return json.dumps(header, ensure_ascii=False, separators=(",", ":"))


def link(entry: Entry, previous: str) -> None:
    """Bind a new line to the one before it, with the current key."""
    entry.key, key = keys.current_key()
    entry.previous = previous
    entry.hash = line_hash(entry, key)


def _sign(key: Key, text: str) -> str:
    return mac(key, text.encode()).hex()


def _id(value: UUID | None) -> str:
    return "" if value is None else str(value)


def _moment(value: datetime | None) -> str:
    return "" if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")
