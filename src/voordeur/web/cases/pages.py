"""The household page, its plan, the list of cases, and why somebody does or does not see a case."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from voordeur import access
from voordeur.cases.queries import without_owner
from voordeur.cases.waiting import wait_of
from voordeur.desk.case.agreements import agreed_in
from voordeur.desk.case.around import handed_on, linked_with, others_at_building, who_answers, whom_to_call_there
from voordeur.desk.case.casework import PURPOSES, CaseView, case_view
from voordeur.desk.case.criteria import criteria_in
from voordeur.desk.case.deciding import grounds_in
from voordeur.desk.case.inspection import inspections_in
from voordeur.desk.case.members import members_in
from voordeur.desk.case.money import money_in
from voordeur.desk.case.partner_decisions import decided_for_partners
from voordeur.desk.case.standing import asked_role
from voordeur.desk.case.timeline import Line, at_once, timeline
from voordeur.desk.oversight.case_list import cases_of
from voordeur.desk.partners.funding import plan_outlives
from voordeur.desk.words import of_unit
from voordeur.hall.forms import Form
from voordeur.hall.requests import look, look_at_list, now, page, purpose_on, today, who
from voordeur.methods.spoken import kinds_spoken_of
from voordeur.partners import queries as partners
from voordeur.web.absence.in_case import may_arrange_in
from voordeur.web.cases.barred import bans_of, barred_in
from voordeur.web.cases.deeds import may_do
from voordeur.web.cases.forms import PAGES
from voordeur.web.cases.offering import Offered, offered_in
from voordeur.web.cases.opening import roles_to_open
from voordeur.web.cases.stuck import stuck_lines
from voordeur.web.links import form_for

_LINES, _CASES, _FOLDED = 10, 30, 2


class SearchForm(Form):
    """A name or address. It is posted, since names do not belong in urls."""

    words = forms.CharField(label=_("Name or address"), required=False, max_length=100)


@page("GET", "POST")
def cases(request: HttpRequest) -> TemplateResponse:
    """List the cases that this worker may read, and search among them."""
    form = SearchForm(request.POST if request.method == "POST" else None)
    words = form.cleaned_data["words"].strip() if form.is_bound and form.is_valid() else ""
    closed = request.GET.get("afgesloten") == "1"
    lines = cases_of(who(request), today(request), words=words, closed=closed)
    shown = Paginator(lines, _CASES).get_page(request.GET.get("bladzijde"))
    if lines:
        look_at_list(request, page="cases")
    tabs = [
        {"title": _("Running"), "url": reverse("cases"), "here": not closed},
        {"title": _("Closed"), "url": reverse("cases") + "?afgesloten=1", "here": closed},
    ]
    context = {
        "form": form,
        "page": shown,
        "words": words,
        "closed": closed,
        "tabs": tabs,
        "may_open": bool(roles_to_open(request)),
    }
    return TemplateResponse(request, "cases/list.html", context)


@page()
def case(request: HttpRequest, file: UUID) -> TemplateResponse:
    """Show one household on one page."""
    seen = _case(request, file, "case")
    lines = timeline(file, worker=who(request), purpose=seen.purpose, today=today(request))
    offered = offered_in(seen, lines)
    context = {
        "case": seen,
        "duties": _duties(seen, lines),
        "may": _may(request, seen, offered.values()),
        "agreed": agreed_in(seen, lines, today(request)),
        "shown": {name: one.kinds for name, one in offered.items()},
        "bans": barred_in(seen),
        "page": Paginator(at_once(lines), _LINES).get_page(request.GET.get("bladzijde")),
        "domains": [group for group in _by_domain(seen, today(request)) if _is_open(group)],
        "stuck": stuck_lines(seen, today(request)),
        "may_arrange": may_arrange_in(request, seen),
        "inspections": inspections_in(seen, today(request)),
        "money": money_in(seen),
        "criteria": criteria_in(seen, lines),
        "decided_for_partners": decided_for_partners(seen),
        "members": members_in(seen, worker=who(request), today=today(request)),
        "grounds": (grounds := grounds_in(seen, today(request))),
        "consented": any(each.row.kind == "consent" and not each.row.withdrawn_on for each in grounds),
        "linked": linked_with(seen),
        "at_building": others_at_building(seen),
        "handed": (handed := handed_on(seen)),
        "others_run": (others_run := any(one.runs for one in handed)),
        "answers": who_answers(seen),
        "may_agree": others_run and may_do(request, PAGES["wie-coordineert"], seen),
        "may_tell_policy": may_do(request, PAGES["aan-beleid"], seen),
    }
    return TemplateResponse(request, "cases/case.html", context)


@page()
def plan(request: HttpRequest, file: UUID) -> TemplateResponse:
    """Show the plan: per life domain what is asked, what goes well, the goals, and who does what by when."""
    seen = _case(request, file, "plan")
    goes_on = [
        *(one.by for one in seen.goals if not one.ended_on),
        *(one.due for one in seen.actions if not one.ended_on),
    ]
    return TemplateResponse(
        request,
        "cases/plan.html",
        {
            "case": seen,
            "money_ends": plan_outlives(seen.programme, goes_on),
            "domains": _by_domain(seen, today(request)),
            "day": today(request),
            "may_take_tasks": _speaks_of(seen, "task_taken_over"),
            "may_say_how_far": _speaks_of(seen, "goal_progressed"),
            "may_say_off_course": _speaks_of(seen, "goal_off_course"),
            "may_take_direction": _speaks_of(seen, "direction_taken"),
        },
    )


@page()
def around_building(request: HttpRequest, file: UUID) -> HttpResponse:
    """Say whom to call about the other cases for the same building; that somebody asked is kept with each of them."""
    seen = _case(request, file, "building")
    calls = whom_to_call_there(seen, at=now(request))
    return TemplateResponse(request, "cases/around_building.html", {"case": seen, "calls": calls})


@page()
def why(request: HttpRequest, file: UUID) -> TemplateResponse:
    """Say by which rule this worker sees a case or not; the same words for one that does not exist."""
    reason = access.why(who(request), file, today=today(request))
    return TemplateResponse(request, "cases/why.html", {"reason": reason, "file": file})


@page("GET", "POST")
def note(request: HttpRequest) -> HttpResponse:
    """Choose the case of a contact note; from a case one comes to the note at once."""
    form = SearchForm(request.POST if request.method == "POST" else None)
    words = form.cleaned_data["words"].strip() if form.is_bound and form.is_valid() else ""
    lines = cases_of(who(request), today(request), words=words)
    if lines:
        look_at_list(request, page="cases for a note")
    if words and len(lines) == 1:
        return redirect("deed", file=lines[0].file, word="notitie")
    return TemplateResponse(request, "cases/note_where.html", {"form": form, "lines": lines[:_CASES], "words": words})


def _case(request: HttpRequest, file: UUID, name: str) -> CaseView:
    purpose = purpose_on(request, file, PURPOSES)
    seen = case_view(file, worker=who(request), purpose=purpose, today=today(request))
    look(request, purpose=purpose, page=name, file=file)
    return seen


def _duties(seen: CaseView, lines: list[Line]) -> list[dict[str, Any]]:
    """What is due, soonest first, each with the thing it is about and the happening that began it.

    Where one duty is owed of many things, the first of them carries the others, as on the day of a worker.
    """
    if seen.standing is None:
        return []
    by_id = {line.id: line for line in lines}
    alike: dict[str, list[dict[str, Any]]] = {}
    for duty in sorted(seen.standing.judgement.duties, key=lambda duty: (duty.due, duty.id)):
        url = form_for("case", seen.file, duty.deed, duty.thing, role=asked_role(seen.standing.method, duty.id))
        because = by_id.get(duty.because) if duty.because else None
        said = {"duty": duty, "url": url, "about": seen.words_of(duty.thing), "because": because}
        alike.setdefault(duty.id, []).append(said)
    folded = [each | {"others": rest} for each, *rest in alike.values() if len(rest) >= _FOLDED]
    single = [each for group in alike.values() if len(group) <= _FOLDED for each in group]
    return sorted([*folded, *single], key=lambda each: (each["duty"].due, each["duty"].id))


def _may(request: HttpRequest, seen: CaseView, offered: Iterable[Offered]) -> list[dict[str, Any]]:
    """The deeds of the page itself (those of the plan stand there) that the method does not forbid now, by group."""
    banned = {ban.kind for ban in bans_of(seen) if not ban.narrowed}
    groups = [
        {
            "title": of_unit(seen.method, one.group.title),
            "deeds": [
                *(
                    {"title": title, "url": reverse(name, kwargs={"file": seen.file})}
                    for name, title in one.group.first.items()
                ),
                *(
                    {"title": of_unit(seen.method, told.title), "url": _url(seen.file, word)}
                    for word, told in one.pages.items()
                    if not told.thing and not told.on_plan and told.kind not in banned and may_do(request, told, seen)
                ),
            ],
        }
        for one in offered
    ]
    return [group for group in groups if group["deeds"]]


def _is_open(group: dict[str, Any]) -> bool:
    """Tell whether anything of a life domain stands in the short plan: there an action that has ended does not."""
    others = any(group[name] for name in ("needs", "strengths", "goals", "tasks", "referrals"))
    return others or any(action.ended_on is None for action in group["actions"])


def _speaks_of(seen: CaseView, kind: str) -> bool:
    return seen.standing is not None and kind in kinds_spoken_of(seen.standing.method)


def _url(file: UUID, word: str) -> str:
    return reverse("deed", kwargs={"file": file, "word": word})


def _by_domain(seen: CaseView, day: date) -> list[dict[str, Any]]:
    """Group what was asked, what goes well, goals and actions by life domain; no domain comes last."""
    method = seen.standing.method if seen.standing else None
    titles: dict[str, Any] = {**(method.domains if method else {}), "": _("Of no life domain")}
    groups = []
    asked = {need.pk: need.domain for need in seen.needs}
    names = partners.services_named(one.service for one in seen.referrals)
    gone = without_owner(seen.actions, today=day)
    for action in seen.actions:
        action.about = seen.words_of(action.need or action.goal)  # type: ignore[attr-defined]
        action.lacks_owner = action.pk in gone  # type: ignore[attr-defined]
    for one in seen.referrals:
        service = names.get(one.service) if one.service else None
        one.wait = wait_of(one, service, day)  # type: ignore[attr-defined]
    for domain, title in titles.items():
        group = {
            name: [
                row
                for row in getattr(seen, name)
                # What is done for a question stands with that question.
                if (row.domain or asked.get(getattr(row, "need", None) or seen.file, "")) == domain
            ]
            for name in ("needs", "strengths", "goals", "actions", "tasks", "referrals")
        }
        if any(group.values()):
            groups.append({"id": domain or "none", "title": title, **group})
    return groups
