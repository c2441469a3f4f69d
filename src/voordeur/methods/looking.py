"""How an entry must look: demands on its fields, made ready to be asked."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any
from uuid import UUID

from voordeur.methods.conditions.words import Entries, FieldTest, Where
from voordeur.methods.history import Wanted
from voordeur.methods.vocabulary import Fact

_KEPT = 10_000  # kept ready; the exact words are part of the key, since to Python true is 1


def compile_where(where: Where) -> Callable[[Fact], bool]:
    """Make one test out of demands on fields."""
    tests = [_field_test(test) for test in where]
    if len(tests) == 1:
        return tests[0]
    return lambda fact: all(test(fact) for test in tests)


def compile_entries(entries: Entries) -> Wanted:
    """Make `these kinds, looking so` ready to be looked up; the same ones are looked up once per file."""
    return _wanted(entries.kinds, entries.where, repr(entries.where))


@lru_cache(maxsize=_KEPT)
def _wanted(kinds: tuple[str, ...], where: Where, written: str) -> Wanted:
    return Wanted(kinds, compile_where(where) if where else None)


def value_of(fact: Fact, name: str) -> Any:
    """Give a field of a fact; its life domain goes by the name `domain`."""
    value = fact.fields.get(name)
    if value is None and name == "domain":
        return fact.domain or None
    return value


def _field_test(test: FieldTest) -> Callable[[Fact], bool]:
    name, values, bounds, how_many, present = test.name, test.values, test.bounds, test.how_many, test.present
    if values and all(type(value) is str for value in values):
        return _word_test(name, values)
    if how_many:
        return lambda fact: how_many.hold(len(value_of(fact, name) or ()))

    def holds(fact: Fact) -> bool:
        value = value_of(fact, name)
        if present is not None and (value not in (None, "", ())) != present:
            return False
        if values and not _equals_one(value, values):
            return False
        return not bounds or (value is not None and bounds.hold(value))

    return holds


def _word_test(name: str, words: tuple[str, ...]) -> Callable[[Fact], bool]:
    """Make the commonest test: the field is one of these words."""
    known = frozenset(words)

    def holds(fact: Fact) -> bool:
        value = value_of(fact, name) if name == "domain" else fact.fields.get(name)
        return value in known if type(value) is str else _equals_one(value, words)

    return holds


def _equals_one(value: Any, wanted: tuple[Any, ...]) -> bool:
    if isinstance(value, tuple | list):
        return any(_equals_one(item, wanted) for item in value)
    if isinstance(value, UUID):
        value = str(value)
    # true is no 1 here, although Python thinks so
    return any(value == one and isinstance(value, bool) == isinstance(one, bool) for one in wanted)


def number_in(fact: Fact, name: str) -> Decimal | None:
    """Give the number in a field; none when it holds none."""
    value = value_of(fact, name)
    return Decimal(value) if isinstance(value, int | Decimal) else None


def values_of(facts: Sequence[Fact], name: str) -> set[Any]:
    """Give the different values that a field has; of a list each value, and nothing of what is left empty."""
    values: set[Any] = set()
    for fact in facts:
        value = value_of(fact, name)
        values.update(value if isinstance(value, tuple | list) else (value,))
    return values - {None, ""}
