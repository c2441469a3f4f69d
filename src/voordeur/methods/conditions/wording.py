"""Conditions in plain Dutch and English."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from voordeur.methods.conditions.naming import Naming, bare, one
from voordeur.methods.conditions.words import (
    Always,
    Bounds,
    Condition,
    Counted,
    Elapsed,
    EntryLooks,
    Happened,
    Holds,
    InStage,
    Its,
    Known,
    Latest,
    MeantFor,
    NamedIn,
    Reckoned,
    RoleHeld,
    Several,
    Things,
    WholeFile,
    WrittenBy,
    Wrote,
)
from voordeur.methods.language import Text

_LISTS = {
    "all_of": Text("al het volgende is waar", "all of the following are true"),
    "any_of": Text("minstens één van het volgende is waar", "at least one of the following is true"),
    "none_of": Text("niets van het volgende is waar", "none of the following is true"),
}


class Wording(Naming):
    """Writes parts of one method in one language, its conditions among them."""

    def condition(self, condition: Condition | None) -> str:
        """Write a condition as a clause."""
        if condition is None:
            return ""
        write: Callable[[Any], str] = getattr(self, f"_{type(condition).__name__.lower()}")
        return write(condition)

    def listed(self, condition: Condition | None) -> tuple[str, list[str]]:
        """Write a condition as a clause and, when it has several parts, these as indented lines below it."""
        condition = bare(condition)
        if not isinstance(condition, Several) or condition.word == "not" or len(condition.of) < 2:
            return self.condition(condition), []
        lines = []
        for part in _flat(condition):
            said, below = self.listed(part)
            lines += [f"- {said}", *(f"  {line}" for line in below)]
        return f"{self._how_many(condition)}:", lines

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
            name = self.field(condition.different)
            said += self.say(f", met elk een eigen {name}", f", each with its own {name}")
        return said + self._when(condition)

    def _reckoned(self, condition: Reckoned) -> str:
        name, what, when = self._numbers(condition)
        if condition.word == "risen":
            by = condition.bounds.at_least
            return self.say(
                f"‘{name}’ is van de eerste tot de laatste keer {what} minstens {by} omhoog gegaan{when}",
                f"“{name}” went up by at least {by} from the first to the last time of {what}{when}",
            )
        limits = self._limits(condition.bounds)
        number = self.bounds(replace(condition.bounds, **limits))
        if limits:
            return self.say(
                f"bij {what}{when} is ‘{name}’ bij elkaar opgeteld {number}",
                f"in {what}{when}, “{name}” adds up to {number}",
            )
        return self.say(
            f"‘{name}’ is bij elkaar opgeteld {number}, bij {what}{when}",
            f"“{name}” adds up to {number}, in {what}{when}",
        )

    def _numbers(self, condition: Reckoned) -> tuple[str, str, str]:
        """Name the field that is reckoned with, in which entries, and since when."""
        name, what, when = self.field(condition.name), self.entries(condition.entries), self._when(condition)
        if condition.which is not None:
            only = self.many(condition.for_each) + self.such_things(condition.which)
            what += self.say(f", alleen {only}", f", only {only}")
        return name, what, when

    def _limits(self, bounds: Bounds) -> dict[str, str]:
        """Write the sums with which another is compared."""
        found = {name: getattr(bounds, name) for name in ("at_least", "at_most", "below")}
        return {name: self._limit(limit) for name, limit in found.items() if isinstance(limit, Reckoned)}

    def _limit(self, limit: Reckoned) -> str:
        name, what, when = self._numbers(limit)
        return self.say(f"‘{name}’ opgeteld bij {what}{when}", f"“{name}” added up in {what}{when}")

    def _latest(self, condition: Latest) -> str:
        what = self.either([self.kind(kind) for kind in condition.kinds]) + self.where(condition.where)
        said = self.say(f"het laatste hierover was {what}", f"the last of these was {what}")
        return said + self.say(", en dat geldt nog", ", and that still holds") if condition.still else said

    def _instage(self, condition: InStage) -> str:
        return self._stands(condition, "is")

    def _stands(self, condition: InStage, how: str) -> str:
        stages = self.either([self.stage(stage) for stage in condition.stages])
        if condition.programme:
            return self.say(f"de fase van het project {how} {stages}", f"the stage of the programme {how} {stages}")
        return self.say(f"de fase {how} {stages}", f"the stage {how} {stages}")

    def _wholefile(self, condition: WholeFile) -> str:
        return self.condition(condition.that)

    def _known(self, condition: Known) -> str:
        name, answers = self._criterion(condition.criterion), self._answers(condition.answers)
        said = self.say(f"het antwoord op ‘{name}’ is {answers}", f"the answer to “{name}” is {answers}")
        return said + self.say(", en dat geldt nog", ", and that still holds") if condition.still else said

    def _not_known(self, condition: Known) -> str:
        name, answers = self._criterion(condition.criterion), self._answers(condition.answers)
        said = self.say(f"het antwoord op ‘{name}’ is niet {answers}", f"the answer to “{name}” is not {answers}")
        return said + self.say(", of geldt niet meer", ", or no longer holds") if condition.still else said

    def _criterion(self, name: str) -> str:
        criteria = self.method.eligibility.criteria if self.method.eligibility else {}
        return self.text(criteria[name]) if name in criteria else name

    def _meantfor(self, condition: MeantFor) -> str:
        answers = self._answers(condition.answers)
        return self.say(f"alle criteria samen zeggen: {answers}", f"all criteria together say: {answers}")

    def _answers(self, answers: tuple[str, ...]) -> str:
        return self.either([self.value("", answer) for answer in answers])

    def _its(self, condition: Its) -> str:
        thing = self.thing(condition.thing)
        the, that = ("het", "dat") if self.every(condition.thing).startswith("elk ") else ("de", "die")
        its = self.say(f"voor {the} {thing} {that} erbij hoort", f"for the {thing} that belongs to it")
        return its + self.there_is(condition.that)

    def _counted(self, condition: Counted) -> str:
        return f"{self.word('values', condition.name)}: {self.bounds(condition.bounds)}"

    def _roleheld(self, condition: RoleHeld) -> str:
        role = self.role(condition.role)
        if condition.whose:
            name = self.field(condition.whose)
            return self.say(f"‘{name}’ is al {role}", f"“{name}” is {role} already")
        return self.say(f"er is een {role}", f"there is {one(role)}")

    def _writtenby(self, condition: WrittenBy) -> str:
        roles = self.either([self.role(role) for role in condition.roles])
        return self.say(f"een {roles} legt het vast", f"it is recorded by the {roles}")

    def _not_writtenby(self, condition: WrittenBy) -> str:
        roles = self.either([self.role(role) for role in condition.roles])
        return self.say(f"wie het vastlegt, is geen {roles}", f"it is not recorded by the {roles}")

    def _wrote(self, condition: Wrote) -> str:
        what = self.entries(condition.entries)
        return self.say(f"wie dit vastlegt, schreef ook {what}", f"whoever records this also wrote {what}")

    def _not_wrote(self, condition: Wrote) -> str:
        what = self.entries(condition.entries)
        return self.say(
            f"wie dit vastlegt, is niet wie dit schreef: {what}", f"whoever records this is not who wrote {what}"
        )

    def _namedin(self, condition: NamedIn) -> str:
        what, field, own = self.entries(condition.entries), self.field(condition.name), self.field(condition.own)
        return self.say(
            f"wat hier bij ‘{own}’ staat, stond eerder bij ‘{field}’ van {what}",
            f"what stands here under “{own}” stood before under “{field}” of {what}",
        )

    def _entrylooks(self, condition: EntryLooks) -> str:
        return self.both([self.looks(test) for test in condition.where])

    def _always(self, condition: Always) -> str:
        if not condition.setting:
            return self.say("nooit", "never")
        name = self.setting(condition.setting)
        setting = self.method.settings[condition.setting]
        values = self.either([self.chosen(replace(setting, value=value)) for value in condition.values])
        return self.say(f"bij ‘{name}’ is gekozen: {values}", f"for “{name}” the choice is: {values}")

    def _holds(self, condition: Holds) -> str:
        return self.condition(condition.that)

    def _several(self, condition: Several) -> str:
        if condition.word == "not":
            return self._denied(condition.of[0])
        if noun := self.noun(condition):
            return self.say(f"er was {noun}", f"there was {noun}")
        parts = [self.condition(part) for part in _flat(condition)]
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
                return self._stands(condition, self.say("is niet", "is not"))
            case RoleHeld(whose=""):
                role = self.role(condition.role)
                return self.say(f"er is geen {role}", f"there is no {role}")
            case Known():
                return self._not_known(condition)
            case Wrote():
                return self._not_wrote(condition)
            case WrittenBy():
                return self._not_writtenby(condition)
            case Things(bounds=Bounds(at_least=1, at_most=None, below=None), share=False, that=that) if that:
                no = self.say("voor geen enkel", "for no")
                no += "" if self.language == "en" or self.this(condition.thing).startswith("dit ") else "e"
                return f"{no} {self.thing(condition.thing)}{self.such_things(condition.which)}{self.there_is(that)}"
            case RoleHeld():
                name, role = self.field(condition.whose), self.role(condition.role)
                return self.say(f"‘{name}’ is geen {role}", f"“{name}” is not {role}")
            case _:
                said = self.condition(condition)
                return self.say(f"dit is niet waar: {said}", f"this is not so: {said}")

    def _elapsed(self, condition: Elapsed) -> str:
        term, noun = self.term(condition.term), self.noun(condition.after)
        nl, en = ("laatst", "last") if condition.last else ("eerst", "first")
        if noun:
            return self.say(
                f"het is minstens {term} geleden dat er voor het {nl} sprake was van {noun}",
                f"it is at least {term} since there {en} was {noun}",
            )
        after = self.condition(condition.after)
        return self.say(
            f"het is minstens {term} geleden dat dit voor het {nl} waar werd: {after}",
            f"it is at least {term} since this {en} became true: {after}",
        )


def _flat(condition: Several) -> tuple[Condition, ...]:
    """Give the parts of a condition, and in their place the parts of a part that joins in the same way."""
    parts: list[Condition] = []
    for part in condition.of:
        inner = bare(part)
        same = isinstance(inner, Several) and inner.word == condition.word and condition.word in ("all_of", "any_of")
        parts += _flat(inner) if same and isinstance(inner, Several) else [part]
    return tuple(parts)
