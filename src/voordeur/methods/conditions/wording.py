"""Conditions in plain Dutch and English."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from voordeur.methods.conditions.denying import Denying
from voordeur.methods.conditions.plain import Lapsed, bare, flat, lapsed, plain
from voordeur.methods.conditions.words import (
    Always,
    Bounds,
    Condition,
    Counted,
    EntryLooks,
    Happened,
    Holds,
    InStage,
    Its,
    Known,
    MeantFor,
    NamedIn,
    Reckoned,
    RoleHeld,
    Several,
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
_JOINED = {"all_of": Text("en", "and"), "any_of": Text("of", "or")}
_MEANT = {
    "yes": Text("de criteria onder ‘Voor wie’ kloppen hier", "the criteria under “For whom” are met here"),
    "no": Text("de criteria onder ‘Voor wie’ kloppen hier niet", "the criteria under “For whom” are not met here"),
    "unknown": Text(
        "niet alle criteria onder ‘Voor wie’ zijn al gevraagd", "not all criteria under “For whom” were asked yet"
    ),
}


class Wording(Denying):
    """Writes parts of one method in one language, its conditions among them."""

    def condition(self, condition: Condition | Lapsed | None) -> str:
        """Write a condition as a clause."""
        condition = condition if isinstance(condition, Lapsed) else plain(condition)
        if condition is None:
            return ""
        write: Callable[[Any], str] = getattr(self, f"_{type(condition).__name__.lower()}")
        return write(condition)

    def listed(self, condition: Condition | Lapsed | None) -> tuple[str, list[str]]:
        """Write a condition as a clause and, when it has several parts, these as indented lines below it."""
        condition = condition if isinstance(condition, Lapsed) else plain(condition)
        if isinstance(condition, Lapsed):
            return self.condition(condition), []
        thing, which, that = self.about(condition)
        if that is not None and (below := self.within(thing).listed(that))[1] and not self.there_is_named(that):
            return self.for_(which, self.say(f" geldt: {below[0]}", f": {below[0]}")), below[1]
        parts = self._parts(condition) if isinstance(condition, Several) and condition.word != "not" else ()
        if len(parts) < 2 or not isinstance(condition, Several) or self.noun(condition):
            return self.condition(condition), []
        lines = []
        for part in parts:
            said, below_it = self.listed(part)
            lines += [f"- {said}", *(f"  {line}" for line in below_it)]
        return f"{self._how_many(condition)}:", lines

    def such_listed(self, condition: Condition | None) -> tuple[str, list[str]]:
        """Write which files are meant, behind their name; what has several parts, as indented lines below it."""
        said, lines = self.listed(condition)
        if not lines or self.there_is_named(condition):
            return self.such(condition), []
        return self.say(f" waarvoor geldt: {said}", f" for which: {said}"), lines

    def _parts(self, condition: Several) -> tuple[Condition | Lapsed, ...]:
        return lapsed(flat(condition)) if condition.word == "all_of" else flat(condition)

    def _happened(self, condition: Happened) -> str:
        what = self.narrowed(condition)
        if condition.different:
            return self._how_many_different(condition, Bounds(at_least=condition.times))
        if condition.times > 1:
            said = self.say(
                f"er was minstens {condition.times} keer {what}", f"at least {condition.times} times there was {what}"
            )
        else:
            said = self.say(f"er was {what}", f"there was {what}")
        return said + self._when(condition)

    def _reckoned(self, condition: Reckoned) -> str:
        name, what, when = self._numbers(condition)
        if condition.word == "risen":
            by = condition.bounds.at_least
            return self.say(
                f"bij {what}{when} is ‘{name}’ de laatste keer minstens {by} hoger dan de eerste keer",
                f"in {what}{when}, “{name}” is at least {by} higher the last time than the first",
            )
        limits = {name: self._total(limit) for name, limit in self._limits(condition.bounds).items()}
        bounds = self.bounds(replace(condition.bounds, **limits), "" if limits else self.unit(condition.name))
        return f"{self._total(condition)}{',' if condition.within else ''} is {bounds}"

    def _total(self, condition: Reckoned) -> str:
        name, what, when = self._numbers(condition)
        return self.say(f"het totaal van ‘{name}’ bij {what}{when}", f"the total of “{name}” in {what}{when}")

    def _numbers(self, condition: Reckoned) -> tuple[str, str, str]:
        """Name the field that is reckoned with, in which entries, and since when."""
        return self.field(condition.name), self.narrowed(condition), self._when(condition)

    def _limits(self, bounds: Bounds) -> dict[str, Reckoned]:
        """Give the sums with which another is compared."""
        found = {name: getattr(bounds, name) for name in ("at_least", "at_most", "below")}
        return {name: limit for name, limit in found.items() if isinstance(limit, Reckoned)}

    def _instage(self, condition: InStage) -> str:
        return self._stands(condition, self.either([self.stage(stage) for stage in condition.stages]))

    def _wholefile(self, condition: WholeFile) -> str:
        return self.within().condition(condition.that)

    def _known(self, condition: Known) -> str:
        name, answers = self._criterion(condition.criterion), self._answers(condition.answers)
        said = self.say(f"het antwoord op ‘{name}’ is {answers}", f"the answer to “{name}” is {answers}")
        return said + self.say(", en dat geldt nog", ", and that still holds") if condition.still else said

    def _lapsed(self, condition: Lapsed) -> str:
        name, answers = self._criterion(condition.criterion), self._answers(condition.answers)
        return self.say(
            f"het antwoord op ‘{name}’ was {answers}, maar dat geldt niet meer",
            f"the answer to “{name}” was {answers}, but that no longer holds",
        )

    def _meantfor(self, condition: MeantFor) -> str:
        return self.either([self.text(_MEANT[answer]) for answer in condition.answers])

    def _its(self, condition: Its) -> str:
        return self.for_(self.its(condition.thing), self.within(condition.thing).there_is(condition.that))

    def _counted(self, condition: Counted) -> str:
        what, number = self.word("values", condition.name), self.bounds(condition.bounds)
        return self.say(f"het aantal {what} is {number}", f"the number of {what} is {number}")

    def _roleheld(self, condition: RoleHeld) -> str:
        role = self.quoted(self.role(condition.role))
        if condition.whose:
            name = self.field(condition.whose)
            return self.say(f"wie bij ‘{name}’ staat, is al {role}", f"whoever stands under “{name}” is {role} already")
        return self.say(f"iemand is {role}", f"somebody is {role}")

    def _writtenby(self, condition: WrittenBy) -> str:
        roles = self.either([self.quoted(self.role(role)) for role in condition.roles])
        return self.say(f"wie het vastlegt, is {roles}", f"whoever records it is {roles}")

    def _wrote(self, condition: Wrote) -> str:
        what = self.entries(condition.entries)
        return self.say(f"wie dit vastlegt, schreef ook {what}", f"whoever records this also wrote {what}")

    def _namedin(self, condition: NamedIn) -> str:
        what, field, own = self.entries(condition.entries), self.field(condition.name), self.field(condition.own)
        return self.say(
            f"wie of wat bij ‘{own}’ staat, is al vastgelegd als ‘{field}’ bij {what}",
            f"who or what stands under “{own}” is on record already, as “{field}” in {what}",
        )

    def _entrylooks(self, condition: EntryLooks) -> str:
        return self.looks(condition.where)

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
            return self.denied(condition.of[0])
        if noun := self.noun(condition):
            return self.say(f"er was {noun}", f"there was {noun}")
        if condition.word == "none_of" and (noun := self.noun(replace(condition, word="any_of"))):
            return self.say(f"er was niets van dit alles: {noun}", f"there was none of these: {noun}")
        parts = [self.condition(part) for part in self._parts(condition)]
        if len(parts) == 1 and condition.at_least == 1:
            return parts[0]
        if condition.word in _JOINED and not any(isinstance(plain(bare(part)), Several) for part in condition.of):
            return f" {self.text(_JOINED[condition.word])} ".join(f"{part}," for part in parts).removesuffix(",")
        said = self._how_many(condition)
        lettered = [f"({chr(ord('a') + number)}) {part}" for number, part in enumerate(parts)]
        return f"{said}: {'; '.join(lettered)}"

    def _how_many(self, condition: Several) -> str:
        if condition.word != "at_least":
            return self.text(_LISTS[condition.word])
        n = condition.at_least
        return self.say(f"minstens {n} van het volgende zijn waar", f"at least {n} of the following are true")
