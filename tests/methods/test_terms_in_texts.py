"""A sentence names no term that a place may choose otherwise: it would be wrong there."""

import re
from collections.abc import Iterator

import pytest

from tests.methods.building import in_library
from voordeur.methods import library
from voordeur.methods.language import Method, Text

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {word: number for number, word in enumerate(_WORDS, 1)} | {"thirty": 30}


def _terms_in(text: str) -> Iterator[tuple[int, str]]:
    """Give the terms that an English sentence names; "a year" and "a day" are mostly no term."""
    said = text.lower().replace("half a year", "six months").replace("a week", "one week")
    for number, unit in re.findall(r"\b(\w+) (?:working )?(day|week|month|year)s?\b", said):
        if number in _NUMBERS or number.isdigit():
            yield _NUMBERS.get(number) or int(number), unit


def _sentences(method: Method) -> Iterator[tuple[str, Text]]:
    for part in (*method.duties.values(), *method.indicators.values()):
        yield part.id, part.title
    for rule in method.rules.values():
        yield from ((rule.id, rule.because), (rule.id, rule.first))


@pytest.mark.parametrize("id_", library.ids())
def test_no_sentence_names_a_term_that_is_a_setting(id_: str) -> None:
    method = in_library(id_)
    chosen = {term for setting in method.settings.values() for term in _terms_in(str(setting.value))}

    named = [(id, text.en) for id, text in _sentences(method) if chosen & set(_terms_in(text.en))]

    assert not named
