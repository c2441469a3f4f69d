"""Names, terms and values in plain Dutch and English: the words that `explaining` writes a method out with."""

from collections.abc import Collection, Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from voordeur.common.terms import Term
from voordeur.methods import library
from voordeur.methods.language import Method, Setting, Text
from voordeur.methods.messages import Either, Message
from voordeur.methods.source import Problems, did_you_mean, look_alike, read_tree
from voordeur.methods.vocabulary import Vocabulary

_UNITS = {
    "days": ("dag", "dagen"),
    "working days": ("werkdag", "werkdagen"),
    "weeks": ("week", "weken"),
    "months": ("maand", "maanden"),
    "years": ("jaar", "jaar"),
}
_STEM, _ENDING = 5, 3  # letters: a word that is so long is found under a longer form of it as well


@cache
def _written() -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    text = resources.files("voordeur.methods").joinpath("data/words.yaml").read_text("utf-8")
    found: Mapping[str, Mapping[str, Mapping[str, Any]]] = read_tree(text, Problems("words.yaml")).plain()
    return found


@cache
def _words() -> Mapping[str, Mapping[str, Text]]:
    return {
        part: {str(name): Text(words["nl"], words["en"]) for name, words in names.items()}
        for part, names in _written().items()
    }


@cache
def _in_library() -> frozenset[str]:
    return frozenset(library.ids())


@cache
def _title_of(id_: str) -> Text:
    told = read_tree(library.text(id_), Problems(id_)).plain()
    where = f" in {told['municipality']}" if told.get("municipality") else ""
    return Text(told["title"]["nl"] + where, told["title"]["en"] + where)


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


def called_choice(field: str, word: str) -> Text | None:
    """Call a word that may be chosen in a field, outside any method; none when the house has no words for it."""
    words = _words()
    return words["choices"].get(f"{field}.{word}") or words["values"].get(word)


def axis_asks(axis: str) -> Text:
    """Say what a search axis asks: for whom, about what."""
    return _words()["axes"][axis]


def axis_word(word: str, method: Method | None = None) -> Text:
    """Say a word of a search axis as the house or else the method calls it; one that nobody calls stands as it is."""
    own = method.words.get(word) if method else None
    return _words()["on_axes"].get(word) or own or Text(_spaced(word))


def axis_words() -> Collection[str]:
    """Give the words that the house has for a search axis."""
    return _words()["on_axes"].keys()


def on_axis(method: Method, axis: str) -> list[str]:
    """Give what a method says of itself on an axis, each word once, also where its source disagrees with itself."""
    return list(dict.fromkeys(word for words in method.axes.get(axis, {}).values() for word in words))


def named_so(part: str, words: str) -> tuple[str, ...]:
    """Give the names (of `kinds` or `things`) that are called by these words, or by one of them, in either language.

    Of entry kinds also what people at work call them, where that is another word (`also`).
    """
    wanted = words.replace("_", " ").lower().strip()
    found = _written()[part].items()
    return tuple(name for name, said in found if speaks_of(wanted, said["nl"], said["en"], *said.get("also", ())))


def speaks_of(wanted: str, *texts: str) -> bool:
    """Say if a word in one of these begins so, or is what was asked without an ending (`schuld` of `schulden`)."""
    said = [text.lower() for text in texts]
    stems = (word for text in said for word in text.split() if len(word) >= _STEM)
    return bool(wanted) and (
        any(f" {wanted}" in f" {text}" for text in said)
        or any(wanted.startswith(stem) and len(wanted) - len(stem) <= _ENDING for stem in stems)
    )


def meant(part: str, word: str, known: Collection[str]) -> Message | str:
    """Give a hint after ` is no …`: what is spelt so or what the house calls so, else where its words stand."""
    names = tuple(name for name in named_so(part, word) if name in known)[:5]
    if names and not look_alike(word, known):
        return Message("did_you_mean", names=Either(names))
    return did_you_mean(word, known) or Message("ask_the_vocabulary")


class Names:
    """Calls the parts of one method by their names, in one language."""

    def __init__(self, method: Method, language: str, vocabulary: Vocabulary = MappingProxyType({})) -> None:
        self.method = method
        self.language = language
        self.vocabulary = vocabulary

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

    def quoted(self, words: str) -> str:
        """Put words between quotes."""
        return self.say(f"‘{words}’", f"“{words}”")

    def lacking(self, noun: str) -> str:
        """Say that there is none of what a noun phrase names: `geen huisbezoek`, `no home visit`."""
        article, _, rest = noun.partition(" ")
        if article in ("iemand", "somebody"):
            return f"{self.say('niemand', 'nobody')} {rest}"
        return f"{self.say('geen', 'no')} {rest if article in ('een', 'de', 'het', 'a', 'an', 'the') else noun}"

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

    def that(self, thing: str) -> str:
        """Point back at one thing: `dat doel`, `that goal`."""
        return self.say("dat" if self.every(thing).startswith("elk ") else "die", "that") + f" {self.thing(thing)}"

    def became(self, kind: str) -> str:
        """Say of a thing what became of it by an entry of this kind: `is bereikt`; empty where there are no words."""
        found = _words()["became"].get(kind)
        return self.text(found) if found else ""

    def last(self, kind: str) -> str:
        """Call the last entry of a kind: `de laatste heropening`; empty where there are no words."""
        found = _words()["last"].get(kind)
        return self.text(found) if found else ""

    def once(self, kind: str) -> bool:
        """Tell whether an entry of this kind comes but once."""
        return bool(_written()["kinds"].get(kind, {}).get("once"))

    def together(self, kind: str) -> str:
        """Call several entries of a kind: `getekende convenanten`; empty where there are no words."""
        found = _words()["together"].get(kind)
        return self.text(found) if found else ""

    def several(self, field: str) -> str:
        """Call several values of a field: `leefgebieden`; empty where there are no words."""
        found = _words()["several"].get(field)
        return self.text(found) if found else ""

    def stage(self, stage: str) -> str:
        """Call a stage by its title, between quotes."""
        found = self.method.stages.get(stage)
        return self.quoted(self.text(found.title) if found else stage)

    def term(self, term: Term) -> str:
        """Write a term."""
        if self.language == "en":
            return str(term)
        return f"{term.count} {_UNITS[term.unit][0 if term.count == 1 else 1]}"

    def again(self, term: Term) -> str:
        """Say how often something comes back: `elke 2 weken`, `elk jaar`."""
        if term.count != 1:
            return self.say("elke ", "every ") + self.term(term)
        unit = _UNITS[term.unit][0]
        return self.say("elk " if unit == "jaar" else "elke ", "every ") + self.say(unit, term.unit.removesuffix("s"))

    def value(self, field: str, value: Any) -> str:
        """Write one value of a field."""
        if isinstance(value, bool):
            return self.say("ja" if value else "nee", "yes" if value else "no")
        title = self.title(field, str(value))
        return self.text(title) if title is not None else self.method_called(str(value))

    def method_called(self, id_: str) -> str:
        """Call a method of the library by its title and place; whatever else it is stands as it is."""
        return self.text(_title_of(id_)) if id_ in _in_library() else _spaced(id_)

    def title(self, field: str, word: str) -> Text | None:
        """Give the title of a word in a field, as the method or else the house gives it; none when nobody does."""
        method = self.method
        own: dict[str, Mapping[str, Text]] = {
            "role": {name: role.title for name, role in method.roles.items()},
            "level": {name: rung.title for name, rung in method.ladder.items()},
            "criterion": method.eligibility.criteria if method.eligibility else {},
            "domain": method.domains,
            "holder": {"coach": method.coordinates.title} if method.coordinates else {},
        }
        headings = {name: heading.title for name, heading in method.headings.items()}
        own |= dict.fromkeys(("asked", "left_open", "heading"), headings)
        house = {word: said} if (said := called_choice(field, word)) else {}
        for titles in (own.get(field, {}), method.words, house, headings, method.domains):
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
            term = Term.parse(value)
            same = "" if term.count else self.say(" (dezelfde dag)", " (the same day)")
            return self.term(term) + same
        except ValueError:
            return ", ".join(self.value("", one) for one in (value if isinstance(value, list) else [value]))

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


def _spaced(name: str) -> str:
    return name.replace("_", " ")
