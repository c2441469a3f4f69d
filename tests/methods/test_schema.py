"""The JSON Schema for editors says of a method what its reader says: no more and no less."""

import re
from functools import cache
from typing import Any

import pytest

from tests.methods.building import text_with
from tests.methods.test_how_to import METHOD
from voordeur.journal.kinds import vocabulary
from voordeur.methods import library
from voordeur.methods.conditions.reading import WORDS
from voordeur.methods.schema import json_schema
from voordeur.methods.source import Problems, read_tree

_TYPES = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "array": list, "object": dict}
# Values that nobody reads, so that they may be anything.
_ANYTHING = {"value", "source", "axes", "targets", "reports", "letters", "note", "because", "nl", "en"}


@cache
def schema() -> dict[str, Any]:
    return json_schema(vocabulary())


def fits(value: Any, asked: dict[str, Any]) -> bool:
    """Tell whether a value fits a schema, as far as ours use JSON Schema."""
    if "$ref" in asked:
        return fits(value, schema()["$defs"][asked["$ref"].rpartition("/")[2]])
    if "anyOf" in asked:
        return any(fits(value, one) for one in asked["anyOf"])
    if "enum" in asked:
        return value in asked["enum"]
    types = asked.get("type", list(_TYPES))
    if not any(_is(value, type_) for type_ in ([types] if isinstance(types, str) else types)):
        return False
    if isinstance(value, str):
        return re.search(asked.get("pattern", ""), value) is not None
    if isinstance(value, list):
        return all(fits(item, asked.get("items", {})) for item in value)
    if isinstance(value, dict):
        known, other = asked.get("properties", {}), asked.get("additionalProperties", {})
        there = all(name in value for name in asked.get("required", ()))
        return there and all(
            fits(one, known[name]) if name in known else other is not False and fits(one, other)
            for name, one in value.items()
        )
    return True


def _is(value: Any, type_: str) -> bool:
    return isinstance(value, _TYPES[type_]) and (type_ == "boolean" or not isinstance(value, bool))


def plain(text: str) -> Any:
    """Give a method as an editor sees it: days and numbers as JSON has them."""

    def of_json(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: of_json(one) for name, one in value.items() if one is not None}
        if isinstance(value, list):
            return [of_json(one) for one in value]
        return value if isinstance(value, bool | int | str) else str(value)

    return of_json(read_tree(text, Problems("method.yaml")).plain())


@pytest.mark.parametrize("name", library.ids())
def test_every_method_of_the_library_fits(name: str) -> None:
    assert fits(plain(library.text(name)), schema())


def test_the_method_of_the_how_to_fits() -> None:
    assert fits(plain(METHOD), schema())


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("within: 5 working days", "within: 3 weken of zo"),
        ("within: 5 working days", "withn: 5 working days"),
        ("of: case", "of: caze"),
        ("who: visitor\n", "\n"),
        ("{happened: need_recorded}", "{happend: need_recorded}"),
        ("{happened: need_recorded}", "{happened: need_recrded}"),
        ("{happened: need_recorded}", "{every: need}"),
        ("for_each: need", "for_each: ned"),
    ],
)
def test_an_editor_underlines_what_the_reader_refuses(right: str, wrong: str) -> None:
    duty = (
        "duties:\n  answer:\n    of: case\n    title: {nl: Antwoord}\n    who: visitor\n    for_each: need\n"
        "    after: {happened: need_recorded}\n    within: 5 working days\n    deed: need_answered\n"
    )
    assert right in duty
    assert fits(plain(text_with(duty)), schema())
    assert not fits(plain(text_with(duty.replace(right, wrong))), schema())


def test_every_word_for_a_condition_is_offered_with_all_that_stands_beside_it() -> None:
    offered = {next(iter(one["properties"])): one for one in schema()["$defs"]["condition"]["anyOf"]}
    assert list(offered) == list(WORDS)
    assert set(offered["happened"]["properties"]) == {"happened", "where", "times", "different", "since", "within"}
    assert {"sum", "of", "at_most", "since", "within"} <= set(offered["sum"]["properties"])


def test_nothing_that_is_read_is_left_without_a_type() -> None:
    def untyped(asked: Any, name: str = "") -> set[str]:
        if asked == {}:
            return {name}
        if isinstance(asked, list):
            return {found for one in asked for found in untyped(one, name)}
        if not isinstance(asked, dict):
            return set()
        parts = asked.get("properties", {})
        found = {deep for key, one in parts.items() for deep in untyped(one, key)}
        for key in ("anyOf", "items", "additionalProperties"):
            found |= untyped(asked.get(key), name)
        return found | {deep for one in asked.get("$defs", {}).values() for deep in untyped(one)}

    assert untyped(schema()) - _ANYTHING == set()
