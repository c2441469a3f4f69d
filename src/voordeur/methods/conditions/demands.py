"""Entries of some kinds and what is demanded of their fields, in plain Dutch and English."""

from collections.abc import Collection, Iterator
from copy import copy
from itertools import product
from typing import Self

from voordeur.methods.conditions.words import Bounds, Entries, FieldTest, Where
from voordeur.methods.wording import Names

_ARTICLES = ("een", "de", "het", "a", "an", "the")


class Demands(Names):
    """Names entries of one method by how they look, in a whole file or, with `inside`, about one of these things."""

    inside: tuple[str, ...] = ()

    def within(self, *things: str) -> Self:
        """Give what writes of one such thing; without any, of the whole file."""
        other = copy(self)
        other.inside = tuple(filter(None, things))
        return other

    def about_it(self) -> str:
        """Say that it is about the thing that is written of; nothing in a whole file."""
        match self.inside:
            case ():
                return ""
            case (thing,):
                return self.say(" over ", " about ") + self.this(thing)
        return self.say(" daarover", " about it")

    def one(self, thing: str) -> str:
        """Call one of the things, whichever: `een doel`, `an action`."""
        noun = self.thing(thing)
        return self.say("een", "an" if noun[0] in "aeiou" else "a") + f" {noun}"

    def pointed(self, said: str) -> str:
        """Point at the thing that is written of, where words name it: `de stand van een doel` as `van dit doel`."""
        said = f" {said} "
        for thing, article in product(self.inside, _ARTICLES):
            said = said.replace(f" {article} {self.thing(thing)} ", f" {self.this(thing)} ")
        return said.strip()

    def entries(self, entries: Entries) -> str:
        """Write `these kinds, looking so`."""
        named = self.either([self.kind(kind) for kind in entries.kinds])
        return named + self.where(entries.where, named)

    def where(self, where: Where, named: str = "") -> str:
        """Write demands on fields: values between brackets, and then what is filled in or left empty.

        A field that what is `named` is called after needs no name of its own: `een besluit (meedoen)`.
        """
        looks = [test for test in where if test.present is None]
        told = [self.test(test).removeprefix(self._called_after(test, named)) for test in looks]
        return (f" ({', '.join(told)})" if told else "") + self._in_which(where)

    def one_with(self, where: Where) -> str:
        """Write demands on fields behind `one`, each field by its name: `een met reden ‘verhuisd’`."""
        answers = [test for test in where if _yes_or_no(test)]
        looks = [self._with(test) for test in where if test.present is None and test not in answers]
        return (self.say(" met ", " with ") + ", ".join(looks) if looks else "") + self._in_which(where, answers)

    def _with(self, test: FieldTest) -> str:
        return self.test(test) if test.how_many else f"{self.field(test.name)} {self._says(test, quoted=True)}"

    def says_of(self, named: str, where: Where) -> str:
        """Write the one demand on what is `named`, if its field needs no name: `was 3`, `was minstens 100 procent`."""
        test = where[0]
        if len(where) > 1 or test.present is not None or test.how_many or _yes_or_no(test):
            return ""
        plain = self._called_after(test, named) or self._in_its_unit(test)
        return self._says(test, quoted=True) if plain else ""

    def _in_its_unit(self, test: FieldTest) -> bool:
        """Tell whether a number is said in a unit that its field is called after: `minstens 100 procent`."""
        return bool(test.bounds) and self.unit(test.name) == f" {self.field(test.name)}"

    def _in_which(self, where: Where, answers: Collection[FieldTest] = ()) -> str:
        said = [
            self.quoted(self.field(test.name)) + self.say(f" op {self._says(test)} staat", f" is {self._says(test)}")
            for test in answers
        ]
        said += self._filled(where, ends=True)
        return self.say(" waarbij ", " in which ") + self.both(said) if said else ""

    def _called_after(self, test: FieldTest, named: str) -> str:
        name = self.field(test.name)
        return f"{name}: " if f" {name} " in f" {named} " and not test.how_many else ""

    def _filled(self, where: Where, *, ends: bool = False) -> Iterator[str]:
        """Write which fields are filled in and which are left empty; `ends`: with the verb last, as a clause has it."""
        for present, nl, en in ((True, "ingevuld", "filled in"), (False, "leeg", "empty")):
            names = [self.quoted(self.field(test.name)) for test in where if test.present is present]
            if not names:
                continue
            verb = ("is", "is") if len(names) == 1 else ("zijn", "are")
            dutch = f"{nl} {verb[0]}" if ends and present is False else f"{verb[0]} {nl}"
            yield self.both(names) + " " + self.say(dutch, f"{verb[1]} {en}")

    def looks(self, where: Where) -> str:
        """Write demands on the fields of an entry as a clause of its own; a list holds what is named, among more."""
        said = list(self._filled(where))
        for test in where:
            name = self.quoted(self.field(test.name))
            if test.how_many:
                number = self.bounds(test.how_many, counted=True)
                said.append(self.say(f"bij {name} staan er {number}", f"under {name} there are {number}"))
            elif test.present is None:
                says = self._says(test, quoted=True)
                said.append(self.say(f"bij {name} staat {says}", f"under {name} it says {says}"))
        return self.both(said)

    def test(self, test: FieldTest) -> str:
        """Write one demand on the value of a field."""
        name = self.field(test.name)
        if test.how_many:
            number = self.bounds(test.how_many, counted=True)
            return self.say(f"{number} bij ‘{name}’", f"{number} under “{name}”")
        return self._says(test) if self._in_its_unit(test) else f"{name}: {self._says(test)}"

    def _says(self, test: FieldTest, *, quoted: bool = False) -> str:
        """Write what a field holds; two values that go by one name are said once."""
        values = dict.fromkeys(self.value(test.name, value) for value in test.values)
        quoted = quoted and not _yes_or_no(test) and all(isinstance(value, str) for value in test.values)
        said = [self.either([self.quoted(value) if quoted else value for value in values])] if values else []
        return ", ".join([*said, self.bounds(test.bounds, self.unit(test.name))] if test.bounds else said)

    def unit(self, name: str) -> str:
        """Give the unit of the number in a field, behind it; empty for one that has none."""
        units = {"amount": self.say(" euro", " euros"), "percent": self.say(" procent", " percent")}
        return units.get(name, "")

    def bounds(self, bounds: Bounds, unit: str = "", *, counted: bool = False) -> str:
        """Write what a number is compared with; `counted`: it says how many there are, and what follows it names."""
        if bounds.at_least is not None and bounds.at_least == bounds.at_most:
            return self.say(f"precies {bounds.at_least}{unit}", f"exactly {bounds.at_least}{unit}")
        said = {
            self.say("minstens", "at least"): bounds.at_least,
            self.say("hoogstens", "at most"): bounds.at_most,
            self.say("minder dan", "fewer than" if counted else "less than"): bounds.below,
        }
        return f" {self.say('en', 'and')} ".join(
            f"{how} {limit}{unit}" for how, limit in said.items() if limit is not None
        )


def _yes_or_no(test: FieldTest) -> bool:
    return any(value in ("yes", "no") or isinstance(value, bool) for value in test.values)
