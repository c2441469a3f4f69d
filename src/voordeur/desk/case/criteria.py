"""The criteria of a case's method: what each asks, what was answered, by whom, and for whom that makes it."""

from collections.abc import Iterable
from dataclasses import dataclass

from voordeur.assessments.models import CriterionAnswer
from voordeur.desk.case.casework import CaseView
from voordeur.desk.case.timeline import Line
from voordeur.methods.conditions.words import CRITERION_ANSWERED
from voordeur.methods.eligibility import eligible
from voordeur.methods.language import Text


@dataclass(frozen=True, kw_only=True)
class CriterionSeen:
    """A criterion, and the answer that stands with who gave it; no answer when it was never asked."""

    title: Text
    row: CriterionAnswer | None
    by: str


@dataclass(frozen=True, kw_only=True)
class Criteria:
    """All criteria in the order of the method, and what they say together: yes, no or unknown."""

    lines: tuple[CriterionSeen, ...]
    meant: str

    @property
    def asked(self) -> bool:
        """Tell whether one was answered."""
        return any(one.row for one in self.lines)


def criteria_in(case: CaseView, lines: Iterable[Line]) -> Criteria | None:
    """Give the criteria of a case, none where its method has none; `lines` is its timeline, the latest first."""
    method = case.method
    if method is None or method.eligibility is None or not method.eligibility.criteria:
        return None
    said = [line for line in lines if line.kind == CRITERION_ANSWERED and not line.retracted]
    by = {word: line.by for line in reversed(said) for _field, word in line.named}
    rows = {one.criterion: one for one in case.criteria}
    answers = {name: one.answer for name, one in rows.items()}
    return Criteria(
        lines=tuple(
            CriterionSeen(title=title, row=rows.get(name), by=by.get(name, ""))
            for name, title in method.eligibility.criteria.items()
        ),
        meant=eligible(method, answers).answer,
    )
