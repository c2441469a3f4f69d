"""Whether a method is meant for somebody: yes, no, or still unknown. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from voordeur.methods.conditions.words import Condition, Known, Several
from voordeur.methods.language import Method


@dataclass(frozen=True, slots=True)
class Eligible:
    """Whether a method is meant for somebody: yes, no or unknown, and the answers that decide it."""

    answer: str
    because: tuple[str, ...]


def eligible(method: Method, answers: Mapping[str, str]) -> Eligible:
    """Say whether a method is meant for somebody, from answers (yes, no, unknown) to its criteria.

    `because` holds the criteria that decide a yes or no, or, when it is unknown, those that are still to be asked.
    """
    if method.eligibility is None or method.eligibility.that is None:
        return Eligible("yes", ())
    return met(method.eligibility.that, answers)


def met(criteria: Condition, answers: Mapping[str, str]) -> Eligible:
    """Say what criteria, put together like this, say with these answers (yes, no, unknown) to each."""
    holds, because = _met(criteria, answers)
    return Eligible("unknown" if holds is None else "yes" if holds else "no", because)


def criteria_in(condition: Condition | None) -> Iterator[Known]:
    """Give each criterion of criteria that are put together."""
    if isinstance(condition, Known):
        yield condition
    elif isinstance(condition, Several):
        for part in condition.of:
            yield from criteria_in(part)


def _met(condition: Condition, answers: Mapping[str, str]) -> tuple[bool | None, tuple[str, ...]]:
    if not isinstance(condition, Several):
        name = getattr(condition, "criterion", "")
        answer = answers.get(name, "unknown")
        return (None if answer == "unknown" else answer == "yes"), (name,)
    parts = [_met(part, answers) for part in condition.of]
    yes = sum(1 for holds, _ in parts if holds)
    unsure = sum(1 for holds, _ in parts if holds is None)
    whole: bool | None = None
    if yes > condition.at_most or yes + unsure < condition.at_least:
        whole = False
    elif yes >= condition.at_least and yes + unsure <= condition.at_most:
        whole = True
    # What decides: for a missing yes the noes, for a yes too many or enough the yesses, else what is still unknown.
    if whole is None:
        wanted: bool | None = None
    elif whole:
        wanted = condition.at_least > 0
    else:
        wanted = yes > condition.at_most
    names = tuple(name for holds, because in parts if holds is wanted for name in because)
    return whole, tuple(dict.fromkeys(names))
