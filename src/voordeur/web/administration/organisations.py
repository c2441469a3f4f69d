"""Organisations: who they are and whether their name alone tells what is wrong with a resident."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _

from voordeur.accounts import actions
from voordeur.accounts import queries as accounts
from voordeur.hall.filling_in import Sheet, fill_in
from voordeur.hall.forms import Form
from voordeur.hall.requests import now, seen_version
from voordeur.journal import id_from
from voordeur.web.administration.doors import administration, right

_BACK: dict[str, Any] = {"back": reverse_lazy("organisations"), "back_title": _("Organisations"), "submit": _("Save")}


class OrganisationForm(Form):
    """Name, sort and phone; and whether the name gives a resident away."""

    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("What sort of organisation is it?"))
    phone = forms.CharField(label=_("Phone"), required=False, max_length=30)
    reveals_problem = forms.BooleanField(
        label=_("The name tells what is wrong with a resident"),
        required=False,
        help_text=_(
            "For instance an addiction clinic or a shelter. Then it is not on the list of who is involved, unless the "
            "one who reads has a ground for it."
        ),
    )

    def __init__(self, *args: Any, besides: UUID | None = None, **kwargs: Any) -> None:
        """Offer the sorts of organisations; `besides` is the one that is changed."""
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = accounts.organisation_kinds()  # type: ignore[attr-defined]
        self._besides = besides

    def clean_name(self) -> str:
        """Refuse a second organisation of the same name: everybody would choose the wrong one."""
        name: str = self.cleaned_data["name"].strip()
        known = accounts.organisation_named(name)
        if known is not None and known.pk != self._besides:
            raise forms.ValidationError(_("This organisation is there already."))
        return name


@administration()
def organisations(request: HttpRequest) -> TemplateResponse:
    """List the organisations."""
    return TemplateResponse(request, "administration/organisations.html", {"organisations": accounts.organisations()})


@administration("GET", "POST")
def new_organisation(request: HttpRequest) -> HttpResponse:
    """Write an organisation down."""

    def deed(given: dict[str, Any], id: UUID) -> None:
        file = id_from(id, "organisation")
        actions.register_organisation(organisation=file, permit=right(request, file), at=now(request), id=id, **given)

    sheet = Sheet(title=_("Add an organisation"), onward=reverse("organisations"), done=_("Added."), **_BACK)
    return fill_in(request, OrganisationForm, deed, sheet, {"kind": "other"})


@administration("GET", "POST")
def organisation(request: HttpRequest, organisation: UUID) -> HttpResponse:
    """Change the particulars of an organisation."""
    try:
        found = accounts.organisation(organisation)
    except ObjectDoesNotExist:
        raise Http404 from None

    def make(*args: Any, **kwargs: Any) -> OrganisationForm:
        return OrganisationForm(*args, besides=found.pk, **kwargs)

    def deed(given: dict[str, Any], id: UUID) -> None:
        actions.change_organisation(
            organisation=found.pk,
            permit=right(request, found.pk),
            at=now(request),
            expect=seen_version(request),
            id=id,
            **given,
        )

    sheet = Sheet(title=found.name, onward=reverse("organisations"), done=_("Changed."), version=found.version, **_BACK)
    is_now = {name: getattr(found, name) for name in ("name", "kind", "phone", "reveals_problem")}
    return fill_in(request, make, deed, sheet, is_now)
