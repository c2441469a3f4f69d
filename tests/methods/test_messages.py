"""Whatever is said to whoever writes a method stands in plain Dutch and English, and something really says it."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.methods import mistakes
from voordeur import cli, methods
from voordeur.methods.messages import Either, Listed, Message, either, written

ROOMS = [Path(str(room.__file__)).parent for room in (methods, cli)]
# Which argument of these is a message; of a reader's checks it is what is said otherwise.
SAYING = {
    "Message": 0, "Unreadable": 0, "problem": 0, "expected": 0, "some": 0, "not_both": 0, "one_of": 0, "goes_with": 0,
    "add": 1, "_fail": 1, "items": 1, "names": 2, "written": 2,
}  # fmt: skip
QUOTED = re.compile(r"`+[^`]+`+")


@cache
def said() -> tuple[Message, ...]:
    return tuple(part for problem in mistakes.problems() for part in _with_its_parts(problem.message))


def _with_its_parts(told: object) -> Iterator[Message]:
    if isinstance(told, Listed):
        for part in told.parts or (Message("nothing"),):
            yield from _with_its_parts(part)
    if isinstance(told, Message):
        yield told
        for part in told.about.values():
            yield from _with_its_parts(part)


@pytest.mark.parametrize("key", written())
def test_each_message_is_in_plain_dutch_and_english_and_quotes_the_same(key: str) -> None:
    words = written()[key]
    assert set(words) == {"nl", "en"}
    assert all(text.strip() for text in words.values())
    dutch, english = ({*QUOTED.findall(text), *re.findall(r"<\w+>", text)} for text in (words["nl"], words["en"]))
    assert dutch == english, "what is filled in, and what stands in the file, is the same in both"


def test_each_message_is_said_of_some_mistake() -> None:
    told = (*ROOMS[1].glob("*.py"), ROOMS[0] / "playing_told.py")  # what is said of a story that came out well too
    printed = {name for path in told for name in _texts(path)}
    assert set(written()) - {message.key for message in said()} - printed == set()


def test_what_is_said_is_filled_in_in_both_languages() -> None:
    for message in said():
        dutch, english = message.said("nl"), message.said("en")
        assert not re.search(r"<\w+>|  ", dutch + english), (dutch, english)
        assert set(QUOTED.findall(dutch)) == set(QUOTED.findall(english)), (dutch, english)


def test_nothing_is_said_that_is_not_written() -> None:
    """A key that is misspelt in the code would show only when somebody makes that mistake."""
    asked = {
        (path.name, said.value)
        for room in ROOMS
        for path in room.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call)
        for place in [SAYING.get(_called(call), 9)]
        for said in (*call.args[place : place + 1], *_otherwise(call))
        if isinstance(said, ast.Constant) and said.value
    }
    assert len(asked) > 100
    assert {(file, key) for file, key in asked if key not in written()} == set()


def _otherwise(call: ast.Call) -> Iterator[ast.expr]:
    return (named.value for named in call.keywords if named.arg in ("none", "other", "otherwise"))


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _texts(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_names_are_joined_as_each_language_does() -> None:
    assert either(["c", "a", "b"]).said("nl") == "`a`, `b` of `c`"
    assert (Either(("a",)).said("en"), Either(("b", "a")).said("en")) == ("`a`", "`b` or `a`")
    assert (Listed(("one", 2)).said("nl"), Listed(()).said("nl"), Listed(()).said("en")) == (
        "one, 2",
        "niets",
        "nothing",
    )
