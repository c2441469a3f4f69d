"""Words in the language of whoever reads the page: our own refusals, and the words of a method."""

from collections.abc import Mapping

from django.utils.translation import get_language

from voordeur.methods.conditions.wording import Wording
from voordeur.methods.language import Method, Text


def told(words: object) -> str:
    """Give a text in the reader's language; our own refusals and methods carry `nl` and perhaps `en`."""
    language = (get_language() or "nl")[:2]
    if isinstance(words, Text):
        return words.said(language)
    if isinstance(words, Mapping):
        return str(words.get(language) or words["nl"])
    return str(words)


def word_title(method: Method, field: str, word: str) -> str:
    """Name a word that a method uses in a field of its entries, in the reader's language."""
    language = (get_language() or "nl")[:2]
    return Wording(method, language).value("" if field == "role" and word not in method.roles else field, word)
