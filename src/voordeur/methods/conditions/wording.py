"""Conditions in plain Dutch and English."""

from collections.abc import Callable
from typing import Any

from voordeur.methods.conditions.words import (
    Always,
    Condition,
    Counted,
    Elapsed,
    EntryLooks,
    Happened,
    Holds,
    InStage,
    Known,
    Latest,
    NamedIn,
    Reckoned,
    RoleHeld,
    SameThing,
    Several,
    Things,
    WholeFile,
    WrittenBy,
    Wrote,
)
from voordeur.methods.language import Text
from voordeur.methods.wording import Names

_LISTS = {
    "all_of": Text("al het volgende is waar", "all of the following are true"),
    "any_of": Text("minstens één van het volgende is waar", "at least one of the following is true"),
    "none_of": Text("niets van het volgende is waar", "none of the following is true"),
}


class Wording(Names):
    """Writes parts of one method in one language, its conditions among them."""

    def condition(self, condition: Condition | None) -> str:
        """Write a condition as a clause."""
        if condition is None:
            return ""
        write: Callable[[Any], str] = getattr(self, f"_{type(condition).__name__.lower()}")
        return write(condition)

    def listed(self, condition: Condition | None) -> tuple[str, list[str]]:
        """Write a condition as a clause and, when it has several parts, these as a list below it."""
        while isinstance(condition, Holds):
            condition = condition.that
        if not isinstance(condition, Several) or len(condition.of) < 2:
            return self.condition(condition), []
        return f"{self._how_many(condition)}:", [self.condition(part) for part in condition.of]

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

    def _when(self, condition: Happened | Reckoned) -> str:
        """Write since when entries count."""
        said = ""
        if condition.since is not None:
            said += self.say(", sinds de laatste keer ", ", since the last time of ") + self.entries(condition.since)
        if condition.within is not None:
            term = self.term(condition.within)
            said += self.say(f", niet langer dan {term} geleden", f", no longer than {term} ago")
        return said

    def _reckoned(self, condition: Reckoned) -> str:
        name, what, when = self.field(condition.name), self.entries(condition.entries), self._when(condition)
        if condition.which is not None:
            thing, which = self.thing(condition.for_each), self.condition(condition.which)
            what += self.say(f", als voor die {thing} geldt: {which}", f", if for that {thing}: {which}")
        if condition.word == "risen":
            by = condition.bounds.at_least
            return self.say(
                f"‘{name}’ is van de eerste tot de laatste keer {what} minstens {by} omhoog gegaan{when}",
                f"“{name}” went up by at least {by} from the first to the last time of {what}{when}",
            )
        number = self.bounds(condition.bounds)
        return self.say(
            f"‘{name}’ is bij elkaar opgeteld {number}, over alles wat dit is: {what}{when}",
            f"“{name}” adds up to {number}, over all that is: {what}{when}",
        )

    def _latest(self, condition: Latest) -> str:
        what = self.either([self.kind(kind) for kind in condition.kinds]) + self.where(condition.where)
        return self.say(f"het laatste hierover was {what}", f"the last of these was {what}")

    def _instage(self, condition: InStage) -> str:
        return self._stands(condition, "is")

    def _stands(self, condition: InStage, how: str) -> str:
        stages = self.either([self.stage(stage) for stage in condition.stages])
        if condition.programme:
            return self.say(f"de fase van het project {how} {stages}", f"the stage of the programme {how} {stages}")
        return self.say(f"de fase {how} {stages}", f"the stage {how} {stages}")

    def _things(self, condition: Things) -> str:
        thing, that = self.thing(condition.thing), self.condition(condition.that)
        which = self.condition(condition.which)
        which = self.say(f" waarvoor geldt dat {which}", f" for which {which}") if which else ""
        if condition.every:
            return self.say(f"voor elke {thing}{which} geldt: {that}", f"for every {thing}{which}: {that}")
        if condition.share:
            part = self.bounds(condition.bounds, "%")
            return self.say(
                f"voor {part} van alles wat {thing} is{which} geldt: {that}",
                f"for {part} of these ({thing}){which}: {that}",
            )
        number = self.bounds(condition.bounds)
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
        return f"{self.word('values', condition.name)}: {self.bounds(condition.bounds)}"

    def _roleheld(self, condition: RoleHeld) -> str:
        role = self.role(condition.role)
        if condition.whose:
            name = self.field(condition.whose)
            return self.say(f"‘{name}’ is al {role}", f"“{name}” is {role} already")
        return self.say(f"er is een {role}", f"there is a {role}")

    def _writtenby(self, condition: WrittenBy) -> str:
        roles = self.either([self.role(role) for role in condition.roles])
        return self.say(f"een {roles} legt het vast", f"a {roles} records it")

    def _wrote(self, condition: Wrote) -> str:
        what = self.entries(condition.entries)
        return self.say(f"wie dit vastlegt, schreef ook {what}", f"whoever records this also wrote {what}")

    def _namedin(self, condition: NamedIn) -> str:
        what, field, own = self.entries(condition.entries), self.field(condition.name), self.field(condition.own)
        return self.say(
            f"wat hier bij ‘{own}’ staat, stond eerder bij ‘{field}’ van {what}",
            f"what stands here under “{own}” stood before under “{field}” of {what}",
        )

    def _entrylooks(self, condition: EntryLooks) -> str:
        tests = ", ".join(self.test(test) for test in condition.where)
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
                return self._stands(condition, self.say("is niet", "is not"))
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
