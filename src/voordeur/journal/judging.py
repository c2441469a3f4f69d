"""Asks the engine what the entries of a file mean in its method, and keeps the answer: standing and open duties."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from uuid import UUID

from voordeur.journal.drafts import Deviation
from voordeur.journal.method_texts import method_of
from voordeur.journal.models import File
from voordeur.journal.reading import Line, Told
from voordeur.journal.rows import Rows
from voordeur.methods.language import Method
from voordeur.methods.vocabulary import Fact

Follower = Callable[[File, Method, Sequence[Fact], Rows, date], None]
Holder = Callable[[File, str, Sequence[Fact]], UUID | None]

_FOLLOWERS: list[Follower] = []
_HOLDERS: list[Holder] = []


def follow(callback: Follower) -> Follower:
    """Register `callback(head, method, facts, rows, today)`: after each fold of a file with a method.

    It changes rows of that file through `rows`, and gives each row it puts a `version` of its own (the entry it rests
    on). Every rebuild calls it too, so it may depend on nothing but what it is given.
    """
    _FOLLOWERS.append(callback)
    return callback


def holders(callback: Holder) -> Holder:
    """Register `callback(head, role, facts)`: the worker who holds a role of the method in this file, if it knows."""
    _HOLDERS.append(callback)
    return callback


def tell_followers(head: File, told: Sequence[Told], rows: Rows, *, today: date) -> None:
    """Let followers keep their rows, when the file has a method."""
    if head.method_id is None or not _FOLLOWERS:
        return
    facts = [one.fact for one in told]
    for callback in _FOLLOWERS:
        rows.begin(None)
        callback(head, method_of(head.method_id), facts, rows, today)
        rows.keep()


def weigh(
    head: File, told: Sequence[Told], new: Sequence[Line], *, today: date, counts: Mapping[str, int]
) -> list[Deviation]:
    """Ask for each new entry whether the method allows it: RuleForbids for a step, a deviation for a happening."""
    return []


def judge(head: File, told: Sequence[Told], *, today: date, counts: Mapping[str, int]) -> None:
    """Keep where the file stands now and what is owed in it, when it has a method."""
    return
