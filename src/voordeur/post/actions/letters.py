"""Deeds of letters: making one for a named reader, and noting that it went there."""

import json
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from django.conf import settings

from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal import Draft, Level, Permit, Recorded, id_from, record
from voordeur.letters.pdf import as_pdf, maker
from voordeur.letters.templates import fill, template
from voordeur.post.actions.channels import refuse_stopped
from voordeur.post.entries import LetterMade, LetterSent
from voordeur.post.models import Channel, Letter
from voordeur.post.queries import document_of


def make_letter(
    *,
    file: UUID,
    name: str,
    data: dict[str, Any],
    language: Literal["nl", "en"],
    permit: Permit,
    at: datetime,
    reader: UUID | None = None,
    domain: str = "",
    level: Level = Level.SHARED,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Make a letter by the newest version of a template, for one reader: a member of the household, or a name.

    `data` are plain texts as the template asks for them; who puts them together leaves out what the reader may not
    see. Its id is `letter_id` of the entry. Raises Stopped, and BadData for data that do not fit.
    """
    refuse_stopped(file, Channel.LETTER)
    chosen = template(name)
    fill(chosen, data, language=language)
    entry = id or new_id()
    body = LetterMade(
        letter=letter_id(entry),
        template=chosen.name,
        version=chosen.version,
        in_language=language,
        reader=reader,
        reader_name=data["reader_name"],
        data=json.dumps(data, ensure_ascii=False, sort_keys=True),
        maker=maker(),
    )
    persons = (reader,) if reader else ()
    draft = Draft(file, body, happened_on or day_of(at), id=entry, domain=domain, level=level, persons=persons)
    return record(draft, permit=permit, at=at)


def letter_id(entry: UUID) -> UUID:
    """Give the id of the letter that this entry made."""
    return id_from(entry, "letter")


def send_letter(
    *,
    file: UUID,
    letter: UUID,
    how: Literal["post", "handed"],
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note that a letter went to its reader; also when its way out is stopped by now, since it happened."""
    made = Letter.objects.filter(file=file, pk=letter).first()
    draft = Draft(
        file,
        LetterSent(letter=letter, how=how),
        happened_on or day_of(at),
        id=id,
        domain=made.domain if made else "",
        level=Level(made.level) if made else Level.SHARED,
    )
    return record(draft, permit=permit, at=at)


def print_letter(letter: Letter) -> bytes:
    """Print a letter as it was made; with the same version of typst the same bytes. Raises Stopped."""
    refuse_stopped(letter.file_id, Channel.LETTER)
    return as_pdf(document_of(letter), fonts=settings.LETTER_FONTS)
