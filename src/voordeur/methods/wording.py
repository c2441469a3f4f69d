"""Conditions, terms and names in plain Dutch and English: the words that `explaining` writes a method out with."""

from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources
from typing import Any

from voordeur.common.terms import Term
from voordeur.methods.language import (
    Always,
    Condition,
    Counted,
    Elapsed,
    Entries,
    EntryLooks,
    FieldTest,
    Happened,
    Holds,
    InStage,
    Known,
    Latest,
    Method,
    RoleHeld,
    SameThing,
    Several,
    Text,
    Things,
    Where,
    WholeFile,
    WrittenBy,
)
from voordeur.methods.source import Problems, read_tree

_UNITS = {
    "days": ("dag", "dagen"),
    "working days": ("werkdag", "werkdagen"),
    "weeks": ("week", "weken"),
    "months": ("maand", "maanden"),
    "years": ("jaar", "jaar"),
}
_LISTS = {
    "all_of": Text("al het volgende is waar", "all of the following are true"),
    "any_of": Text("minstens één van het volgende is waar", "at least one of the following is true"),
    "none_of": Text("niets van het volgende is waar", "none of the following is true"),
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


class Wording:
    """Writes parts of one method in one language."""

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
        return self._word("kinds", kind)

    def role(self, role: str) -> str:
        """Call a role by its local name."""
        found = self.method.roles.get(role)
        return self.text(found.title) if found else _spaced(role)

    def thing(self, thing: str) -> str:
        """Call a thing (need, action) by its noun."""
        return self._word("things", thing)

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
        return f" ({', '.join(self._test(test) for test in where)})" if where else ""

    def value(self, field: str, value: Any) -> str:
        """Write one value of a field."""
        if isinstance(value, bool):
            return self.say("ja" if value else "nee", "yes" if value else "no")
        if field == "role" and str(value) in self.method.roles:
            return self.role(str(value))
        if field == "level" and str(value) in self.method.ladder:
            return self.text(self.method.ladder[str(value)].title)
        named = self.method.domains.get(str(value)) if field == "domain" else self.method.words.get(str(value))
        if named is None and str(value) in self.method.headings:
            named = self.method.headings[str(value)].title
        return self.text(named) if named is not None else self._word("values", str(value))

    def condition(self, condition: Condition | None) -> str:
        """Write a condition as a clause."""
        if condition is None:
            return ""
        write: Callable[[Any], str] = getattr(self, f"_{type(condition).__name__.lower()}")
        return write(condition)

    def setting(self, name: str) -> str:
        """Call a setting by its title."""
        found = self.method.settings.get(name)
        return self.text(found.title) if found and found.title else _spaced(name)

    def chosen(self, value: Any) -> str:
        """Write the value of a setting: a term, one of its choices, or whatever else it is."""
        try:
            return self.term(Term.parse(value))
        except ValueError:
            return ", ".join(self.value("", one) for one in (value if isinstance(value, list) else [value]))

    def listed(self, condition: Condition | None) -> tuple[str, list[str]]:
        """Write a condition as a clause and, when it has several parts, these as a list below it."""
        while isinstance(condition, Holds):
            condition = condition.that
        if not isinstance(condition, Several) or len(condition.of) < 2:
            return self.condition(condition), []
        return f"{self._how_many(condition)}:", [self.condition(part) for part in condition.of]

    def _word(self, part: str, name: str) -> str:
        found = _words()[part].get(name)
        return self.text(found) if found else _spaced(name)

    def either(self, parts: list[str]) -> str:
        """Join names with commas and `or`."""
        if len(parts) < 2:
            return "".join(parts)
        return f"{', '.join(parts[:-1])} {self.say('of', 'or')} {parts[-1]}"

    def _test(self, test: FieldTest) -> str:
        name = self._word("fields", test.name)
        if test.present is not None:
            filled = self.say("is ingevuld", "is filled in") if test.present else self.say("is leeg", "is empty")
            return self.say(f"‘{name}’ {filled}", f"“{name}” {filled}")
        said = [self.either([self.value(test.name, value) for value in test.values])] if test.values else []
        if test.at_least is not None:
            said.append(f"{self.say('minstens', 'at least')} {test.at_least}")
        if test.at_most is not None:
            said.append(f"{self.say('hoogstens', 'at most')} {test.at_most}")
        return f"{name}: {', '.join(said)}"

    def _happened(self, condition: Happened, *, negated: bool = False) -> str:
        what = self.entries(condition.entries)
        if negated:
            said = self.say(f"er was nog geen sprake van {what}", f"there was not yet {what}")
        elif condition.times > 1:
            said = self.say(
                f"er was minstens {condition.times} keer {what}", f"at least {condition.times} times there was {what}"
            )
        else:
            said = self.say(f"er was {what}", f"there was {what}")
        if condition.different:
            name = self._word("fields", condition.different)
            said += self.say(f", met elk een eigen {name}", f", each with its own {name}")
        if condition.since is not None:
            said += self.say(", sinds de laatste keer ", ", since the last time of ") + self.entries(condition.since)
        if condition.within is not None:
            term = self.term(condition.within)
            said += self.say(f", niet langer dan {term} geleden", f", no longer than {term} ago")
        return said

    def _latest(self, condition: Latest) -> str:
        what = self.either([self.kind(kind) for kind in condition.kinds]) + self.where(condition.where)
        return self.say(f"het laatste hierover was {what}", f"the last of these was {what}")

    def _instage(self, condition: InStage) -> str:
        stages = self.either([self.stage(stage) for stage in condition.stages])
        return self.say(f"de fase is {stages}", f"the stage is {stages}")

    def _things(self, condition: Things) -> str:
        thing, that = self.thing(condition.thing), self.condition(condition.that)
        which = self.condition(condition.which)
        which = self.say(f" waarvoor geldt dat {which}", f" for which {which}") if which else ""
        if condition.every:
            return self.say(f"voor elke {thing}{which} geldt: {that}", f"for every {thing}{which}: {that}")
        bounds = []
        if condition.at_least is not None:
            bounds.append(f"{self.say('minstens', 'at least')} {condition.at_least}")
        if condition.at_most is not None:
            bounds.append(f"{self.say('hoogstens', 'at most')} {condition.at_most}")
        number = f" {self.say('en', 'and')} ".join(bounds)
        said = self.say(f"voor {number} × {thing}{which}", f"for {number} × {thing}{which}")
        return (
            f"{said}: {that}"
            if that
            else self.say(f"er is {number} × {thing}{which}", f"there is {number} × {thing}{which}")
        )

    def _samething(self, condition: SameThing) -> str:
        thing, that = self.thing(condition.thing), self.condition(condition.that)
        return self.say(f"voor dezelfde {thing} geldt: {that}", f"for the same {thing}: {that}")

    def _wholefile(self, condition: WholeFile) -> str:
        return self.condition(condition.that)

    def _known(self, condition: Known) -> str:
        criteria = self.method.eligibility.criteria if self.method.eligibility else {}
        name = self.text(criteria[condition.criterion]) if condition.criterion in criteria else condition.criterion
        answers = self.either([self.value("", answer) for answer in condition.answers])
        return self.say(f"het antwoord op ‘{name}’ is {answers}", f"the answer to “{name}” is {answers}")

    def _counted(self, condition: Counted) -> str:
        how = {
            "at_least": self.say("minstens", "at least"),
            "at_most": self.say("hoogstens", "at most"),
            "below": self.say("minder dan", "fewer than"),
        }[condition.how]
        return f"{self._word('values', condition.name)}: {how} {condition.limit}"

    def _roleheld(self, condition: RoleHeld) -> str:
        role = self.role(condition.role)
        if condition.whose:
            name = self._word("fields", condition.whose)
            return self.say(f"‘{name}’ is al {role}", f"“{name}” is {role} already")
        return self.say(f"er is een {role}", f"there is a {role}")

    def _writtenby(self, condition: WrittenBy) -> str:
        roles = self.either([self.role(role) for role in condition.roles])
        return self.say(f"een {roles} legt het vast", f"a {roles} records it")

    def _entrylooks(self, condition: EntryLooks) -> str:
        tests = ", ".join(self._test(test) for test in condition.where)
        return self.say(f"voor deze regel geldt {tests}", f"for this entry: {tests}")

    def _always(self, condition: Always) -> str:
        if not condition.setting:
            return self.say("nooit", "never")
        name = self.setting(condition.setting)
        values = self.either([self.value("", value) for value in condition.values])
        return self.say(f"bij ‘{name}’ is gekozen: {values}", f"for “{name}” the choice is: {values}")

    def _holds(self, condition: Holds) -> str:
        return self.condition(condition.that)

    def _several(self, condition: Several) -> str:
        if condition.word == "not":
            return self._denied(condition.of[0])
        parts = [self.condition(part) for part in condition.of]
        if len(parts) == 1 and condition.at_least == 1:
            return parts[0]
        said = self._how_many(condition)
        lettered = [f"({chr(ord('a') + number)}) {part}" for number, part in enumerate(parts)]
        return f"{said}: {'; '.join(lettered)}"

    def _how_many(self, condition: Several) -> str:
        if condition.word != "at_least":
            return self.text(_LISTS[condition.word])
        n = condition.at_least
        return self.say(f"minstens {n} van het volgende zijn waar", f"at least {n} of the following are true")

    def _denied(self, condition: Condition) -> str:
        match condition:
            case Holds():
                return self._denied(condition.that)
            case Happened(times=1):
                return self._happened(condition, negated=True)
            case InStage():
                stages = self.either([self.stage(stage) for stage in condition.stages])
                return self.say(f"de fase is niet {stages}", f"the stage is not {stages}")
            case RoleHeld(whose=""):
                role = self.role(condition.role)
                return self.say(f"er is geen {role}", f"there is no {role}")
            case _:
                said = self.condition(condition)
                return self.say(f"het is niet zo dat {said}", f"it is not so that {said}")

    def _elapsed(self, condition: Elapsed) -> str:
        term, after = self.term(condition.term), self.condition(condition.after)
        which = self.say("voor het laatst", "last") if condition.last else self.say("voor het eerst", "first")
        return self.say(
            f"{term} nadat dit {which} waar werd: {after}", f"{term} after this {which} became true: {after}"
        )


def _spaced(name: str) -> str:
    return name.replace("_", " ")
