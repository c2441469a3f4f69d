"""A worry told: by a professional who signs in, or typed in by the contact point for whoever called or came by."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from voordeur import access
from voordeur.accounts import queries as accounts
from voordeur.cases import actions as cases
from voordeur.hall.filling_in import Sheet, fill_in
from voordeur.hall.requests import now, page, permit, today, who
from voordeur.journal import id_from
from voordeur.methods.language import Text
from voordeur.partners import queries as partners
from voordeur.programmes import queries as programmes
from voordeur.signals import queries as signals
from voordeur.web.signals.forms import ReportForm, TypedReportForm


@dataclass(frozen=True, kw_only=True)
class Direct:
    """A service to which somebody can go directly."""

    name: str
    organisation: str
    phone: str
    domains: tuple[Text, ...]
    weeks: int | None


@page()
def new(request: HttpRequest) -> HttpResponse:
    """Choose the programme to which one reports; with only one there is nothing to choose."""
    return _choose(request, [one.id for one in programmes.taking_reports(today(request))], "new_signal")


@page()
def typed_where(request: HttpRequest) -> HttpResponse:
    """Choose the programme for which a report is typed in."""
    return _choose(request, _weighed_here(request), "typed_signal")


def _choose(request: HttpRequest, found: list[UUID], onward: str) -> HttpResponse:
    if not found:
        raise Http404
    if len(found) == 1:
        return redirect(onward, programme=found[0])
    offered = [(programmes.programme(id), programmes.method_of(id).summary) for id in found]
    return TemplateResponse(request, "signals/where.html", {"programmes": offered, "onward": onward})


@page()
def new_signal(request: HttpRequest, programme: UUID) -> HttpResponse:
    """Ask first whether somebody knows where to go with it; if so, show where, and why it is not taken in here."""
    _takes_reports(request, programme)
    answer = request.GET.get("weet")
    if answer == "nee":
        return redirect("tell_signal", programme=programme)
    refusal = signals.refusal_for_who_knows_where(programme=programme, at=now(request)) if answer == "ja" else None
    if answer == "ja" and refusal is None:
        return redirect(reverse("tell_signal", kwargs={"programme": programme}) + "?weet=ja")
    context = {"programme": programme, "refusal": refusal, "directs": directs(programme) if refusal else []}
    return TemplateResponse(request, "signals/know_where.html", context)


@page("GET", "POST")
def tell_signal(request: HttpRequest, programme: UUID) -> HttpResponse:
    """Report a worry as a professional. What becomes of it is heard under one's own signals."""
    _takes_reports(request, programme)
    worker = who(request)
    organisation = accounts.organisations([worker.organisation]).first()

    def deed(given: dict[str, Any], id: UUID) -> None:
        case = id_from(id, "case")
        cases.receive_signal(
            channel="code",
            programme=programme,
            file=case,
            reporter=worker.pk,
            reporter_organisation=organisation.name if organisation else "",
            knows_where=request.GET.get("weet") == "ja",
            permit=access.permit_to_report(worker=worker, programme=programme, case=case, at=now(request)),
            at=now(request),
            id=id,
            **given,
        )

    sheet = Sheet(
        title=_("Report a worry"),
        lead=_("You are not alone with it. The contact point looks at it, mostly within one working day."),
        onward=reverse("signals"),
        back=reverse("signals"),
        back_title=_("Signals"),
        submit=_("Send"),
        done=_("Received. Below you see how far it is."),
        draft=f"signal:{programme}",
        template="signals/tell.html",
    )
    return fill_in(request, _asking(ReportForm, programme), deed, sheet)


@page("GET", "POST")
def typed_signal(request: HttpRequest, programme: UUID) -> HttpResponse:
    """Type in what somebody told by telephone, mail, or in person."""
    if programme not in _weighed_here(request):
        raise access.NoGround

    def deed(given: dict[str, Any], id: UUID) -> None:
        cases.receive_signal(
            programme=programme,
            permit=permit(request, purpose="triage", programme=programme),
            at=now(request),
            happened_on=given.pop("on"),
            id=id,
            **given,
        )

    sheet = Sheet(
        title=_("Type in a signal"),
        onward=reverse("signals"),
        back=reverse("signals"),
        back_title=_("Signals"),
        submit=_("Take it in"),
        done=_("The signal is taken in and waits to be weighed."),
        draft=f"typed:{programme}",
        template="signals/tell.html",
        context={"directs": directs(programme) if "knows_where" in request.POST else []},
    )
    return fill_in(request, _asking(TypedReportForm, programme), deed, sheet, {"on": today(request).isoformat()})


def directs(programme: UUID) -> list[Direct]:
    """Give where one can go directly, with whom to call and how long one waits: no secret of any resident."""
    domains = programmes.method_of(programme).domains
    found = list(partners.services())
    organisations = {one.pk: one for one in accounts.organisations({service.organisation for service in found})}
    return [
        Direct(
            name=service.name,
            organisation=organisations[service.organisation].name if service.organisation in organisations else "",
            phone=service.phone or getattr(organisations.get(service.organisation), "phone", ""),
            domains=tuple(domains[id] for id in service.domains if id in domains),
            weeks=partners.expected_weeks(service),
        )
        for service in found
    ]


def _asking(form: type[ReportForm], programme: UUID) -> Callable[..., ReportForm]:
    """Give the form as the method of this programme asks it."""
    return partial(form, method=programmes.method_of(programme))


def _takes_reports(request: HttpRequest, programme: UUID) -> None:
    if programme not in {one.id for one in programmes.taking_reports(today(request))}:
        raise Http404


def _weighed_here(request: HttpRequest) -> list[UUID]:
    return access.programmes_of(worker=who(request), purpose="triage", today=today(request))
