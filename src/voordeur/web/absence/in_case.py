"""Who stands in for one role in one case: arranged by its holder, or by whoever gives roles there."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from voordeur import access
from voordeur.accounts import queries as accounts
from voordeur.cases import actions
from voordeur.cases import queries as cases
from voordeur.desk.case.casework import PURPOSES, CaseView, case_view
from voordeur.hall.filling_in import Sheet, fill_in
from voordeur.hall.requests import look, now, page, permit, purpose_on, sent_id, today, who
from voordeur.journal import Permit
from voordeur.web.absence.forms import DaysForm

_DAY = timedelta(days=1)


@page("GET", "POST")
def cover_in_case(request: HttpRequest, file: UUID, held: UUID) -> HttpResponse:
    """Have a colleague stand in for whoever holds a role in a case."""
    case = _case(request, file)
    role = next((one for one, _worker in case.holders if one.pk == held), None)
    if role is None or not _may_arrange(request, case, role.worker):
        raise Http404
    look(request, purpose=case.purpose, page="case cover", file=file)

    def make(*args: Any, **kwargs: Any) -> DaysForm:
        return DaysForm(*args, taking=[role], holder=role.worker, day=today(request), **kwargs)

    def deed(given: dict[str, Any], id: UUID) -> None:
        actions.have_covered(
            file=file,
            role=role.role,
            instead_of=role.worker,
            worker=given["cover"],
            since=given["since"],
            until=given["until"],
            permit=_right(request, case, role.worker),
            at=now(request),
            id=id,
        )

    home = reverse("case", kwargs={"file": file})
    name = accounts.worker(role.worker).name
    sheet = Sheet(
        title=_("Stand in for %(name)s") % {"name": name},
        lead=_("The role stays with whoever holds it. Whoever stands in sees this case on these days, and no longer."),
        onward=home,
        back=home,
        back_title=case.title or _("This case"),
        submit=_("Save"),
        done=_("Saved."),
    )
    return fill_in(request, make, deed, sheet, _days(case, role.worker, request))


@page("POST")
def end_cover(request: HttpRequest, file: UUID, cover: UUID) -> HttpResponse:
    """End a cover in a case today; whoever is away then chooses somebody else."""
    case = _case(request, file)
    found = next((one.cover for one in case.stand_ins if one.cover.pk == cover), None)
    if found is None or not _may_arrange(request, case, found.instead_of):
        raise Http404
    right = _right(request, case, found.instead_of)
    actions.end_cover(file=file, cover=cover, permit=right, at=now(request), id=sent_id(request))
    messages.success(request, str(_("Saved.")))
    held = [one.pk for one, _worker in case.holders if (one.role, one.worker) == (found.role, who(request).pk)]
    return redirect("cover_in_case", file=file, held=held[0]) if held else redirect("case", file=file)


def may_arrange_in(request: HttpRequest, case: CaseView) -> bool:
    """Tell whether this worker arranges who stands in for others in a case: whoever gives roles there."""
    return access.gives(worker=who(request), purpose=case.purpose, file=case.file, today=today(request))


def _case(request: HttpRequest, file: UUID) -> CaseView:
    purpose = purpose_on(request, file, PURPOSES)
    return case_view(file, worker=who(request), purpose=purpose, today=today(request))


def _may_arrange(request: HttpRequest, case: CaseView, holder: UUID) -> bool:
    return holder == who(request).pk or may_arrange_in(request, case)


def _right(request: HttpRequest, case: CaseView, holder: UUID) -> Permit:
    """Give the right to pass on what the holder may: by being that one, else by giving roles here."""
    if holder == who(request).pk:
        return access.permit_to_arrange_cover(worker=who(request), absent=holder, at=now(request))
    unread = case.home is not None and case.household is None
    return permit(
        request,
        purpose=case.purpose,
        file=case.file,
        programme=case.programme if unread else None,
        also=[case.home] if case.home else (),
    )


def _days(case: CaseView, holder: UUID, request: HttpRequest) -> dict[str, Any]:
    """Begin with the days on which the holder is away, from today on."""
    away = cases.absences_of(holder).filter(until__gt=today(request)).order_by("since").first()
    if away is None:
        return {"since": today(request)}
    return {"since": max(away.since, today(request)), "last": away.until - _DAY}
