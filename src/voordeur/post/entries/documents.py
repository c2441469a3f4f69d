"""What can be said of documents, and what it changes."""

from uuid import UUID

from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows
from voordeur.post.models import Document


@entry("document_added", thing="document", files=("case",))
class DocumentAdded(Body):
    """A document was added to a case; `digest` (SHA-256) tells that what is kept is what was brought."""

    document: UUID
    text: str
    media: str
    size: int
    digest: str


@projects(DocumentAdded)
def _document_added(entry: Entry, body: DocumentAdded, rows: Rows) -> None:
    rows.put(
        Document(
            id=body.document,
            text=body.text,
            media=body.media,
            size=body.size,
            domain=entry.domain,
            level=entry.level,
            added_on=entry.happened_on,
        )
    )
