"""Deeds of documents: adding one to a case, after it was looked through, and taking it out of its seal to be read."""

import hashlib
from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.common.night import nightly
from voordeur.common.sealing import seal_bytes, unseal_bytes
from voordeur.journal import Draft, Level, Permit, Recorded, id_from, record
from voordeur.journal.ground import of_house
from voordeur.journal.models import Words
from voordeur.journal.sealed_rows import sealed_rows
from voordeur.post.contents import Unfit, recognise
from voordeur.post.entries import DocumentAdded
from voordeur.post.models import Document, DocumentContent
from voordeur.post.scanning import scan

_SEALED_FOR = "documents"
sealed_rows("documents", DocumentContent.objects, use=_SEALED_FOR, by_id=True)


def add_document(
    *,
    file: UUID,
    content: bytes,
    text: str,
    permit: Permit,
    at: datetime,
    domain: str = "",
    level: Level = Level.SHARED,
    persons: Iterable[UUID] = (),
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Add a document to a case: `text` says what it is. Its id is `document_id` of the entry.

    What it really is follows from its content. It is kept sealed, for whoever sees its entry. Raises Unfit.
    """
    if len(content) > settings.LARGEST_DOCUMENT:
        raise Unfit("too_large")
    media = recognise(content)
    scan(content, scanner=settings.SCANNER)
    entry = id or new_id()
    document, digest = document_id(entry), hashlib.sha256(content).hexdigest()
    body = DocumentAdded(document=document, text=text, media=media.type, size=len(content), digest=digest)
    draft = Draft(file, body, happened_on or day_of(at), id=entry, domain=domain, level=level, persons=tuple(persons))
    with transaction.atomic():
        recorded = record(draft, permit=permit, at=at)
        if not recorded.repeated:
            key, sealed = seal_bytes(content, use=_SEALED_FOR, belongs_to=str(document))
            DocumentContent.objects.create(id=document, entry=entry, sealed=sealed, key=key)
    return recorded


def document_id(entry: UUID) -> UUID:
    """Give the id of the document that this entry added."""
    return id_from(entry, "document")


def read_document(document: Document) -> bytes:
    """Take a document out of its seal. Raises Closed, and DocumentContent.DoesNotExist for a destroyed one."""
    kept = DocumentContent.objects.get(pk=document.pk)
    return unseal_bytes(bytes(kept.sealed), key_id=kept.key, use=_SEALED_FOR, belongs_to=str(document.pk))


@nightly("documents")
@of_house("destroyed_documents")
def throw_away_destroyed(at: datetime) -> int:
    """Throw away the content of documents of whose entry the words were destroyed."""
    gone = DocumentContent.objects.exclude(entry__in=Words.objects.filter(person=None).values("entry"))
    return gone.delete()[0]
