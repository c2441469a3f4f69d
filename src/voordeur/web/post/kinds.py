"""Which letters can be made in a case: the form of each, and what of the case goes into it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404

from voordeur.desk.case import paper
from voordeur.desk.case.casework import CaseView
from voordeur.desk.case.inspection import inspection, inspection_lines
from voordeur.desk.case.paper import Data, Line
from voordeur.desk.conference.conferences import InvitedSeen, Minutes, minutes_of
from voordeur.web.post import forms

Given = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class LetterKind:
    """A letter with its form. `whole`: it tells of the whole case, so only who reads all of that makes and sees it.

    `there`: whether the case holds what it is about. `addressed`: how a reader outside the household is called.
    """

    form: type[forms.LetterForm]
    whole: bool = False
    there: Callable[[CaseView], bool] = lambda _case: True
    lines: Callable[[CaseView, UUID, date, str], list[Line]] | None = None
    data: Callable[[CaseView, Given, list[Line]], Data]
    addressed: Callable[[CaseView, Given], str] | None = None


def _typed(*names: str) -> Callable[[CaseView, Given, list[Line]], Data]:
    """Take over what was typed in these fields, and nothing of the case."""
    return lambda _case, given, _lines: {name: text for name, text in forms.plain(given).items() if name in names}


def _escalation(_case: CaseView, given: Given, _lines: list[Line]) -> Data:
    said = forms.plain(given)
    names = ("obstacle", "tried", "question", "answer_due")
    return {"about": said["about_what"], **{name: said[name] for name in names}}


def _minutes_for(case: CaseView, reader: UUID) -> tuple[Minutes, InvitedSeen | None]:
    """Give the conference of which a reader gets the minutes: one who was asked to it, or (by its own id) another."""
    for conference in case.conferences:
        written = minutes_of(case, conference.pk)
        asked = next((one for one in written.invited if one.row.pk == reader), None)
        if asked or conference.pk == reader:
            return written, asked
    raise Http404


def _domain(asked: InvitedSeen | None) -> str:
    """Give of which life domain a reader may read besides what is of none: that for which they were asked to come."""
    return asked.row.domain if asked else ""


def _minutes_lines(case: CaseView, reader: UUID, _today: date, _language: str) -> list[Line]:
    written, asked = _minutes_for(case, reader)
    return paper.minutes_lines(written, domain=_domain(asked))


def _minutes(case: CaseView, given: Given, lines: list[Line]) -> Data:
    written, asked = _minutes_for(case, UUID(given["reader"]))
    return paper.minutes(written, lines, domain=_domain(asked))


def _called(case: CaseView, given: Given) -> str:
    _written, asked = _minutes_for(case, UUID(given["reader"]))
    return asked.name or asked.organisation if asked else given["reader_name"]


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
        data=lambda case, given, lines: paper.plan(case, lines, reader=UUID(given["reader"])),
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
    "minutes": LetterKind(
        form=forms.MinutesForm,
        whole=True,
        there=lambda case: any(one.state == "held" for one in case.conferences),
        lines=_minutes_lines,
        data=_minutes,
        addressed=_called,
    ),
    "escalation": LetterKind(form=forms.EscalationForm, whole=True, data=_escalation),
}


def letter_data(kind: LetterKind, case: CaseView, given: Given, today: date) -> tuple[UUID | None, str, Data]:
    """Give for whom a letter is (the member if it is for one, and the name), and the data of its own."""
    reader = UUID(given["reader"]) if given.get("reader") else None
    if kind.addressed:
        name = kind.addressed(case, given)
    else:
        name = given["reader_name"] if reader is None else paper.household_of(case, today)[reader].name
    lines = []
    if kind.lines and reader:
        left_out = given.get("leave_out", ())
        shown = kind.lines(case, reader, today, given["language"])
        lines = [line for line in shown if line.id not in left_out]
    return None if kind.addressed else reader, name, kind.data(case, given, lines)
