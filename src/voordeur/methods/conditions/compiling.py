"""Conditions made ready to be asked: one closure per word, compiled once per method."""

from functools import lru_cache
from typing import Any, Protocol

from voordeur.methods.conditions import around, joined, past, things
from voordeur.methods.conditions.asked import Asked, Compile
from voordeur.methods.conditions.words import (
    Always,
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
    SameThing,
    Several,
    Things,
    WholeFile,
    WrittenBy,
    Wrote,
)

_KEPT = 10_000  # compiled conditions; their exact words are part of the key, since to Python true is 1


class _Compiler(Protocol):
    def __call__(self, condition: Any, compiled: Compile, /) -> Asked: ...


def compile_condition(condition: Condition) -> Asked:
    """Make a condition ready to be asked; the same words are compiled once."""
    return _compiled(condition, repr(condition))


@lru_cache(maxsize=_KEPT)
def _compiled(condition: Condition, written: str) -> Asked:
    return _COMPILERS[type(condition)](condition, compile_condition)


def _holds(condition: Holds, compiled: Compile) -> Asked:
    return compiled(condition.that)


_COMPILERS: dict[type, _Compiler] = {
    Happened: past.happened,
    Reckoned: past.reckoned,
    Latest: past.latest,
    InStage: around.in_stage,
    Things: things.things,
    SameThing: things.same_thing,
    WholeFile: things.whole_file,
    Its: things.its,
    Known: around.known,
    MeantFor: around.meant_for,
    Counted: around.counted,
    RoleHeld: around.role_held,
    WrittenBy: around.written_by,
    Wrote: around.wrote,
    NamedIn: around.named_in,
    EntryLooks: around.entry_looks,
    Always: around.always,
    Holds: _holds,
    Several: joined.several,
    Elapsed: joined.elapsed,
}
