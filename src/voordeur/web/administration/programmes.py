"""A programme that runs: who has which role, what it wants to reach, its money; and how it ends."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from voordeur import access
from voordeur.accounts import queries as accounts
from voordeur.cases import queries as cases
from voordeur.desk.partners.covenants import state_of
from voordeur.desk.partners.funding import money_ends
from voordeur.desk.words import told
from voordeur.hall import starting
from voordeur.hall.filling_in import Sheet, fill_in
from voordeur.hall.forms import DateField, EurosField, Form
from voordeur.hall.requests import now, today, who
from voordeur.partners import queries as partners
from voordeur.people import places
from voordeur.programmes import actions
from voordeur.programmes import queries as programmes_
from voordeur.programmes.rules import ends_soon, outlived
from voordeur.web.administration.doors import administration, right


class AdmitForm(Form):
    """Somebody takes a role in the team."""

    role = forms.ChoiceField(label=_("Role"))
    worker = forms.TypedChoiceField(label=_("Who?"), coerce=UUID)
    on = DateField(label=_("Since"))
    until = DateField(
        label=_("Last day"),
        required=False,
        help_text=_("When that is agreed already, as for a trainee. It ends by itself."),
    )
    supervisor = forms.ChoiceField(label=_("Who guides this worker?"), required=False)

    def __init__(self, *args: Any, roles: list[tuple[str, str]], **kwargs: Any) -> None:
        """Offer the roles of the method and who works here."""
        super().__init__(*args, **kwargs)
        workers = [(str(one.pk), one.name) for one in accounts.active_workers()]
        self.fields["role"].choices = roles  # type: ignore[attr-defined]
        self.fields["worker"].choices = [("", _("Choose a worker")), *workers]  # type: ignore[attr-defined]
        self.fields["supervisor"].choices = [("", _("Nobody")), *workers]  # type: ignore[attr-defined]


class DayForm(Form):
    """From which day."""

    on = DateField(label=_("From which day?"))


class TargetForm(Form):
    """A figure for a year; a later one for the same year replaces it."""

    indicator = forms.ChoiceField(label=_("What is counted"))
    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2100)
    value = forms.DecimalField(label=_("How much?"), min_value=0, max_digits=12, decimal_places=2)

    def __init__(self, *args: Any, indicators: list[tuple[str, str]], **kwargs: Any) -> None:
        """Offer the indicators of the method."""
        super().__init__(*args, **kwargs)
        self.fields["indicator"].choices = indicators  # type: ignore[attr-defined]


class MoneyForm(Form):
    """From whom money comes, how much, and when it ends."""

    name = forms.CharField(label=_("Money from"), max_length=200)
    amount = EurosField(label=_("Euros"), required=False)
    until = DateField(label=_("Last day"), required=False)


class EndForm(Form):
    """Why and when the programme ends."""

    on = DateField(label=_("Ends on"), help_text=_("From this day no new cases begin. Cases that run can be finished."))
    reason = forms.CharField(label=_("Why?"), max_length=2000, widget=forms.Textarea)


@administration()
def programmes(request: HttpRequest) -> TemplateResponse:
    """List the programmes that run and ran, and what is being prepared."""
    context = {
        "programmes": programmes_.every_programme(),
        "waiting": starting.prepared_by(who(request), at=now(request)),
        "day": today(request),
    }
    return TemplateResponse(request, "administration/programmes.html", context)


@administration()
def programme(request: HttpRequest, programme: UUID) -> TemplateResponse:
    """Show what was arranged for a programme."""
    found, method, day = _found(programme), programmes_.method_of(programme), today(request)
    members = list(programmes_.team_ever(programme))
    names = accounts.workers(id for member in members for id in (member.worker, member.supervisor) if id)
    present = [one for one in members if one.until is None or one.until > day]
    controller = next(iter(accounts.organisations([found.controller])), None)
    roles = [
        {
            "role": role,
            "members": [
                {
                    "member": one,
                    "worker": names[one.worker],
                    "last": one.last_day,
                    "supervisor": names[one.supervisor].name if one.supervisor in names else "",
                    "load": _load(one) if role.case_load else None,
                }
                for one in present
                if one.role == role.id
            ],
        }
        for role in method.roles.values()
        if role.function != "reporter"
    ]
    context = {
        "programme": found,
        "method": method,
        "roles": roles,
        "former": [(one, names[one.worker]) for one in members if one not in present],
        "controller": controller,
        "area": next((one for one in places.areas() if one.pk == found.area), None),
        "targets": [(one, method.indicators.get(one.indicator)) for one in programmes_.targets(programme)],
        "money": [(one, ends_soon(one.until, today=day)) for one in programmes_.funding(programme)],
        "outlived": outlived(found.until, money_ends(programme)),
        "covenants": [(one, state_of(one, day), _signed(one.pk)) for one in partners.covenants_of(programme)],
        "ended": found.until is not None and found.until <= day,
    }
    return TemplateResponse(request, "administration/programme.html", context)


@administration("GET", "POST")
def admit(request: HttpRequest, programme: UUID) -> HttpResponse:
    """Let somebody take a role in the team."""
    method = programmes_.method_of(_found(programme).pk)
    roles = [(one.id, told(one.title)) for one in method.roles.values() if one.function != "reporter"]

    def make(*args: Any, **kwargs: Any) -> AdmitForm:
        return AdmitForm(*args, roles=roles, **kwargs)

    def deed(given: dict[str, Any], id: UUID) -> None:
        access.admit_to_team(
            programme=programme,
            worker=given["worker"],
            role=given["role"],
            permit=right(request, programme),
            at=now(request),
            happened_on=given["on"],
            until=given["until"],
            supervisor=UUID(given["supervisor"]) if given["supervisor"] else None,
            id=id,
        )

    begun = {"on": today(request), "role": request.GET.get("rol", "")}
    return fill_in(request, make, deed, _sheet(programme, _("Somebody joins the team"), _("Added.")), begun)


@administration("GET", "POST")
def release(request: HttpRequest, programme: UUID, member: UUID) -> HttpResponse:
    """End somebody's role in the team; the sight that came with it ends with it."""
    _found(programme)
    held = next((one for one in programmes_.team_ever(programme) if one.pk == member), None)
    if held is None or (held.until is not None and held.until <= today(request) and request.method != "POST"):
        raise Http404
    name = accounts.workers([held.worker])[held.worker].name

    def deed(given: dict[str, Any], id: UUID) -> None:
        access.release_from_team(
            programme=programme,
            worker=held.worker,
            role=held.role,
            permit=right(request, programme),
            at=now(request),
            happened_on=given["on"],
            id=id,
        )

    title = _("%(name)s leaves the team") % {"name": name}
    lead = _("Cases in which this worker has a role stay as they are: have them handed over first.")
    return fill_in(request, DayForm, deed, _sheet(programme, title, _("Changed."), lead), {"on": today(request)})


@administration("GET", "POST")
def target(request: HttpRequest, programme: UUID) -> HttpResponse:
    """Set what the programme wants to reach in a year."""
    method = programmes_.method_of(_found(programme).pk)
    indicators = [(one.id, told(one.title)) for one in method.indicators.values()]

    def make(*args: Any, **kwargs: Any) -> TargetForm:
        return TargetForm(*args, indicators=indicators, **kwargs)

    def deed(given: dict[str, Any], id: UUID) -> None:
        given["value"] = Decimal(given["value"])
        actions.set_target(programme=programme, permit=right(request, programme), at=now(request), id=id, **given)

    sheet = _sheet(programme, _("What you want to reach"), _("Saved."))
    return fill_in(request, make, deed, sheet, {"year": today(request).year})


@administration("GET", "POST")
def money(request: HttpRequest, programme: UUID) -> HttpResponse:
    """Note money that the programme works with."""
    _found(programme)

    def deed(given: dict[str, Any], id: UUID) -> None:
        actions.note_funding(programme=programme, permit=right(request, programme), at=now(request), id=id, **given)

    return fill_in(request, MoneyForm, deed, _sheet(programme, _("Money and when it ends"), _("Saved.")))


@administration("GET", "POST")
def end(request: HttpRequest, programme: UUID) -> HttpResponse:
    """End a programme: it takes on nobody new."""
    _found(programme)

    def deed(given: dict[str, Any], id: UUID) -> None:
        actions.end_programme(
            programme=programme,
            reason=given["reason"],
            permit=right(request, programme),
            at=now(request),
            happened_on=given["on"],
            id=id,
        )

    sheet = _sheet(programme, _("The programme ends"), _("The programme has ended."))
    return fill_in(request, EndForm, deed, sheet, {"on": today(request)})


def _found(programme: UUID) -> Any:
    try:
        return programmes_.programme(programme)
    except ObjectDoesNotExist:
        raise Http404 from None


def _load(member: Any) -> int:
    held = cases.held_by(member.worker)
    return sum(one.cases for one in held if one.programme == member.file_id and one.role == member.role)


def _signed(covenant: UUID) -> str:
    ids = [one.organisation for one in partners.parties_of(covenant)]
    return ", ".join(one.name for one in accounts.organisations(ids))


def _sheet(programme: UUID, title: Any, done: Any, lead: Any = "") -> Sheet:
    home = reverse("administer_programme", kwargs={"programme": programme})
    return Sheet(
        title=title,
        lead=lead,
        submit=_("Save"),
        done=done,
        onward=home,
        back=home,
        back_title=told(programmes_.programme(programme).called),
    )
