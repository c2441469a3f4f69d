"""Names, terms and values in plain Dutch and English: the words that `explaining` writes a method out with."""

from collections.abc import Collection, Mapping
from functools import cache
from importlib import resources
from typing import Any

from voordeur.common.terms import Term
from voordeur.methods.conditions.words import Bounds, Entries, FieldTest, Where
from voordeur.methods.language import Method, Setting, Text
from voordeur.methods.messages import Either, Message
from voordeur.methods.source import Problems, did_you_mean, look_alike, read_tree

_UNITS = {
    "days": ("dag", "dagen"),
    "working days": ("werkdag", "werkdagen"),
    "weeks": ("week", "weken"),
    "months": ("maand", "maanden"),
    "years": ("jaar", "jaar"),
}


@cache
def _words() -> Mapping[str, Mapping[str, Text]]:
    text = resources.files("voordeur.methods").joinpath("data/words.yaml").read_text("utf-8")
    written = read_tree(text, Problems("words.yaml")).plain()
    return {
        part: {str(name): Text(words["nl"], words["en"]) for name, words in names.items()}
        for part, names in written.items()
    }


def called(kind: str, language: str) -> str:
    """Call an entry kind by a noun phrase, outside any method."""
    return _words()["kinds"][kind].said(language)


def called_field(name: str, language: str) -> str:
    """Call a field of an entry, outside any method; empty when it has no words of its own."""
    found = _words()["fields"].get(name)
    return found.said(language) if found else ""


def meaning_of(field: str) -> Text:
    """Say what a field holds, in words; without any as it is spelt."""
    return _words()["fields"].get(field) or Text(_spaced(field))


def axis_asks(axis: str) -> Text:
    """Say what a search axis asks: for whom, about what."""
    return _words()["axes"][axis]


def axis_word(word: str) -> Text:
    """Say a word that methods have on a search axis; one that no method of the library has stands as it is."""
    return _words()["on_axes"].get(word) or Text(_spaced(word))


def on_axis(method: Method, axis: str) -> list[str]:
    """Give what a method says of itself on an axis, each word once, also where its source disagrees with itself."""
    return list(dict.fromkeys(word for words in method.axes.get(axis, {}).values() for word in words))


def named_so(part: str, words: str) -> tuple[str, ...]:
    """Give the names (of `kinds` or `things`) that are called by these words in Dutch or English, or by one of them."""
    wanted = words.replace("_", " ").lower().strip()
    called = {name: f" {text.nl} {text.en} ".lower() for name, text in _words()[part].items()}
    return tuple(name for name, said in called.items() if wanted and f" {wanted}" in said)


def meant(part: str, word: str, known: Collection[str]) -> Message | str:
    """Give a hint after ` is no …`: what is spelt so or what the house calls so, else where its words stand."""
    names = tuple(name for name in named_so(part, word) if name in known)[:5]
    if names and not look_alike(word, known):
        return Message("did_you_mean", names=Either(names))
    return did_you_mean(word, known) or Message("ask_the_vocabulary")


class Names:
    """Calls the parts of one method by their names, in one language."""

    def __init__(self, method: Method, language: str) -> None:
        self.method = method
        self.language = language

    def say(self, nl: str, en: str) -> str:
        """Choose between two ways of saying it."""
        return en if self.language == "en" else nl

    def text(self, text: Text) -> str:
        """Give words of the method itself, as one paragraph."""
        return " ".join(text.said(self.language).split())

    def kind(self, kind: str) -> str:
        """Call an entry kind by a noun phrase."""
        return self.word("kinds", kind)

    def role(self, role: str) -> str:
        """Call a role by its local name."""
        found = self.method.roles.get(role)
        return self.text(found.title) if found else _spaced(role)

    def thing(self, thing: str) -> str:
        """Call a thing (need, action) by its noun."""
        return self.word("things", thing)

    def many(self, thing: str) -> str:
        """Call things by their noun."""
        return self.word("many", thing)

    def every(self, thing: str) -> str:
        """Call each of the things: `elk doel`, `every goal`."""
        found = _words()["every"].get(thing)
        return self.text(found) if found else self.say("elke ", "every ") + self.thing(thing)

    def this(self, thing: str) -> str:
        """Point at one thing: `dit doel`, `this goal`."""
        return self.say("dit" if self.every(thing).startswith("elk ") else "deze", "this") + f" {self.thing(thing)}"

    def stage(self, stage: str) -> str:
        """Call a stage by its title, between quotes."""
        found = self.method.stages.get(stage)
        return self.say(
            f"‘{self.text(found.title) if found else stage}’", f"“{self.text(found.title) if found else stage}”"
        )

    def term(self, term: Term) -> str:
        """Write a term."""
        if self.language == "en":
            return str(term)
        return f"{term.count} {_UNITS[term.unit][0 if term.count == 1 else 1]}"

    def entries(self, entries: Entries) -> str:
        """Write `these kinds, looking so`."""
        return self.either([self.kind(kind) for kind in entries.kinds]) + self.where(entries.where)

    def where(self, where: Where) -> str:
        """Write demands on fields, between brackets."""
        return f" ({', '.join(self.test(test) for test in where)})" if where else ""

    def value(self, field: str, value: Any) -> str:
        """Write one value of a field."""
        if isinstance(value, bool):
            return self.say("ja" if value else "nee", "yes" if value else "no")
        title = self.title(field, str(value))
        return self.text(title) if title is not None else _spaced(str(value))

    def title(self, field: str, word: str) -> Text | None:
        """Give the title of a word in a field, as the method or else the house gives it; none when nobody does."""
        method = self.method
        own: dict[str, Mapping[str, Text]] = {
            "role": {name: role.title for name, role in method.roles.items()},
            "level": {name: rung.title for name, rung in method.ladder.items()},
            "criterion": method.eligibility.criteria if method.eligibility else {},
            "domain": method.domains,
        }
        headings = {name: heading.title for name, heading in method.headings.items()}
        own |= dict.fromkeys(("asked", "left_open", "heading"), headings)
        for titles in (own.get(field, {}), method.words, _words()["values"], headings, method.domains):
            if word in titles:
                return titles[word]
        return None

    def setting(self, name: str) -> str:
        """Call a setting by its title."""
        found = self.method.settings.get(name)
        return self.text(found.title) if found and found.title else _spaced(name)

    def chosen(self, setting: Setting) -> str:
        """Write the value of a setting: one of its choices by its title, a term, or whatever else it is."""
        value = setting.value
        if isinstance(value, str) and (title := setting.choices.get(value)):
            return self.text(title)
        try:
            return self.term(Term.parse(value))
        except ValueError:
            return ", ".join(self.value("", one) for one in (value if isinstance(value, list) else [value]))

    def bounds(self, bounds: Bounds, unit: str = "") -> str:
        """Write what a number is compared with."""
        if bounds.at_least is not None and bounds.at_least == bounds.at_most:
            return self.say(f"precies {bounds.at_least}{unit}", f"exactly {bounds.at_least}{unit}")
        said = {
            self.say("minstens", "at least"): bounds.at_least,
            self.say("hoogstens", "at most"): bounds.at_most,
            self.say("minder dan", "less than"): bounds.below,
        }
        return f" {self.say('en', 'and')} ".join(
            f"{how} {limit}{unit}" for how, limit in said.items() if limit is not None
        )

    def field(self, name: str) -> str:
        """Call a field of an entry."""
        return self.word("fields", name)

    def word(self, part: str, name: str) -> str:
        """Call something by its name in the house: of `kinds`, `things`, `fields` or `values`."""
        found = _words()[part].get(name)
        return self.text(found) if found else _spaced(name)

    def either(self, parts: list[str]) -> str:
        """Join names with commas and `or`."""
        if len(parts) < 2:
            return "".join(parts)
        return f"{', '.join(parts[:-1])} {self.say('of', 'or')} {parts[-1]}"

    def both(self, parts: list[str]) -> str:
        """Join names with commas and `and`."""
        if len(parts) < 2:
            return "".join(parts)
        return f"{', '.join(parts[:-1])} {self.say('en', 'and')} {parts[-1]}"

    def looks(self, test: FieldTest) -> str:
        """Write one demand on a field as a clause of its own."""
        name, _, said = self.test(test).partition(": ")
        if not said or test.how_many:
            return self.test(test)
        return self.say(f"‘{name}’ is {said}", f"“{name}” is {said}")

    def test(self, test: FieldTest) -> str:
        """Write one demand on a field."""
        name = self.field(test.name)
        if test.present is not None:
            filled = self.say("is ingevuld", "is filled in") if test.present else self.say("is leeg", "is empty")
            return self.say(f"‘{name}’ {filled}", f"“{name}” {filled}")
        said = [self.either([self.value(test.name, value) for value in test.values])] if test.values else []
        if test.bounds:
            said.append(self.bounds(test.bounds))
        if test.how_many:
            number = self.bounds(test.how_many)
            return self.say(f"aantal bij ‘{name}’: {number}", f"number of “{name}”: {number}")
        return f"{name}: {', '.join(said)}"


def _spaced(name: str) -> str:
    return name.replace("_", " ")
