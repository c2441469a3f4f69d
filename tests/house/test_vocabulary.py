"""Every entry kind can be read: by a developer in one sentence, by a worker on the timeline."""

import ast
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.utils.translation import override

import voordeur
from voordeur.desk.case.timeline import TEXT_FIELDS
from voordeur.hall.starting import axis_words
from voordeur.journal import vocabulary
from voordeur.journal.kinds import kind_of
from voordeur.methods.language import AXES
from voordeur.methods.wording import _words, called_field
from voordeur.web.field_words import CHOICES
from voordeur.web.kind_words import KINDS


def _ours() -> set[str]:
    """Give the kinds of the house itself, without those of the tests."""
    return {kind for kind, info in vocabulary().items() if find_spec(f"voordeur.{info.room}")}


@pytest.mark.parametrize("kind", sorted(vocabulary()))
def test_a_kind_is_explained_in_whole_sentences(kind: str) -> None:
    meaning = vocabulary()[kind].meaning.strip()
    assert meaning[:1].isupper()
    assert meaning.endswith(".")


@pytest.mark.parametrize("kind", sorted(_ours()))
def test_a_kind_and_its_fields_are_told_in_dutch_and_in_english(kind: str) -> None:
    info, told = vocabulary()[kind], kind_of(kind).meaning_in
    dutch = told("nl")
    assert dutch != info.meaning == told("en")
    assert dutch.rstrip().endswith(".")
    assert _quoted(dutch) == _quoted(info.meaning)  # names of fields and words stay as they are written
    for field in info.fields:
        assert all(called_field(field, language) for language in ("nl", "en")), f"{kind}.{field}: words.yaml lacks it"


def _quoted(text: str) -> set[str]:
    return set(re.findall("`[^`]+`", text))


def test_every_kind_has_its_words_on_the_screen_and_no_words_are_left_of_one_that_went() -> None:
    assert _ours() == set(KINDS)


def test_every_word_of_the_library_on_the_search_axes_is_read_in_both_languages_and_no_other_is_kept() -> None:
    used = {word for words in axis_words().values() for word in words}
    known = _words()["on_axes"]
    assert used == set(known)
    assert not [word for word, said in known.items() if not (said.nl and said.en) or "_" in said.nl + said.en]
    assert set(_words()["axes"]) == set(AXES)


def test_every_code_that_the_house_writes_where_people_write_words_is_read_in_both_languages() -> None:
    """The journal keeps codes; `reason="left"` in a deed is one, and so is each choice of such a field."""
    codes = {*_reasons_in_the_code(), *_choices_among_words()}
    assert {"left", "split", "case closed", "died", "goals_reached"} <= codes
    for language in ("en", "nl"):
        with override(language):
            unsaid = [code for code in sorted(codes) if str(CHOICES.get(code, code)) == code]
        assert not unsaid, language


def _reasons_in_the_code() -> Iterator[str]:
    """Give the reasons that stand in the code itself; the people of the demo write theirs in words."""
    rooms = Path(voordeur.__file__).parent
    for module in sorted(rooms.rglob("*.py")):
        if "demo" in module.relative_to(rooms).parts:
            continue
        calls = (node for node in ast.walk(ast.parse(module.read_text("utf-8"))) if isinstance(node, ast.Call))
        for said in (keyword.value for call in calls for keyword in call.keywords if keyword.arg == "reason"):
            if isinstance(said, ast.Constant) and isinstance(said.value, str):
                yield said.value


def _choices_among_words() -> Iterator[str]:
    for kind in vocabulary():
        for name, codec in kind_of(kind).codecs.items():
            yield from (choice for choice in codec.choices if name in TEXT_FIELDS and choice)
