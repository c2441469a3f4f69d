"""Which letters can be made in a case: the form of each, and what of the case goes into it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404

from voordeur.hall import paper
from voordeur.hall.casework import CaseView
from voordeur.hall.inspection import inspection, inspection_lines
from voordeur.hall.paper import Data, Line
from voordeur.web.post import forms

Given = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class LetterKind:
    """A letter with its form. `whole`: it tells of the whole case, so only who reads all of that makes and sees it.

    `there`: whether the case holds what it is about.
    """

    form: type[forms.LetterForm]
    whole: bool = False
    there: Callable[[CaseView], bool] = lambda _case: True
    lines: Callable[[CaseView, UUID, date, str], list[Line]] | None = None
    data: Callable[[CaseView, Given, list[Line]], Data]


def _typed(*names: str) -> Callable[[CaseView, Given, list[Line]], Data]:
    """Take over what was typed in these fields, and nothing of the case."""
    return lambda _case, given, _lines: {name: text for name, text in forms.plain(given).items() if name in names}


def _escalation(_case: CaseView, given: Given, _lines: list[Line]) -> Data:
    said = forms.plain(given)
    names = ("obstacle", "tried", "question", "answer_due")
    return {"about": said["about_what"], **{name: said[name] for name in names}}


def _minutes(case: CaseView, given: Given, _lines: list[Line]) -> Data:
    found = next((one for one in case.conferences if str(one.pk) == given["conference"]), None)
    if found is None:
        raise Http404
    return paper.minutes(found)


def _report(case: CaseView, given: Given, lines: list[Line]) -> Data:
    return {**paper.report(case, lines), "result": given["result"], "aftercare": given["aftercare"]}


KINDS: Mapping[str, LetterKind] = {
    "visit_announcement": LetterKind(
        form=forms.AnnouncementForm, data=_typed("visit_day", "visit_from", "visit_until", "why")
    ),
    "appointment": LetterKind(
        form=forms.AppointmentForm, data=_typed("visit_day", "visit_from", "visit_until", "where", "with_whom")
    ),
    "plan": LetterKind(
        form=forms.PlanForm,
        whole=True,
        lines=lambda case, reader, today, language: paper.plan_lines(
            case, reader=reader, today=today, language=language
        ),
        data=lambda case, _given, lines: paper.plan(case, lines),
    ),
    "final_report": LetterKind(
        form=forms.ReportForm,
        whole=True,
        lines=lambda case, reader, today, _language: paper.report_lines(case, reader=reader, today=today),
        data=_report,
    ),
    "inspection": LetterKind(
        form=forms.InspectionForm,
        whole=True,
        there=lambda case: any(one.answered_on is None for one in case.things["inspection"]),
        lines=lambda case, reader, today, language: inspection_lines(
            case, reader=reader, today=today, language=language
        ),
        data=lambda _case, _given, lines: inspection(lines),
    ),
    "minutes": LetterKind(form=forms.MinutesForm, whole=True, there=lambda case: bool(case.conferences), data=_minutes),
    "escalation": LetterKind(form=forms.EscalationForm, whole=True, data=_escalation),
}


def letter_data(kind: LetterKind, case: CaseView, given: Given, today: date) -> tuple[UUID | None, str, Data]:
    """Give for whom a letter is (the member if it is for one, and the name), and the data of its own."""
    reader = UUID(given["reader"]) if given.get("reader") else None
    name = given["reader_name"] if reader is None else paper.household_of(case, today)[reader].name
    lines = []
    if kind.lines and reader:
        left_out = given.get("leave_out", ())
        shown = kind.lines(case, reader, today, given["language"])
        lines = [line for line in shown if line.id not in left_out]
    return reader, name, kind.data(case, given, lines)
