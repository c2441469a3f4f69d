"""What can be said of protected facts in the journal. Each fact has a file of its own, read by who is named in it."""

from datetime import date
from typing import Literal
from uuid import UUID

from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows
from voordeur.safety.models.facts import ProtectedFact

What = Literal["secret_address", "shelter", "confidential_talk", "reporter_identity", "other"]
SubjectKind = Literal["person", "household", "case"]


@entry("fact_protected", files=("protected",))
class FactProtected(Body):
    """Something became known that only named readers may know, about a person, a household or a case."""

    what: What
    text: str
    subject_kind: SubjectKind
    subject: UUID
    review: date | None = None


@entry("fact_reviewed", files=("protected",))
class FactReviewed(Body):
    """A reader looked whether the protection still holds; `review` is the day to look again, if any."""

    remark: str = ""
    review: date | None = None


@entry("reader_added", files=("protected", "reporting_code"))
class ReaderAdded(Body):
    """A worker was named as a reader of this file; the right itself stands beside it in the same act."""

    worker: UUID
    reason: str = ""


@entry("reader_ended", files=("protected", "reporting_code"))
class ReaderEnded(Body):
    """A worker is no longer a reader of this file."""

    worker: UUID
    reason: str = ""


@entry("protection_ended", files=("protected",))
class ProtectionEnded(Body):
    """The fact needs no protecting any more; what stands here still stays with its readers."""

    reason: str


@projects(FactProtected)
def _fact_protected(entry: Entry, body: FactProtected, rows: Rows) -> None:
    rows.put(
        ProtectedFact(
            id=entry.file_id,
            what=body.what,
            text=body.text,
            subject_kind=body.subject_kind,
            subject=body.subject,
            since=entry.happened_on,
            review=body.review,
            entry=entry.id,
        )
    )


@projects(FactReviewed)
def _fact_reviewed(entry: Entry, body: FactReviewed, rows: Rows) -> None:
    fact = rows.get(ProtectedFact, entry.file_id)
    fact.review = body.review
    rows.put(fact)


@projects(ProtectionEnded)
def _protection_ended(entry: Entry, body: ProtectionEnded, rows: Rows) -> None:
    fact = rows.get(ProtectedFact, entry.file_id)
    fact.ended_on, fact.ended_because, fact.review = entry.happened_on, body.reason, None
    rows.put(fact)
