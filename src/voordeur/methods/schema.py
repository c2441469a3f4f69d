"""The JSON Schema of a method file, for editors: made from what the reader of methods asks, never written by hand."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from voordeur.common.terms import WRITTEN
from voordeur.methods.conditions.reading import NEVER, WITHIN_OTHERS, WORDS, Conditions
from voordeur.methods.conditions.words import Condition
from voordeur.methods.probing import EACH, ITEM, Asked, Guise, Notes, Path, ProbingReader
from voordeur.methods.reading import NAMES, REQUIRED, MethodReading, read_settings
from voordeur.methods.schema_fields import beside, demands
from voordeur.methods.source import Node
from voordeur.methods.vocabulary import Vocabulary

_METHOD, _CONDITION, _CRITERION = ("method",), ("condition",), ("criterion",)
_CHOICES = 12  # more than there are in any place where the reading goes on otherwise after another choice
# Names under which an entry kind or a thing is named, wherever they stand.
KINDS = ("on", "before", "forbid", "deed", "happened", "latest", "wrote", "named_in", "since", "of")
THINGS = ("every", "any", "things", "share", "same", "its", "for_each")
_SETTING = {"type": "string", "pattern": r"^\$"}
_STRING = {"type": "string"}
_SAID = {"type": "string", "pattern": r"\S"}  # words for the screen that cannot be left out
_SCALAR = {"type": ["string", "number", "boolean"]}


class _ProbingConditions(Conditions):
    """Notes where a condition stands; what one is, is asked by itself."""

    def read(self, node: Node) -> Condition:
        """Note that a condition stands here."""
        _reader(self.reader).noted(node, "condition")
        return NEVER


class _ProbingMethod(MethodReading):
    """Notes where a criterion stands; what one is, is asked by itself."""

    def criterion(self, node: Node) -> Condition:
        """Note that a criterion stands here."""
        _reader(self.reader).noted(node, "criterion")
        return NEVER


def _reader(reader: object) -> ProbingReader:
    assert isinstance(reader, ProbingReader), "only a probe is read here"
    return reader


def json_schema(vocabulary: Vocabulary) -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of a method file, with the entry kinds and things of the house as choices."""
    notes = Notes()
    for ask in (_ask_method, _ask_criterion, *_ask_conditions()):
        _in_every_guise(notes, ask)
    build = _Building(notes)
    things = sorted({info.thing for info in vocabulary.values() if info.thing})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A method of Voordeur",
        **build.at(_METHOD),
        "$defs": {
            "condition": {"anyOf": [build.at((*_CONDITION, word)) for word in WORDS]},
            "criterion": {"anyOf": [_SCALAR, build.at(_CRITERION)]},
            "text": {"anyOf": [_STRING, _mapping({"nl": _STRING, "en": _STRING}, ["nl"])]},
            "said": {"anyOf": [_SAID, _mapping({"nl": _SAID, "en": _STRING}, ["nl"])]},
            "term": {"anyOf": [{"type": "string", "pattern": f"^{WRITTEN}$"}, _SETTING]},
            "kind": {"enum": sorted(vocabulary)},
            "thing": {"enum": things},
            **demands(vocabulary),
        },
    }


def _ask_method(notes: Notes) -> None:
    reader = ProbingReader(notes)
    tree = reader.probe(_METHOD)
    read_settings(reader, tree)
    whole = reader.part(tree, NAMES, REQUIRED)
    reading = _ProbingMethod(reader, whole, _ProbingConditions(reader, whole.named("conditions"), {}))
    reading.method("", {})


def _ask_criterion(notes: Notes) -> None:
    reader = ProbingReader(notes)
    whole = reader.part(reader.probe(("nothing",)), ())
    reading = _ProbingMethod(reader, whole, _ProbingConditions(reader, {}, {}))
    super(_ProbingMethod, reading).criterion(reader.probe(_CRITERION))


def _ask_conditions() -> Iterator[Callable[[Notes], None]]:
    for word in WORDS:
        hidden = frozenset(WORDS) - {word, *WITHIN_OTHERS}

        def ask(notes: Notes, word: str = word, hidden: frozenset[str] = hidden) -> None:
            reader = ProbingReader(notes)
            WORDS[word](_ProbingConditions(reader, {}, {}), reader.probe((*_CONDITION, word), hidden))

        yield ask


def _in_every_guise(notes: Notes, ask: Callable[[Notes], None]) -> None:
    """Ask again for each shape, missing name and choice that could make the reading go on otherwise."""
    done: set[tuple[str, Path | int]] = set()
    waiting = deque[tuple[tuple[str, Path | int], Guise]]((("choice", n), Guise(choice=n)) for n in range(_CHOICES))
    while waiting:
        name, notes.guise = waiting.popleft()  # the plainest guise comes first
        if name in done:
            continue
        done.add(name)
        notes.looked_at, notes.looked_for = {}, {}
        ask(notes)
        here = notes.guise
        for path in notes.looked_at:
            for shape in ("list", "scalar"):
                waiting.append(((shape, path), replace(here, shapes={**here.shapes, path: shape})))
        waiting += [(("missing", path), replace(here, missing=here.missing | {path})) for path in notes.looked_for]


class _Building:
    """Builds a schema out of what was asked."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.below: dict[Path, set[str]] = {}
        for path in notes.asked:
            for n in range(1, len(path)):
                self.below.setdefault(path[:n], set()).add(path[n])

    def at(self, path: Path) -> dict[str, Any]:
        """Give the schema of what stands at a place; anything, when nobody asks."""
        asked = self.notes.asked.get(path, Asked())
        found = [self._one(type_, path, asked) for type_ in sorted(asked.types)]
        if ITEM in self.below.get(path, ()):
            found.append({"type": "array", "items": self.at((*path, ITEM)), **_filled(asked)})
        return found[0] if len(found) == 1 else {"anyOf": found} if found else {}

    def _one(self, type_: str, path: Path, asked: Asked) -> dict[str, Any]:
        match type_:
            case "part":
                properties = {name: self.at((*path, name)) for name in asked.names}
                together = [*_together(asked), *beside(asked.names)]
                return _mapping(properties, sorted(asked.required)) | ({"allOf": together} if together else {})
            case "named":
                names = {"propertyNames": _written(asked.pattern)} if asked.pattern else {}
                return {"type": "object", "additionalProperties": self.at((*path, EACH)), **names}
            case "choice":
                return {"anyOf": [{"enum": list(asked.choices)}, _SETTING]}
            case "flag":
                return {"anyOf": [{"type": "boolean"}, _SETTING]}
            case "number":
                least = {} if asked.least is None else {"minimum": asked.least}
                return {"anyOf": [{"type": "integer", **least}, _SETTING]}
            case "amount":
                most = {} if asked.most is None else {"minimum": 0, "maximum": asked.most}
                return {"anyOf": [{"type": "number", **most}, _SETTING]}
            case "word":
                return self._word(path, asked)
            case "words":
                one = self._word(path, asked)
                return {"anyOf": [one, {"type": "array", "items": one, **_filled(asked)}]}
            case "term" if asked.lasting:
                return {"allOf": [{"$ref": "#/$defs/term"}, {"not": {"pattern": "^0+ "}}]}
            case "text" if path[-1] in self.notes.asked[path[:-1]].required:
                return {"$ref": "#/$defs/said"}
            case "scalar":
                return _SCALAR
            case "scalars":
                return {"anyOf": [_SCALAR, {"type": "array", "items": _SCALAR, **_filled(asked)}]}
            case _:
                return {"$ref": f"#/$defs/{type_}"}

    def _word(self, path: Path, asked: Asked) -> dict[str, Any]:
        if asked.choices:
            return {"anyOf": [{"enum": list(asked.choices)}, _SETTING]}
        if asked.pattern:
            return {"anyOf": [{**_SCALAR, **_written(asked.pattern)}, _SETTING]}
        named = "kind" if path[-1] in KINDS else "thing" if path[-1] in THINGS else ""
        return {"anyOf": [{"$ref": f"#/$defs/{named}"}, _SETTING]} if named else _SCALAR


def _filled(asked: Asked) -> dict[str, Any]:
    return {"minItems": 1} if asked.filled else {}


def _written(pattern: str) -> dict[str, Any]:
    r"""Give how a word is written in the regular expressions of editors, where `\w` is no letter with an accent."""
    return {"pattern": f"^(?:{pattern})$".replace(r"\w", r"\p{L}\p{N}_")}


def _together(asked: Asked) -> Iterator[dict[str, Any]]:
    """Give what of the names below a place stands together, and what does not."""
    for names in asked.some:
        yield {"anyOf": [_there(name) for name in names]}
    for pair in asked.not_both:
        yield {"not": _there(*pair)}
    for name, others in asked.beside:
        yield {"anyOf": [{"not": _there(name)}, *map(_there, others)]}
    for (name, choice), (needs, never) in asked.chosen.items():
        then = [_there(*needs), *({"not": _there(stray)} for stray in never)]
        yield {"if": {**_there(name), "properties": {name: {"const": choice}}}, "then": {"allOf": then}}


def _there(*names: str) -> dict[str, Any]:
    return {"required": list(names)}


def _mapping(properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
