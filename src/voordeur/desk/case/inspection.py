"""Seeing what is written about oneself: the requests of a case, and the lines of the letter that answers one reader.

The letter leaves out what is about others alone, what others told, what was told in confidence, and all that stands in
files of named readers: that is not in the case at all.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from voordeur.cases.entries import HeardFromBeside, ToldBeside
from voordeur.cases.inspecting import inspection_rules
from voordeur.cases.models import Inspection
from voordeur.desk.case.casework import CaseView
from voordeur.desk.case.paper import Data, Line, household_of
from voordeur.journal import Level
from voordeur.journal.heads import head_of
from voordeur.journal.kinds import kind_of
from voordeur.journal.reading import Told, effective, lines_of
from voordeur.journal.withholding import counting
from voordeur.methods.wording import called
from voordeur.post.rules import may_read_of

_WORDS = ("title", "text", "result", "reason", "remark", "for_what", "ground", "who_present", "agreed_by")


@dataclass(frozen=True, kw_only=True)
class InspectionSeen:
    """A request with the names of who asks and about whom, and whether its day has passed."""

    row: Inspection
    by: tuple[str, ...]
    about: str
    late: bool

    @property
    def about_self(self) -> bool:
        """Tell whether somebody asks about himself or herself and nobody asks along."""
        return self.row.asked_by == [str(self.row.person)] and not self.row.others


def inspections_in(case: CaseView, today: date) -> list[InspectionSeen]:
    """Give the requests of a case, those that wait for an answer first."""
    names = {one.person: one.name for one in case.members}
    return [
        InspectionSeen(
            row=row,
            by=(*(names[UUID(one)] for one in row.asked_by if UUID(one) in names), *filter(None, (row.others,))),
            about=names.get(row.person, ""),
            late=row.answered_on is None and row.due < today,
        )
        for row in case.things["inspection"]
    ]


def inspection_lines(case: CaseView, *, reader: UUID, today: date, language: str) -> list[Line]:
    """Give what is written about this reader, in order of happening; only for who reads the whole case."""
    household = household_of(case, today)
    told = inspection_rules().told
    found = []
    head = head_of(case.file)
    for one in counting(head, effective(lines_of([case.file])[case.file])) if head else ():
        about, confined = frozenset(one.entry.persons), one.entry.level >= Level.CONFINED
        may = may_read_of(household[reader], about=about, confined=confined, household=household)
        if may and one.entry.kind in told:
            said = {
                "day": one.entry.happened_on.isoformat(),
                "what": _titled(one, case, language),
                "text": _text(one, reader),
            }
            found.append(Line(id=f"lines:{one.entry.pk}", list="lines", data=said))
    return found


def inspection(lines: Iterable[Line]) -> Data:
    """Put lines into the data of the letter."""
    return {"lines": [{name: text for name, text in line.data.items() if text} for line in lines]}


def _titled(one: Told, case: CaseView, language: str) -> str:
    """Call a line; what one team told the other by the word that it was."""
    title = called(one.entry.kind, language).capitalize()
    if not isinstance(one.body, ToldBeside | HeardFromBeside):
        return title
    word = case.method.words.get(one.body.what) if case.method else None
    return f"{title}: {word.said(language) if word else one.body.what}"


def _text(one: Told, reader: UUID) -> str:
    """Give the words of a line; of words per person only those of the reader."""
    said = [getattr(one.body, name, "") for name in _WORDS]
    own = [getattr(one.body, name).get(reader, "") for name in kind_of(one.entry.kind).personal]
    texts = [", ".join(text) if isinstance(text, tuple) else str(text) for text in (*said, *own) if text]
    return "\n".join(texts)
