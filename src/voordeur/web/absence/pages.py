"""My absence, and that of somebody in the team: saying it, who stands in, coming back, and what happened meanwhile."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from voordeur import access
from voordeur.accounts import queries as accounts
from voordeur.cases import actions
from voordeur.cases import queries as cases
from voordeur.desk.day.absence import absences, meanwhile, stands_in
from voordeur.hall.filling_in import Sheet, fill_in
from voordeur.hall.requests import look, now, page, today, who
from voordeur.journal import Permit
from voordeur.web.absence.forms import AbsenceForm, BackForm, CoverForm, taking_of


@page()
def absence_of(request: HttpRequest, worker: UUID) -> TemplateResponse:
    """Show when somebody is away and who stands in; who arranges it for another sees how many cases, and which none."""
    found = _worker(request, worker)
    context = {
        "worker": found,
        "own": worker == who(request).pk,
        "absences": absences(worker, today(request)),
        "stands_in": stands_in(worker, today(request)),
        "day": today(request),
    }
    return TemplateResponse(request, "absence/absence.html", context)


@page("GET", "POST")
def note_absence(request: HttpRequest, worker: UUID) -> HttpResponse:
    """Say that somebody is away, and who stands in."""
    found = _worker(request, worker)
    own = worker == who(request).pk

    def make(*args: Any, **kwargs: Any) -> AbsenceForm:
        return AbsenceForm(*args, taking=taking_of(worker), holder=worker, day=today(request), **kwargs)

    def deed(given: dict[str, Any], id: UUID) -> None:
        actions.note_absence(worker=worker, permit=_right(request, worker), at=now(request), id=id, **given)

    sheet = _sheet(
        found,
        title=_("I will be away") if own else _("This colleague is away"),
        lead=_("Why is not asked and not kept."),
        submit=_("Save"),
        done=_("Saved. Here you see who stands in."),
    )
    return fill_in(request, make, deed, sheet, {"since": today(request)})


@page("GET", "POST")
def settle_cover(request: HttpRequest, worker: UUID, absence: UUID) -> HttpResponse:
    """Say who stands in for somebody who is away, in all that nobody stands in for yet."""
    found = _worker(request, worker)
    _absence(request, worker, absence)

    def make(*args: Any, **kwargs: Any) -> CoverForm:
        return CoverForm(*args, taking=taking_of(worker), holder=worker, day=today(request), **kwargs)

    def deed(given: dict[str, Any], id: UUID) -> None:
        right = _right(request, worker)
        actions.settle_cover(worker=worker, absence=absence, permit=right, at=now(request), id=id, **given)

    sheet = _sheet(
        found,
        title=_("Who stands in?"),
        lead=_("Where a colleague stands in already, that stays so."),
        submit=_("Save"),
        done=_("Saved. Here you see who stands in."),
    )
    return fill_in(request, make, deed, sheet)


@page("GET", "POST")
def come_back(request: HttpRequest, worker: UUID, absence: UUID) -> HttpResponse:
    """Say that somebody is there again earlier; every cover for this absence ends on that day."""
    found = _worker(request, worker)
    away = _absence(request, worker, absence)

    def deed(given: dict[str, Any], id: UUID) -> None:
        right = _right(request, worker)
        actions.come_back(worker=worker, absence=absence, permit=right, at=now(request), id=id, **given)

    sheet = _sheet(
        found,
        title=_("Back earlier"),
        lead=_("From that day nobody stands in any more, and the rights that came with it are over."),
        submit=_("Save"),
        done=_("Saved."),
    )
    return fill_in(request, BackForm, deed, sheet, {"on": max(today(request), away.since)})


@page()
def happened_meanwhile(request: HttpRequest, absence: UUID) -> TemplateResponse:
    """Show the worker who was away what others wrote meanwhile, case by case. Nobody typed it: it is what happened."""
    away = _absence(request, who(request).pk, absence)
    found = meanwhile(who(request), away, today(request))
    for one in found:
        look(request, purpose=one.purpose, page="while away", file=one.file)
    context = {"absence": away, "cases": found, "lines": sum(len(one.lines) for one in found)}
    return TemplateResponse(request, "absence/meanwhile.html", context)


def _worker(request: HttpRequest, worker: UUID) -> Any:
    """Give the worker whose absence it is. Raises NoGround for who may not arrange it."""
    if not access.may_arrange_for(worker=who(request), absent=worker, today=today(request)):
        raise access.NoGround
    found = accounts.workers([worker]).get(worker)
    if found is None or not found.is_active:
        raise Http404
    return found


def _absence(request: HttpRequest, worker: UUID, absence: UUID) -> Any:
    found = cases.absences_of(worker).filter(pk=absence).first()
    if found is None:
        raise Http404
    return found


def _right(request: HttpRequest, worker: UUID) -> Permit:
    return access.permit_to_arrange_cover(worker=who(request), absent=worker, at=now(request))


def _sheet(found: Any, **said: Any) -> Sheet:
    home = reverse("absence_of", kwargs={"worker": found.pk})
    return Sheet(onward=home, back=home, back_title=found.name, **said)
