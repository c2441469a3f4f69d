"""Pure decisions about the reporting code: which step comes next, and what the assessment framework says.

The framework is that of the Basisdocument afwegingskader Meldcode (2018), which every professional group took over with
words of its own: five questions, of which the answers say whether to report. It proposes; a named person decides.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

# The steps in the law's order. What happened is never refused for its order, only marked.
STEPS = ("signals_mapped", "colleague_consulted", "talked_with_involved", "weighed", "decided")


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of the law in one run of the code: `skipped` names earlier steps that had not been taken by then."""

    kind: str
    number: int
    first: date | None
    skipped: tuple[str, ...] = ()

    @property
    def taken(self) -> bool:
        """Tell whether it was taken at all."""
        return self.first is not None


class Advice(Enum):
    """What the framework says when its questions are answered like this."""

    NO_SUSPICION = auto()
    REPORT = auto()
    HELP = auto()
    GO_ON_ASKING = auto()


def steps(taken: Iterable[tuple[str, date]]) -> tuple[Step, ...]:
    """Give the five steps, from what was taken in order of happening."""
    first: dict[str, date] = {}
    skipped: dict[str, tuple[str, ...]] = {}
    for kind, on in taken:
        if kind in STEPS and kind not in first:
            skipped[kind] = tuple(one for one in STEPS[: STEPS.index(kind)] if one not in first)
            first[kind] = on
    return tuple(
        Step(kind=kind, number=number, first=first.get(kind), skipped=skipped.get(kind, ()))
        for number, kind in enumerate(STEPS, start=1)
    )


def next_step(done: Iterable[str]) -> int | None:
    """Give the number of the first step that was not taken yet, None when all were."""
    taken = set(done)
    return next((number for number, kind in enumerate(STEPS, start=1) if kind not in taken), None)


def advice(*, suspicion: str, danger: str, can_help: str, accepted: str, lasting: str) -> Advice:
    """Give what the five questions together say. Acute or structural danger means reporting, whatever help there is."""
    if suspicion == "no":
        return Advice.NO_SUSPICION
    if danger != "no_danger":
        return Advice.REPORT
    answers = (can_help, accepted, lasting)
    if "no" in answers:
        return Advice.REPORT
    return Advice.GO_ON_ASKING if "unknown" in answers else Advice.HELP


def departs(said: Advice | None, *, report: str) -> bool:
    """Tell whether a decision is another one than the framework says; that takes a reason, and is marked."""
    return said is Advice.REPORT and report == "no"
