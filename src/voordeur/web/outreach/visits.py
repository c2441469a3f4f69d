"""The talk at home: recorded at the door, and as a case where a worry was told."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from voordeur import access
from voordeur.assessments import actions as assessments
from voordeur.cases import queries as cases
from voordeur.cases.actions import visiting
from voordeur.cases.households import NewHousehold
from voordeur.cases.rules import Running
from voordeur.hall.filling_in import Sheet, fill_in
from voordeur.hall.requests import look, now, page, permit, today, who
from voordeur.journal import id_from
from voordeur.methods.language import Method
from voordeur.outreach import actions, queries
from voordeur.outreach.queries import Door
from voordeur.programmes import queries as programmes
from voordeur.web.cases.forms.visits import team_of
from voordeur.web.outreach.visit_form import WORRIES, VisitForm


@page("GET", "POST")
def visit(request: HttpRequest, file: UUID) -> HttpResponse:
    """Record a talk at a door. With a worry it becomes a case; without, it stays a talk."""
    door = queries.door(file=file, worker=who(request), today=today(request))
    look(request, purpose="outreach", page="visit", file=file)
    method = programmes.method_of(door.programme)
    controller = programmes.programme(door.programme).controller
    homes = cases.homes_at(door.line.address_id, controller=controller) if door.line.address_id else []
    running = {str(home.pk): cases.known_cases(home.pk, controller=controller) for home in homes}
    own = {home: found for home, there in running.items() if (found := _own(request, there))}
    runs = any(there and home not in own for home, there in running.items())
    ask: list[UUID] = []
    form: VisitForm

    def call() -> list[cases.Call]:
        return [one for home in ask for one in _whom_to_call(request, door, home)]

    def make(*args: Any, **kwargs: Any) -> VisitForm:
        nonlocal form
        called, team = _called(request, homes), team_of(door.programme, today(request))
        form = VisitForm(*args, method=method, door=door, homes=called, runs=runs, team=team, **kwargs)
        return form

    def deed(given: dict[str, Any], id: UUID) -> None:
        visited = _visited(given, method)
        needs, home = form.needs(), given.get("household", "new")
        # Sent twice, the case that this very talk opened is the worker's own by now.
        if needs and home in own and own[home][0] != id_from(id, "case"):
            _in_own_case(request, door, own[home], visited, needs, given, id)
        elif needs:
            if running.get(home) and not given.get("reason"):
                ask.append(UUID(home))
            _with_case(request, door, visited, needs, given, id)
        else:
            _without_case(request, door, visited, given, id)

    # Asked when the page is drawn: with a refused deed the line that somebody asked would be undone.
    shown = {"worries": WORRIES, "own": next(iter(own.values()), None), "call": SimpleLazyObject(call)}
    initial = {
        "on": today(request).isoformat(),
        "household": str(homes[0].pk) if homes else "new",
        "strength_what": "talent",
    }
    return fill_in(request, make, deed, _sheet(door, shown), initial)


def _sheet(door: Door, shown: dict[str, Any]) -> Sheet:
    here = reverse("door", kwargs={"file": door.line.file})
    return Sheet(
        title=_("A talk"),
        lead=door.line.address,
        onward=here,
        back=here,
        back_title=door.line.address or _("This door"),
        submit=_("Save the talk"),
        done=_("The talk is saved."),
        draft=f"visit:{door.line.file}",
        template="outreach/visit.html",
        context=shown,
    )


def _called(request: HttpRequest, homes: Iterable[Any]) -> list[tuple[str, Any]]:
    """Offer households by their name where this worker may read it, and else only that there is one."""
    read = {home for home in homes if access.purposes_on(worker=who(request), file=home.pk, today=today(request))}
    return [(str(home.pk), home.label if home in read else _("The household that is known here")) for home in homes]


def _visited(given: dict[str, Any], method: Method) -> visiting.Visited:
    asked = tuple(given["asked"])
    usual = [id for id, heading in method.headings.items() if heading.only_if is None]
    return visiting.Visited(
        who_present=tuple(name.strip() for name in given["who_present"].split(",") if name.strip()),
        asked=asked,
        left_open=tuple(id for id in usual if id not in asked),
        crisis=given["crisis"],
        workers=tuple(UUID(one) for one in given.get("workers", ())),
        unannounced=given.get("unannounced", False),
        place=given.get("place", ""),
        home=given["home"],
        surroundings=given["surroundings"],
        remark=given["remark"],
        wish=given.get("wish", ""),
    )


def _with_case(
    request: HttpRequest,
    door: Door,
    visited: visiting.Visited,
    needs: list[visiting.NeedTold],
    given: dict[str, Any],
    id: UUID,
) -> None:
    chosen = given.get("household", "new")
    known = UUID(chosen) if chosen not in ("new", "") else None
    text = given["strength_text"].strip()
    mine = [
        member.role
        for member in programmes.team_roles_of(who(request).pk, today(request))
        if member.file_id == door.programme
    ]
    visiting.hold_visit_with_needs(
        file=door.line.file,
        visited=visited,
        household=known or NewHousehold(label=given["label"], address=door.line.address_id),
        needs=needs,
        strengths=[visiting.StrengthTold(text=text, what=given["strength_what"])] if text else [],
        roles={role: who(request).pk for role in mine[:1]},
        join="beside" if given.get("reason") else "none",
        reason=given.get("reason", ""),
        permit=permit(
            request,
            purpose="outreach",
            file=door.line.file,
            programme=door.programme,
            also=[known] if known else [],
        ),
        at=now(request),
        happened_on=given["on"],
        id=id,
    )


def _own(request: HttpRequest, running: Iterable[Running]) -> tuple[UUID, str] | None:
    """Give the running case in which this worker has a role, with the purpose for which to write there; or None."""
    for one in running:
        for purpose in ("coordination", "help"):
            if who(request).pk in access.workers_on(file=one.case, purpose=purpose, today=today(request)):
                return one.case, purpose
    return None


def _whom_to_call(request: HttpRequest, door: Door, home: UUID) -> list[cases.Call]:
    return cases.whom_to_call(
        household=home,
        worker=who(request),
        purpose="outreach",
        programme=door.programme,
        at=now(request),
        page="whom to call",
    )


def _in_own_case(
    request: HttpRequest,
    door: Door,
    own: tuple[UUID, str],
    visited: visiting.Visited,
    needs: list[visiting.NeedTold],
    given: dict[str, Any],
    id: UUID,
) -> None:
    """Note a talk at a known door in the worker's own running case: at the door stands only that it was held."""
    _without_case(request, door, visited, {**given, "strength_text": ""}, id)
    case, purpose = own
    there: dict[str, Any] = {
        "file": case,
        "permit": permit(request, purpose=purpose, file=case),
        "at": now(request),
        "happened_on": given["on"],
    }
    actions.hold_visit(**visited.held, id=id_from(id, "visit in the case"), **there)
    for number, need in enumerate(needs):
        about: dict[str, Any] = {"text": need.text, "domain": need.domain, "money": need.money}
        assessments.record_need(
            need=id_from(id, f"need {number}"), id=id_from(id, f"need {number} told"), **about, **there
        )
    if text := given["strength_text"].strip():
        assessments.record_strength(text=text, what=given["strength_what"], id=id_from(id, "strength 0 told"), **there)


def _without_case(request: HttpRequest, door: Door, visited: visiting.Visited, given: dict[str, Any], id: UUID) -> None:
    common: dict[str, Any] = {
        "file": door.line.file,
        "permit": permit(request, purpose="outreach", file=door.line.file),
        "at": now(request),
        "happened_on": given["on"],
    }
    actions.hold_visit(**visited.held, id=id, **common)
    if visited.home is not None or visited.surroundings is not None:
        marks: dict[str, Any] = {"home": visited.home, "surroundings": visited.surroundings, "remark": visited.remark}
        actions.tell_satisfaction(id=id_from(id, "satisfaction"), **marks, **common)
    if visited.wish:
        actions.tell_housing_wish(wish=visited.wish, id=id_from(id, "wish"), **common)
    if text := given["strength_text"].strip():
        assessments.record_strength(text=text, what=given["strength_what"], id=id_from(id, "strength"), **common)
