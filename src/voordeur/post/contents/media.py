"""The kinds of files that are taken, and why another is not, in words for whoever brings it."""

from collections.abc import Mapping
from enum import Enum

from voordeur.journal.refusals import Refusal


class Media(Enum):
    """A kind of file: its media type, and the ending that its name gets when somebody fetches it."""

    PDF = ("application/pdf", "pdf")
    JPEG = ("image/jpeg", "jpg")
    PNG = ("image/png", "png")
    WORD = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx")
    EXCEL = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx")
    TEXT = ("application/vnd.oasis.opendocument.text", "odt")
    SHEET = ("application/vnd.oasis.opendocument.spreadsheet", "ods")

    @property
    def type(self) -> str:
        """Give the media type."""
        return self.value[0]

    @property
    def ending(self) -> str:
        """Give the ending of a file name."""
        return self.value[1]

    @classmethod
    def of(cls, type: str) -> "Media":
        """Give the kind with this media type. Raises StopIteration for one that is never taken."""
        return next(one for one in cls if one.type == type)


Words = Mapping[str, str]
_SAVE_AGAIN: Words = {
    "nl": "Open het, bewaar het opnieuw als PDF, en voeg die toe.",
    "en": "Open it, save it again as PDF, and add that.",
}
_REASONS: Mapping[str, tuple[Words, Words]] = {
    "empty": (
        {"nl": "Dit bestand is leeg.", "en": "This file is empty."},
        {"nl": "Kies het bestand opnieuw.", "en": "Choose the file again."},
    ),
    "too_large": (
        {"nl": "Dit bestand is te groot.", "en": "This file is too large."},
        {"nl": "Maak het kleiner, of voeg het toe in delen.", "en": "Make it smaller, or add it in parts."},
    ),
    "unknown": (
        {"nl": "Dit soort bestand nemen wij niet aan.", "en": "This kind of file is not taken."},
        {
            "nl": "Voeg een PDF, een foto (JPEG of PNG), of een document van Word, Excel of LibreOffice toe.",
            "en": "Add a PDF, a picture (JPEG or PNG), or a document of Word, Excel or LibreOffice.",
        },
    ),
    "old_office": (
        {"nl": "Dit is een oud soort document.", "en": "This is an old kind of document."},
        {"nl": "Bewaar het als PDF, docx of xlsx.", "en": "Save it as PDF, docx or xlsx."},
    ),
    "heic": (
        {"nl": "Deze foto is een HEIC-bestand.", "en": "This picture is a HEIC file."},
        {"nl": "Bewaar of deel de foto als JPEG.", "en": "Save or share the picture as JPEG."},
    ),
    "script": (
        {"nl": "In dit bestand zit een programma.", "en": "This file holds a program."},
        _SAVE_AGAIN,
    ),
    "linked": (
        {
            "nl": "Dit document haalt iets van buiten op als iemand het opent.",
            "en": "This document fetches something from outside when somebody opens it.",
        },
        _SAVE_AGAIN,
    ),
    "bomb": (
        {"nl": "Uitgepakt is dit bestand veel te groot.", "en": "Unpacked this file is far too large."},
        _SAVE_AGAIN,
    ),
    "two_things": (
        {
            "nl": "In dit bestand is een tweede bestand verstopt.",
            "en": "A second file is hidden in this file.",
        },
        _SAVE_AGAIN,
    ),
    "locked": (
        {"nl": "Dit bestand zit op slot met een wachtwoord.", "en": "This file is locked with a password."},
        {"nl": "Haal het wachtwoord eraf en voeg het opnieuw toe.", "en": "Take the password off and add it again."},
    ),
    "broken": (
        {"nl": "Dit bestand is niet heel.", "en": "This file is not whole."},
        {
            "nl": "Probeer of u het zelf kunt openen, en kies het opnieuw.",
            "en": "Try to open it yourself, and choose it again.",
        },
    ),
    "infected": (
        {"nl": "In dit bestand is een virus gevonden.", "en": "A virus was found in this file."},
        {
            "nl": "Open het niet. Vraag de afzender om een nieuw bestand en meld het aan de beheerder.",
            "en": "Do not open it. Ask the sender for a new file, and tell the administrator.",
        },
    ),
    "not_scanned": (
        {
            "nl": "Dit bestand kan nu niet op virussen worden onderzocht.",
            "en": "This file cannot be looked through for viruses now.",
        },
        {"nl": "Probeer het later opnieuw.", "en": "Try again later."},
    ),
}


class Unfit(Refusal):
    """A file is not taken; `reason` is the word for why."""

    def __init__(self, reason: str) -> None:
        super().__init__(*_REASONS[reason])
        self.reason = reason
