"""Conditions put so that they are easy to say: without names and double denials, and with lists in one piece."""

from dataclasses import dataclass, replace

from voordeur.methods.conditions.words import Condition, Happened, Holds, Known, Latest, Several, WholeFile


@dataclass(frozen=True, slots=True)
class Lapsed:
    """A criterion was last answered so, and the last day that was named with the answer is over."""

    criterion: str
    answers: tuple[str, ...]


def bare(condition: Condition | None) -> Condition | None:
    """Give a condition without the name that it goes by, and without saying that it is asked of the whole file."""
    while isinstance(condition, Holds | WholeFile):
        condition = condition.that
    return condition


def plain(condition: Condition | None) -> Condition | None:
    """Put a condition so that it is easy to say: what is denied is each part, and a list in a list is one list."""
    condition = _bare_of_file(condition)
    if not isinstance(condition, Several):
        return condition
    if condition.word == "not":
        return _denied(condition)
    parts = flat(condition)
    return replace(condition, of=parts) if condition.word in ("all_of", "any_of") else condition


def undone(condition: Condition | None) -> Condition | None:
    """Give what a condition says that there is none of; nothing when it says something else."""
    condition = plain(condition)
    return condition.of[0] if isinstance(condition, Several) and condition.word == "not" else None


def flat(condition: Several) -> tuple[Condition, ...]:
    """Give the parts of a condition, and in their place the parts of a part that joins in the same way."""
    parts: list[Condition] = []
    for part in condition.of:
        inner = plain(part)
        assert inner is not None
        same = isinstance(inner, Several) and inner.word == condition.word and condition.word in ("all_of", "any_of")
        parts += inner.of if same and isinstance(inner, Several) else [inner]
    return tuple(parts)


def lapsed(parts: tuple[Condition, ...]) -> tuple[Condition | Lapsed, ...]:
    """Put `answered so, and no longer answered so` as one: an answer that held until its last day."""
    over = {
        replace(part.of[0], still=False)
        for part in parts
        if isinstance(part, Several) and part.word == "not" and isinstance(part.of[0], Known) and part.of[0].still
    }
    told: list[Condition | Lapsed] = []
    for part in parts:
        if isinstance(part, Known) and part in over:
            told.append(Lapsed(part.criterion, part.answers))
        elif not (
            isinstance(part, Several)
            and part.word == "not"
            and isinstance(part.of[0], Known)
            and replace(part.of[0], still=False) in over.intersection(parts)
        ):
            told.append(part)
    return tuple(told)


def _bare_of_file(condition: Condition | None) -> Condition | None:
    """Give a condition as `bare` does, but what reads otherwise about one thing still says it asks the whole file."""
    whole = False
    while isinstance(condition, Holds | WholeFile):
        whole = whole or isinstance(condition, WholeFile)
        condition = condition.that
    if whole and isinstance(condition, Several):
        return replace(condition, of=tuple(WholeFile(part) for part in condition.of))
    counted = isinstance(condition, Happened) and condition.different
    return WholeFile(condition) if whole and condition and (counted or isinstance(condition, Latest)) else condition


def _denied(condition: Several) -> Condition | None:
    inner = plain(condition.of[0])
    assert inner is not None
    if not isinstance(inner, Several) or inner.word == "at_least":
        return replace(condition, of=(inner,))
    if inner.word == "not":
        return inner.of[0]
    if inner.word == "any_of":
        return replace(inner, word="none_of", at_least=0, at_most=0)
    if inner.word == "none_of":
        return plain(replace(inner, word="any_of", at_least=1, at_most=len(inner.of)))
    each = tuple(replace(condition, of=(part,)) for part in inner.of)
    return plain(replace(inner, word="any_of", of=each, at_least=1, at_most=len(each)))
