"""The pages of partner organisations: the list, one organisation, and what who administers notes about it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from voordeur import access
from voordeur.cases.deeds import deed_for
from voordeur.desk.partners.organisations import OrganisationView, organisation_view, organisations_for
from voordeur.desk.words import told
from voordeur.hall.filling_in import Sheet, fill_in
from voordeur.hall.forms import DateField, Form
from voordeur.hall.requests import look_at_list, now, page, today, who
from voordeur.partners import actions
from voordeur.programmes import queries as programmes
from voordeur.web.administration.doors import administration, right
from voordeur.web.templatetags.figure_words import short_period


class ServiceForm(Form):
    """What an organisation offers, and how long it says that one waits."""

    name = forms.CharField(label=_("What does it offer?"), max_length=200)
    domains = forms.MultipleChoiceField(
        label=_("On which life domains?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    capacity = forms.IntegerField(
        label=_("How many households can it help at one time?"), required=False, min_value=0, max_value=30_000
    )
    waiting_weeks = forms.IntegerField(
        label=_("How many weeks does one wait, does it say?"), required=False, min_value=0, max_value=520
    )
    phone = forms.CharField(label=_("Phone"), required=False, max_length=30)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the life domains of the programmes."""
        super().__init__(*args, **kwargs)
        known = {id: title for one in programmes.every_programme() for id, title in _domains_of(one.pk).items()}
        self.fields["domains"].choices = sorted(known.items(), key=lambda one: one[1])  # type: ignore[attr-defined]

    def clean_domains(self) -> tuple[str, ...]:
        """Give them as the deed takes them."""
        return tuple(self.cleaned_data["domains"])


class ContactForm(Form):
    """Whom to call or visit, and when."""

    name = forms.CharField(label=_("Name"), max_length=200)
    job_title = forms.CharField(label=_("Job title"), required=False, max_length=200)
    phone = forms.CharField(label=_("Phone"), required=False, max_length=30)
    hours = forms.CharField(
        label=_("When can one call or come by?"),
        required=False,
        max_length=300,
        help_text=_("For instance: Tuesday 9 to 12, in the community centre."),
    )


class LeftForm(Form):
    """From which day."""

    happened_on = DateField(label=_("From which day?"))


@dataclass(frozen=True, kw_only=True)
class Deed:
    """Something that is noted about an organisation, or about a service or contact person of it."""

    title: Any
    form: type[Form]
    act: Callable[[OrganisationView, Any, dict[str, Any]], object]
    among: str = ""
    fields: tuple[str, ...] = ()


def _offer(view: OrganisationView, _row: Any, said: dict[str, Any]) -> object:
    return actions.offer_service(organisation=view.organisation.pk, **said)


def _change(_view: OrganisationView, row: Any, said: dict[str, Any]) -> object:
    return actions.change_service(service=row, **said)


def _contact(view: OrganisationView, row: Any, said: dict[str, Any]) -> object:
    again = {"contact": row.pk} if row else {}
    return deed_for("contact_person_named")(file=view.organisation.pk, **again, **said)


def _left(view: OrganisationView, row: Any, said: dict[str, Any]) -> object:
    return deed_for("contact_person_left")(file=view.organisation.pk, contact=row.pk, **said)


_SERVICE = ("name", "domains", "capacity", "waiting_weeks", "phone")
_CONTACT = ("name", "job_title", "phone", "hours")

# The word in the url -> what is noted.
DEEDS = {
    "dienst": Deed(title=_("Add a service"), form=ServiceForm, act=_offer),
    "dienst-wijzigen": Deed(
        title=_("Change a service"), form=ServiceForm, act=_change, among="services", fields=_SERVICE
    ),
    "contactpersoon": Deed(title=_("Add a contact person"), form=ContactForm, act=_contact),
    "contactpersoon-wijzigen": Deed(
        title=_("Change a contact person"), form=ContactForm, act=_contact, among="contacts", fields=_CONTACT
    ),
    "contactpersoon-weg": Deed(title=_("No longer the contact person"), form=LeftForm, act=_left, among="contacts"),
}


@page()
def partners(request: HttpRequest) -> TemplateResponse:
    """List the organisations, the own one in front."""
    found = organisations_for(who(request), today(request))
    return TemplateResponse(request, "partners/list.html", {"organisations": found, "own": who(request).organisation})


@page()
def partner(request: HttpRequest, organisation: UUID) -> TemplateResponse:
    """Show an organisation: services and waits, contact persons, covenants, and what is asked of it."""
    view = organisation_view(organisation, worker=who(request), today=today(request))
    if view.asked:
        look_at_list(request, page="actions of an organisation")
    context = {
        "view": view,
        "domains": {id: title for one in programmes.every_programme() for id, title in _domains_of(one.pk).items()},
        "charts": [_chart(one) for one in view.services],
        "may_arrange": access.administers(worker=who(request), today=today(request)),
        "day": today(request),
    }
    return TemplateResponse(request, "partners/organisation.html", context)


@administration("GET", "POST")
def partner_deed(request: HttpRequest, organisation: UUID, word: str, thing: UUID | None = None) -> HttpResponse:
    """Note something about an organisation, or about a service or contact person of it."""
    view = organisation_view(organisation, worker=who(request), today=today(request))
    noted = DEEDS.get(word)
    if noted is None or bool(noted.among) != (thing is not None):
        raise Http404
    row = _thing(view, noted, thing) if thing else None

    def deed(given: dict[str, Any], id: UUID) -> None:
        noted.act(view, row, {**given, "permit": right(request, organisation), "at": now(request), "id": id})

    home = reverse("partner", kwargs={"organisation": organisation})
    sheet = Sheet(
        title=noted.title,
        lead=row.name if row else "",
        onward=home,
        back=home,
        back_title=view.organisation.name,
        submit=_("Save"),
        done=_("Saved."),
    )
    is_now = {name: getattr(row, name) for name in noted.fields} if row else {}
    return fill_in(request, noted.form, deed, sheet, {**is_now, "happened_on": today(request)})


def _thing(view: OrganisationView, noted: Deed, thing: UUID) -> Any:
    rows = [one.service for one in view.services] if noted.among == "services" else view.contacts
    found = next((one for one in rows if one.pk == thing), None)
    if found is None:
        raise Http404
    return found


def _domains_of(programme: UUID) -> dict[str, str]:
    return {id: told(title) for id, title in programmes.method_of(programme).domains.items()}


def _chart(offered: Any) -> dict[str, Any]:
    points = [(short_period(one.label), weeks) for one, weeks in offered.waits]
    return {"offered": offered, "service": offered.service, "points": points}
