"""Whether the words of a method are there: kinds, their fields and values, things and roles."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from voordeur.methods import library
from voordeur.methods.conditions.words import FieldTest, Where
from voordeur.methods.language import ESCALATED, NAMING_A_METHOD, Method
from voordeur.methods.messages import Either, Message
from voordeur.methods.parts import bare_number
from voordeur.methods.source import Place, Problems, did_you_mean, look_alike
from voordeur.methods.vocabulary import FieldInfo, Vocabulary
from voordeur.methods.wording import Names, meant

_ORDERED: dict[str, tuple[type, ...]] = {"int": (int, Decimal), "Decimal": (int, Decimal), "date": (date,)}
_TYPES = {  # the message that says what a field of a type holds
    "bool": "true_or_false", "int": "a_whole_number", "Decimal": "a_number", "date": "a_date", "str": "a_word",
}  # fmt: skip


class WordCheck:
    """Checks the words of one method against the vocabulary and against what the method itself names."""

    def __init__(self, method: Method, vocabulary: Vocabulary, problems: Problems, beside: Iterable[str] = ()) -> None:
        self.method = method
        self.vocabulary = vocabulary
        self.problems = problems
        self.beside = frozenset(beside)
        self.names = Names(method, "nl")
        self.things = {
            info.thing for info in vocabulary.values() if info.thing
        }  # fields of that name say which thing an entry is about

    def kind(self, kind: str, track: str, place: Place) -> bool:
        """Check that a kind exists and can stand in files of a track."""
        info = self.vocabulary.get(kind)
        if info is None:
            self.problems.add(place, "no_kind", kind=kind, hint=meant("kinds", kind, self.vocabulary))
            return False
        if info.files and track and track not in info.files:
            self.problems.add(place, "kind_in_another_file", kind=kind, files=Either(info.files), here=track)
            return False
        return True

    def where(self, kinds: Sequence[str], where: Where) -> None:
        """Check demands on the fields of some kinds."""
        for test in where:
            for kind in kinds:
                if kind in self.vocabulary:
                    self._test(kind, test)

    def field(self, kind: str, name: str, place: Place) -> FieldInfo | None:
        """Give a field of a kind, or say that there is none."""
        fields = self.vocabulary[kind].fields
        if name in fields:
            return fields[name]
        if name == "domain":
            return FieldInfo("choice", tuple(self.method.domains))
        self.problems.add(place, "no_field", kind=kind, field=name, hint=did_you_mean(name, fields))
        return None

    def fields(self, kinds: Sequence[str], name: str, place: Place) -> list[tuple[str, FieldInfo]]:
        """Give a field of each of some kinds; say of which there is none."""
        found = [(kind, self.field(kind, name, place)) for kind in kinds if kind in self.vocabulary]
        return [(kind, info) for kind, info in found if info is not None]

    def number(self, kinds: Sequence[str], name: str, place: Place) -> None:
        """Check that a field holds a number."""
        for kind, info in self.fields(kinds, name, place):
            if info.type not in ("int", "Decimal"):
                self.problems.add(place, "field_no_number", field=name, kind=kind)

    def thing(self, thing: str, place: Place) -> None:
        """Check that entries speak about such things."""
        if thing not in self.things:
            self.problems.add(place, "no_thing", thing=thing, hint=meant("things", thing, self.things))

    def role(self, role: str, place: Place) -> None:
        """Check that the method has a role."""
        self.known(role, self.method.roles, "no_role", place)

    def another_method(self, id_: str, place: Place) -> None:
        """Check that there is a method of that id, in the library or beside this one."""
        known = self.beside.union(library.ids()) - {self.method.id}
        if id_ not in known:
            hint = did_you_mean(id_, known) or Message("checked_together")
            self.problems.add(place, "no_other_method", method=id_, hint=hint)

    def offered(self) -> None:
        """Check that what forms offer stands in a field in which one writes a word, and has a title to show."""
        fields = (one for info in self.vocabulary.values() for one in info.fields.items())
        free = {name for name, info in fields if info.type == "str"}
        for name, words in self.method.offered.items():
            at = Place(path=f"offered.{name}")
            self.known(name, free, "no_free_field", self.method.at(at))
            for number, word in enumerate(words if name in free else (), start=1):
                self.titled(name, word, self.method.places.get(f"{at.path}[{number}]", self.method.at(at)))

    def known(self, word: str, words: Iterable[str], key: str, place: Place) -> None:
        """Note, with the message of that key, a word that is none of these."""
        known = set(words)
        if word not in known:
            self.problems.add(place, key, word=word, hint=did_you_mean(word, known))

    def _test(self, kind: str, test: FieldTest) -> None:
        info = self.field(kind, test.name, test.place)
        if info is None:
            return
        for value in test.values:
            self._value(kind, test, info, value)
        if test.how_many and not info.many:
            self.problems.add(test.place, "field_no_list", field=test.name, kind=kind)
        self._bounds(kind, test, info)
        # Of a party to a plan the role is a plain word: parents are no workers.
        if test.name == "role" and "worker" in self.vocabulary[kind].fields:
            for value in test.values:
                self.role(str(value), test.at)
        for value in test.values if info.type == "str" else ():
            self._named(kind, test, str(value))
        if test.name == "level" and kind == ESCALATED:
            for value in test.values:
                self.known(str(value), self.method.ladder, "no_level", test.at)

    def _named(self, kind: str, test: FieldTest, word: str) -> None:
        """Check that a free word has a title to show: in the method, or in the house."""
        if (kind, test.name) in NAMING_A_METHOD:
            self.another_method(word, test.at)
        else:
            self.titled(test.name, word, test.at)

    def titled(self, field: str, word: str, place: Place) -> None:
        """Check that a word in a field has a title to show."""
        if self.names.title(field, word) is None:
            hint = did_you_mean(word, self.method.words) if look_alike(word, self.method.words) else ""
            self.problems.add(place, "word_without_title", word=word, hint=hint)

    def _bounds(self, kind: str, test: FieldTest, info: FieldInfo) -> None:
        """Check that a field can be compared, and with such a number or day."""
        for bound in (test.bounds.at_least, test.bounds.at_most, test.bounds.below):
            if bound is None:
                continue
            if info.type not in _ORDERED:
                self.problems.add(test.at, "not_to_be_compared", field=test.name, kind=kind)
            elif isinstance(bound, bool) or not isinstance(bound, _ORDERED[info.type]):
                wanted, hint = Message(_TYPES[info.type]), bare_number(bound)
                self.problems.add(
                    test.at, "compared_with", field=test.name, kind=kind, wanted=wanted, value=bound, hint=hint
                )

    def _value(self, kind: str, test: FieldTest, info: FieldInfo, value: Any) -> None:
        choices: Iterable[str] = info.choices
        if info.type == "choice":
            if value not in info.choices:
                hint = did_you_mean(str(value), choices)
                self.problems.add(test.at, "never_that_value", field=test.name, kind=kind, value=value, hint=hint)
            return
        fits = {
            "bool": isinstance(value, bool),
            "int": isinstance(value, int) and not isinstance(value, bool),
            "Decimal": isinstance(value, int | Decimal) and not isinstance(value, bool),
            "date": isinstance(value, date),
            "str": isinstance(value, str),
        }.get(info.type, True)
        if not fits:
            wanted = Message(_TYPES[info.type])
            self.problems.add(test.at, "another_type", field=test.name, kind=kind, wanted=wanted, value=value)
