"""What can be said of letters, and what each of these changes."""

from typing import Literal
from uuid import UUID

from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows
from voordeur.post.models import Letter


@entry("letter_made", thing="letter")
class LetterMade(Body):
    """A letter was made for one named reader; template version and data make it again."""

    letter: UUID
    template: str
    version: int
    in_language: str
    reader_name: str
    data: str
    reader: UUID | None = None
    maker: str = ""


@entry("letter_sent", thing="letter")
class LetterSent(Body):
    """A letter went to its reader, in a neutral envelope or from hand to hand."""

    letter: UUID
    how: Literal["post", "handed"] = "post"


@projects(LetterMade)
def _letter_made(entry: Entry, body: LetterMade, rows: Rows) -> None:
    rows.put(
        Letter(
            id=body.letter,
            template=body.template,
            template_version=body.version,
            language=body.in_language,
            reader=body.reader,
            reader_name=body.reader_name,
            data=body.data,
            maker=body.maker,
            domain=entry.domain,
            level=entry.level,
            made_on=entry.happened_on,
        )
    )


@projects(LetterSent)
def _letter_sent(entry: Entry, body: LetterSent, rows: Rows) -> None:
    letter = rows.get(Letter, body.letter)
    letter.sent_on, letter.sent_how = entry.happened_on, body.how
    rows.put(letter)
