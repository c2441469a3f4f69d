"""What a method can demand of the fields of each entry kind, for the JSON Schema: which there are, and their values."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any

from voordeur.methods.conditions.entry_reading import BOUNDS
from voordeur.methods.vocabulary import FieldInfo, KindInfo, Vocabulary

GUARDS = ("happened", "latest", "on", "before", "forbid")  # what names a kind with a `where` beside it
_SETTING = {"type": "string", "pattern": r"^\$"}
_DAY = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_VALUES: Mapping[str, dict[str, Any]] = {
    "str": {"type": "string"},
    "bool": {"type": "boolean"},
    "int": {"type": "integer"},
    "Decimal": {"type": "number"},
    "date": _DAY,
}
_COMPARED: Mapping[str, dict[str, Any]] = {"int": {"type": "number"}, "Decimal": {"type": "number"}, "date": _DAY}
_HOW_MANY = {"type": ["integer", "string", "object"]}  # the condition around it says what it holds


def demands(vocabulary: Vocabulary) -> dict[str, Any]:
    """Give the definitions: how the fields of each kind can look, and what stands in a `where` beside such a kind."""
    found: dict[str, Any] = {f"fields_of_{kind}": _fields(info) for kind, info in vocabulary.items()}
    letters = [_beside_these(letter, kinds) for letter, kinds in groupby(sorted(vocabulary), key=itemgetter(0))]
    found["where"] = {"if": {"required": ["where"]}, "then": {"allOf": letters}}
    types = {(field.type, field.many) for info in vocabulary.values() for field in info.fields.values()}
    return found | {_named(type_, many): _looks(type_, many) for type_, many in sorted(types) if type_ != "choice"}


def beside(names: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Give what goes for a `where` among these names, by the kind that is named beside it."""
    if "where" in names:
        yield {"$ref": "#/$defs/where"}


def _beside_these(letter: str, kinds: Iterable[str]) -> dict[str, Any]:
    """Give what goes beside the kinds that begin with a letter: an editor that meets another one is through at once."""
    return _beside({"pattern": f"^{letter}"}, {"allOf": [_beside({"const": kind}, _looking(kind)) for kind in kinds]})


def _looking(kind: str) -> dict[str, Any]:
    return {"properties": {"where": {"$ref": f"#/$defs/fields_of_{kind}"}}}


def _beside(kind: dict[str, Any], then: dict[str, Any]) -> dict[str, Any]:
    """Say what goes beside such a kind, alone or in a list. One guard is there; of the others this says nothing."""
    named = {"anyOf": [{"type": "string", **kind}, {"type": "array", "contains": {"type": "string", **kind}}]}
    return {"if": {"properties": dict.fromkeys(GUARDS, named)}, "then": then}


def _fields(info: KindInfo) -> dict[str, Any]:
    fields = {"domain": FieldInfo("str"), **info.fields}
    looks = {name: _field(field) for name, field in fields.items()}
    return {"type": "object", "properties": looks, "additionalProperties": False}


def _field(field: FieldInfo) -> dict[str, Any]:
    if field.type == "choice":
        return _looks("choice", field.many, {"enum": list(field.choices)})
    return {"$ref": f"#/$defs/{_named(field.type, field.many)}"}


def _named(type_: str, many: bool) -> str:
    return f"looks_{type_.lower()}" + ("s" if many else "")


def _looks(type_: str, many: bool, choices: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Give what can be demanded of a field: a value, one of some values, or that it is there or compares so."""
    value = {"anyOf": [choices or _VALUES.get(type_, {"type": ["string", "number", "boolean"]}), _SETTING]}
    compared = {"anyOf": [_COMPARED[type_], _SETTING]} if type_ in _COMPARED else None
    parts: dict[str, Any] = {
        "present": {"anyOf": [{"type": "boolean"}, _SETTING]},
        **({"how_many": _HOW_MANY} if many else {}),
    }
    parts |= dict.fromkeys(BOUNDS, compared) if compared else {}
    mapping = {"type": "object", "properties": parts, "additionalProperties": False}
    return {"anyOf": [value, {"type": "array", "items": value, "minItems": 1}, mapping]}
