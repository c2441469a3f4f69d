"""The JSON Schema for editors says of a method what its reader says: no more and no less."""

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from tests.methods.building import VOCABULARY, text_with
from tests.methods.mistakes import DUTIES, EMPTY, INDICATORS, MUSTS, RULES, STAGED, WHOLE
from tests.methods.test_how_to import METHOD
from voordeur.journal.kinds import vocabulary
from voordeur.methods import library
from voordeur.methods.checking import check_text
from voordeur.methods.conditions.reading import WORDS
from voordeur.methods.schema import json_schema
from voordeur.methods.source import Problems, read_tree

_TYPES = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "array": list, "object": dict}
_KNOWN = {  # the words of JSON Schema that ours use
    "$schema", "$defs", "$ref", "title", "type", "anyOf", "allOf", "not", "if", "then", "enum", "const", "pattern",
    "minimum", "maximum", "minItems", "items", "contains", "properties", "required", "additionalProperties",
    "propertyNames",
}  # fmt: skip
# Values that nobody reads, so that they may be anything.
_ANYTHING = {"value", "source", "axes", "targets", "reports", "letters", "note", "because", "nl", "en"}


@cache
def schema() -> dict[str, Any]:
    return json_schema(vocabulary())


def fits(value: Any, asked: dict[str, Any]) -> bool:
    """Tell whether a value fits a schema, as far as ours use JSON Schema."""
    return _fits(value, asked, asked["$defs"])


def _fits(value: Any, asked: dict[str, Any], defs: dict[str, Any]) -> bool:
    def fits(value: Any, asked: dict[str, Any]) -> bool:
        return _fits(value, asked, defs)

    assert asked.keys() <= _KNOWN
    if "$ref" in asked and not fits(value, defs[asked["$ref"].rpartition("/")[2]]):
        return False
    if "anyOf" in asked and not any(fits(value, one) for one in asked["anyOf"]):
        return False
    if not all(fits(value, one) for one in asked.get("allOf", ())) or ("not" in asked and fits(value, asked["not"])):
        return False
    if "if" in asked and fits(value, asked["if"]) and not fits(value, asked["then"]):
        return False
    if value not in asked.get("enum", [value]) or value != asked.get("const", value):
        return False
    types = asked.get("type", list(_TYPES))
    return any(_is(value, type_) for type_ in ([types] if isinstance(types, str) else types)) and _holds(
        value, asked, fits
    )


def _holds(value: Any, asked: dict[str, Any], fits: Callable[[Any, dict[str, Any]], bool]) -> bool:
    """Tell whether a value is what a schema says of its own type."""
    if isinstance(value, str):
        pattern = asked.get("pattern", "").replace(r"\p{L}\p{N}", r"\w")  # what Python calls a letter or a number
        return re.search(pattern, value) is not None
    if isinstance(value, list):
        items, some = asked.get("items", {}), asked.get("contains")
        return (
            len(value) >= asked.get("minItems", 0)
            and all(fits(item, items) for item in value)
            and (some is None or any(fits(item, some) for item in value))
        )
    if isinstance(value, dict):
        known, other = asked.get("properties", {}), asked.get("additionalProperties", {})
        there = all(name in value for name in asked.get("required", ()))
        return there and all(
            fits(name, asked.get("propertyNames", {}))
            and (fits(one, known[name]) if name in known else other is not False and fits(one, other))
            for name, one in value.items()
        )
    return isinstance(value, bool) or asked.get("minimum", value) <= value <= asked.get("maximum", value)


def _is(value: Any, type_: str) -> bool:
    return isinstance(value, _TYPES[type_]) and (type_ == "boolean" or not isinstance(value, bool))


def plain(text: str) -> Any:
    """Give a method as an editor sees it: days and numbers as JSON has them."""

    def of_json(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: of_json(one) for name, one in value.items() if one is not None}
        if isinstance(value, list):
            return [of_json(one) for one in value]
        if isinstance(value, Decimal):
            return float(value)
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
        ("who: visitor", "who: []"),
        ("who: visitor", "who: visitor\n    at: 1 week"),
        ("who: visitor", "who: visitor\n    before: 1 week"),
        ("within: 5 working days", "every: 0 days"),
        ("{nl: Antwoord}", "{nl: ' '}"),
        ("{happened: need_recorded}", "{happened: [need_recorded, goal_set], where: {mony: true}}"),
        ("{happened: need_recorded}", "{latest: case_closed, where: {reason: mved}}"),
        ("{happened: need_recorded}", "{happened: case_closed, where: {reason: {at_least: 2}}}"),
        ("{happened: need_recorded}", "{happened: need_recorded, times: 0}"),
        ("{happened: need_recorded}", "{share: need, that: {happened: need_answered}, below: 180}"),
        ("{happened: need_recorded}", "{any_of: []}"),
        ("{happened: need_recorded}", "{count: case_lod, below: 3}"),
        ("duties:", "axes: {angel: [care]}\nduties:"),
        ("duties:", "reports: {rhythm: soms}\nduties:"),
        ("duties:", "targets: {letters: 40}\nduties:"),
        ("duties:", "rules: {one: {of: case, kind: law, before: case_closed, because: {nl: Nee}}}\nduties:"),
        ("  answer:", "  an answer:"),
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


@pytest.mark.parametrize(("empty", "inside"), EMPTY.items())
def test_an_editor_underlines_a_list_that_is_empty_and_not_one_that_is_filled(empty: str, inside: str) -> None:
    rule = "rules: {one: {of: case, kind: law, before: case_closed, must: MUST, because: Nee}}\n"
    assert not fits(plain(text_with(rule.replace("MUST", empty))), schema())
    assert fits(plain(text_with(rule.replace("MUST", empty.replace("[]", f"[{inside}]")))), schema())


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("version: 1", "version: 0"), ("id: 99-test", "id: 99 test"), ("case_load: 2", "case_load: 0")],
)
def test_an_editor_underlines_a_number_and_an_id_that_cannot_be(right: str, wrong: str) -> None:
    assert fits(plain(text_with()), schema())
    assert not fits(plain(text_with().replace(right, wrong)), schema())


def test_an_editor_lets_through_what_the_reader_does() -> None:
    roles = "roles:\n  zorgcoördinator: {title: {nl: Zij, en: She}, function: coordinator, number: 0}\n"
    rule = (
        "rules:\n  one: {of: case, kind: method, before: [case_closed, need_answered], where: {domain: zorg}, "
        "must: {happened: need_recorded, where: {money: [true, false], need: {present: $there}}}, because: Nee}\n"
    )
    text = text_with(rule + "settings: {there: {value: true}}\ndomains: {zorg: {nl: Zorg}}\n").replace(
        "roles:\n", roles
    )
    assert fits(plain(text), schema())
    assert check_text(text, vocabulary(), file="method.yaml") == ()


def test_half_of_all_mistakes_show_while_one_types() -> None:
    """What hangs together over the whole file no schema can say: that a role is there, that a stage can be left."""
    texts = [text for group in (WHOLE, STAGED, DUTIES, MUSTS, RULES, INDICATORS) for text in group]
    known = json_schema({**VOCABULARY, "escalated": vocabulary()["escalated"]})
    refused = [text for text in texts if not fits(plain(text), known)]
    assert len(refused) > len(texts) / 2


def test_every_word_for_a_condition_is_offered_with_all_that_stands_beside_it() -> None:
    offered = {next(iter(one["properties"])): one for one in schema()["$defs"]["condition"]["anyOf"]}
    assert list(offered) == list(WORDS)
    beside = {"where", "times", "different", "since", "within", "for_each", "which"}
    assert set(offered["happened"]["properties"]) == {"happened", *beside}
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
