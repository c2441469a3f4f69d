"""What a file that somebody brings really is, told by its content and never by its name. Pure.

Only what a case needs is taken: PDF, JPEG, PNG, Word and Excel (without macros), OpenDocument text and spreadsheet.
"""

import zipfile
from io import BytesIO

from voordeur.post.contents.media import Media, Unfit
from voordeur.post.contents.office import check_office
from voordeur.post.contents.pdf import check_pdf
from voordeur.post.contents.pictures import check_jpeg, check_png

__all__ = ["Media", "Unfit", "recognise"]

# Beginnings that say more about what to do than "this is nothing that we take".
_KNOWN_OTHERS = (
    (b"\xd0\xcf\x11\xe0", "old_office"),
    (b"MZ", "script"),
    (b"\x7fELF", "script"),
    (b"#!", "script"),
    (b"{\\rtf", "old_office"),
)
_WRITTEN_AS_TEXT = (b"<script", b"<html", b"<!doctype html", b"<svg", b"<?php", b"javascript:")
_BEGINNING = 1024


def recognise(content: bytes) -> Media:
    """Give what a file is. Raises Unfit, which says what is the matter and what to do."""
    if not content:
        raise Unfit("empty")
    if content.startswith(b"%PDF-"):
        _refuse_zip(content)
        return check_pdf(content)
    if content.startswith(b"\xff\xd8\xff"):
        _refuse_two_things(content)
        return check_jpeg(content)
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        _refuse_two_things(content)
        return check_png(content)
    if content.startswith(b"PK\x03\x04"):
        return check_office(content)
    raise Unfit(_of_other_kind(content))


def _refuse_two_things(content: bytes) -> None:
    if b"%PDF-" in content[:_BEGINNING]:
        raise Unfit("two_things")
    _refuse_zip(content)


def _refuse_zip(content: bytes) -> None:
    if zipfile.is_zipfile(BytesIO(content)):
        raise Unfit("two_things")


def _of_other_kind(content: bytes) -> str:
    if content[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1"):
        return "heic"
    beginning = content[:_BEGINNING].lower()
    if any(word in beginning for word in _WRITTEN_AS_TEXT):
        return "script"
    return next((reason for start, reason in _KNOWN_OTHERS if content.startswith(start)), "unknown")
