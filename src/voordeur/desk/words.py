"""Words in the language of whoever reads the page: our own refusals, and the words of a method."""

import re
from collections.abc import Mapping

from django.utils.translation import get_language

from voordeur.methods.conditions.wording import Wording
from voordeur.methods.language import HOUSEHOLD, Method, Setting, Text
from voordeur.methods.messages import Message

_PLACE = re.compile(r"\{(\w+)\}")


def told(words: object) -> str:
    """Give a text in the reader's language; our own refusals and methods carry `nl` and perhaps `en`."""
    language = (get_language() or "nl")[:2]
    if isinstance(words, Text | Message):
        return words.said(language)
    if isinstance(words, Mapping):
        return str(words.get(language) or words["nl"])
    return str(words)


def of_unit(method: Method | None, words: object, **more: object) -> str:
    """Fill in how the method calls what a case is about: `{unit}`, `{units}`, `{the_unit}` and `{this_unit}`.

    And who coordinates it: `{coordinator}`. Each also with a capital, as a sentence begins: `{Unit}`. `more`: what else
    is filled in. Everything else stays as it is, also in what somebody wrote.
    """
    said = _unit_words(method) | {name: str(value) for name, value in more.items()}
    return _PLACE.sub(lambda place: said.get(place[1], place[0]), str(words))


def _unit_words(method: Method | None) -> dict[str, str]:
    unit = method.unit if method else HOUSEHOLD
    one, english = told(unit.title), (get_language() or "nl")[:2] == "en"
    the, this = ("the", "this") if english else ("het", "dit") if unit.article == "het" else ("de", "deze")
    said = {"unit": one, "units": told(unit.titles), "the_unit": f"{the} {one}", "this_unit": f"{this} {one}"}
    said["coordinator"] = told(method.coordinates.title) if method and method.coordinates else "coach"
    return said | {name[0].upper() + name[1:]: words[0].upper() + words[1:] for name, words in said.items()}


def area_title(method: Method | None, field: str, area: str, language: str = "") -> str:
    """Name a life domain or a criterion of the method, or another word that it uses in that field of its entries.

    In the reader's language, unless another is given.
    """
    if method is None:
        return area
    spoken = language or (get_language() or "nl")[:2]
    if field == "criterion" and method.eligibility and area in method.eligibility.criteria:
        return method.eligibility.criteria[area].said(spoken)
    return method.domains[area].said(spoken) if area in method.domains else Wording(method, spoken).value(field, area)


def word_title(method: Method, field: str, word: str) -> str:
    """Name a word that a method uses in a field of its entries, in the reader's language."""
    language = (get_language() or "nl")[:2]
    return Wording(method, language).value("" if field == "role" and word not in method.roles else field, word)


def choice_title(setting: Setting, choice: object) -> str:
    """Name a choice of a setting, in the reader's language; by its own word where the method gives it no title."""
    return told(setting.choices.get(choice) or str(choice).replace("_", " "))
