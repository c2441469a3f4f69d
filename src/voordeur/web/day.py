"""My day: what is due, worst first, one tap to do it and one to put it off."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from voordeur.access.functions import purposes
from voordeur.access.looks import alarms_for
from voordeur.access.queries import ROLE_TAKEN
from voordeur.cases.actions import duties
from voordeur.cases.queries import hidden_things
from voordeur.common.ids import new_id
from voordeur.desk.case.partner_decisions import ToChase
from voordeur.desk.day.absence import stands_in
from voordeur.desk.day.beside import beside_what_is_owed
from voordeur.desk.day.day import DayGroup, DayLine, day_of_worker, groups
from voordeur.desk.day.second_person import waiting
from voordeur.desk.names import names_of
from voordeur.hall.filling_in import Sheet, fill_in
from voordeur.hall.forms import DateField, Form
from voordeur.hall.requests import look_at_list, now, page, permit, purpose_on, today, who
from voordeur.journal import Level
from voordeur.outreach import queries as outreach
from voordeur.post.queries import stopped_files
from voordeur.programmes import queries as programmes
from voordeur.safety import queries as safety
from voordeur.safety.rules import next_step
from voordeur.web.links import form_for, home_of

_SHOWN = 40
# What is due later than this stands folded: nobody plans a day by it.
_AHEAD = timedelta(weeks=4)


@page()
def my_day(request: HttpRequest) -> TemplateResponse:
    """Show what this worker owes, and the appointments of today."""
    day = today(request)
    lines = day_of_worker(who(request), day)
    soon = groups(line for line in lines if line.duty.due <= day + _AHEAD)
    later = groups(line for line in lines if line.duty.due > day + _AHEAD)
    protected = list(safety.facts_to_review(worker=who(request), today=day))
    running = list(safety.codes_running(worker=who(request), today=day))
    beside = beside_what_is_owed(who(request), day)
    named = {
        "appointments": _appointments(beside.visits),
        "unanswered": _unanswered(beside.unanswered),
        "inspections": _inspections(beside.inspections),
        "ownerless": _ownerless(beside.ownerless),
        "asked": _asked(beside.to_chase),
    }
    if lines or protected or running or any(named.values()):
        look_at_list(request, page="my day")
    context = {
        "reads_cases": beside.reads_cases,
        "takes_reports": lambda: programmes.any_takes_reports(day),  # asked by the page for whoever reads no case
        "waiting": waiting(who(request), now(request)),
        "watching": sum(one.answered is None for one in alarms_for(worker=who(request), today=day)),
        "protected": protected,
        "codes": [(code, next_step(code.done)) for code in running],
        "groups": _drawn(soon),
        "more": max(len(soon) - _SHOWN, 0),
        "later": _drawn(later),
        "even_later": max(len(later) - _SHOWN, 0),
        "late": sum(line.late for line in lines),
        **named,
        "conferences": _conferences(beside.conferences),
        "round": _round(request),
        "absences": beside.absences,
        "stands_in": stands_in(who(request).pk, day),
        "day": day,
    }
    return TemplateResponse(request, "day/day.html", context)


def _drawn(folded: list[DayGroup]) -> list[dict[str, Any]]:
    return [{"group": group, "lines": [_line(line) for line in group.lines]} for group in folded[:_SHOWN]]


def _appointments(planned: list[Any]) -> list[dict[str, Any]]:
    """The appointments of today, also of whom one stands in for, each with the page of its door or household."""
    files = {one.file_id for one in planned}
    names, shut = names_of(files), stopped_files("visit", files)
    return [
        {
            "one": one,
            "name": name,
            "url": home_of(name.kind if name else "", one.file_id),
            "missed": form_for(name.kind if name else "", one.file_id, "visit_missed"),
            "stopped": one.file_id in shut,
        }
        for one in planned
        for name in (names.get(one.file_id),)
    ]


def _conferences(called: list[Any]) -> list[dict[str, Any]]:
    """The conferences of the coming days to which this worker was asked, one for each table."""
    tables = {one.meeting or one.pk: one for one in reversed(called)}
    return [{"one": one, "meeting": meeting} for meeting, one in reversed(tables.items())]


def _unanswered(asked: list[Any]) -> list[dict[str, Any]]:
    """What this worker asked of a level above and got no answer to in time."""
    names = names_of(one.file_id for one in asked)
    return [
        {"one": one, "name": names[one.file_id], "url": form_for("case", one.file_id, "escalation_answered", one.pk)}
        for one in asked
    ]


def _inspections(waiting_: list[Any]) -> list[dict[str, Any]]:
    """What residents asked to see of what is written in this worker's cases, with the last day of the law's term."""
    names = names_of(one.file_id for one in waiting_)
    return [{"one": one, "name": names.get(one.file_id), "url": home_of("case", one.file_id)} for one in waiting_]


def _ownerless(gone: list[Any]) -> list[dict[str, Any]]:
    """The open actions in this worker's cases of somebody who is not there any more, with the plan to place them on."""
    names = names_of({one.file_id for one in gone})
    plans = {file: reverse("plan", kwargs={"file": file}) for file in names}
    return [{"one": one, "name": names[one.file_id], "url": f"{plans[one.file_id]}#t{one.pk}"} for one in gone]


def _asked(asked: list[ToChase]) -> list[dict[str, Any]]:
    """The requests of which this worker must get an answer from a partner, with the form to note it."""
    names = names_of({one.row.file_id for one in asked})
    return [
        {
            "one": one,
            "name": names[one.row.file_id],
            "url": form_for("case", one.row.file_id, "partner_decision_answered", one.row.pk),
        }
        for one in asked
    ]


def _round(request: HttpRequest) -> outreach.RoundLine | None:
    """The round that this worker walks: the latest until today with doors still to do."""
    walked = outreach.rounds(worker=who(request), today=today(request), walked_by=who(request).pk)
    return next((one for one in walked if one.done < one.doors), None)


def _line(line: DayLine) -> dict[str, Any]:
    file = line.duty.file_id
    return {
        "line": line,
        "url": form_for(
            line.kind, file, ROLE_TAKEN if line.vacant else line.duty.deed, line.duty.thing, role=line.role
        ),
        "home": home_of(line.kind, file),
        "id": new_id(),
    }


class PutOffForm(Form):
    """Until when, and why. It stays one duty: what is put off comes back by itself."""

    until = DateField(label=_("Until"))
    reason = forms.CharField(label=_("Why?"), max_length=300)


@page("GET", "POST")
def put_off(request: HttpRequest, file: UUID, duty: str, thing: UUID | None = None) -> HttpResponse:
    """Put a duty off, with day and reason."""
    writing = [name for name, purpose in purposes().items() if purpose.writes]
    purpose = purpose_on(request, file, writing, level=Level.SHARED)
    if thing in hidden_things(files=[file], worker=who(request), purposes=[purpose], today=today(request)):
        raise Http404

    def deed(given: dict[str, Any], id: UUID) -> None:
        duties.put_off_duty(
            file=file,
            duty=duty,
            thing=thing,
            until=given["until"],
            reason=given["reason"],
            permit=permit(request, purpose=purpose, file=file),
            at=now(request),
            id=id,
        )

    sheet = Sheet(
        title=_("Put off"),
        onward=reverse("my_day"),
        back=reverse("my_day"),
        back_title=_("My day"),
        submit=_("Put off"),
        done=_("It is put off and comes back by itself."),
    )
    return fill_in(request, PutOffForm, deed, sheet)


urlpatterns = [
    path("", my_day, name="my_day"),
    path("taken/<uuid:file>/<slug:duty>/uitstellen/", put_off, name="put_off"),
    path("taken/<uuid:file>/<slug:duty>/<uuid:thing>/uitstellen/", put_off, name="put_off_thing"),
]
