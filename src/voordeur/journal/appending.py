"""Adds lines to their chains: digests of the words, then the hash, then everything in two inserts."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from voordeur.common.keys import current_key
from voordeur.journal.chain import birth, digest, digests_text, link, new_salt
from voordeur.journal.kinds import COMMON, encode
from voordeur.journal.models import Entry, File, Words
from voordeur.journal.reading import Line


def append(heads: Mapping[UUID, File], lines: Mapping[UUID, Sequence[Line]]) -> None:
    """Bind new lines to the heads of their files and insert them with their words; the heads are moved, not saved."""
    _, key = current_key()
    entries: list[Entry] = []
    words: list[Words] = []
    for id, head in heads.items():
        for line in lines[id]:
            own = _words_of(line)
            line.entry.digests = digests_text({_part(one): digest(key, one.salt, one.text) for one in own})
            line.entry.position = head.position + 1
            link(line.entry, head.head or birth(head, key))
            head.position, head.head = line.entry.position, line.entry.hash
            entries.append(line.entry)
            words.extend(own)
    Entry.objects.bulk_create(entries)
    Words.objects.bulk_create(words)


def _words_of(line: Line) -> list[Words]:
    assert line.body is not None
    return [
        Words(entry=line.entry, person=None if part == COMMON else UUID(part), text=text, salt=new_salt())
        for part, text in encode(line.body).items()
    ]


def _part(words: Words) -> str:
    return COMMON if words.person is None else str(words.person)
