"""Acute contacts: whom to call in each municipality, shown on every page about safety there."""

import re
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _

from voordeur.desk.safety.keeping_safe import acute_contacts
from voordeur.hall.filling_in import Sheet, fill_in
from voordeur.hall.forms import DateField, Form
from voordeur.hall.requests import now, sent_id, today
from voordeur.safety import actions
from voordeur.safety import queries as safety
from voordeur.web.administration.doors import administration, right

_PHONE = re.compile(r"\+?[0-9][0-9 ()-]{2,28}")


class ContactForm(Form):
    """Who, where, when to call, and where the number was found."""

    municipality = forms.CharField(
        label=_("Which municipality?"), max_length=80, help_text=_("As the address register spells it.")
    )
    name = forms.CharField(label=_("Who is it?"), max_length=200, help_text=_("Such as: crisis service for children."))
    phone = forms.CharField(label=_("Phone"), max_length=30)
    when = forms.CharField(label=_("When does one call?"), max_length=200)
    source = forms.CharField(label=_("Where does the number stand?"), max_length=300)
    checked = DateField(label=_("On which day did somebody check it?"))

    def clean_phone(self) -> str:
        """Refuse what cannot be called."""
        phone: str = self.cleaned_data["phone"].strip()
        if not _PHONE.fullmatch(phone):
            raise forms.ValidationError(_("This is no phone number."))
        return phone


@administration()
def contacts(request: HttpRequest) -> TemplateResponse:
    """List the acute contacts by municipality, under those that hold everywhere."""
    context = {"contacts": safety.acute_contacts(), "national": acute_contacts(), "id": sent_id(request)}
    return TemplateResponse(request, "administration/contacts.html", context)


@administration("GET", "POST")
def new_contact(request: HttpRequest) -> HttpResponse:
    """Add an acute contact."""

    def deed(given: dict[str, Any], id: UUID) -> None:
        actions.add_acute_contact(permit=right(request), at=now(request), id=id, **given)

    sheet = Sheet(
        title=_("Add an acute contact"),
        onward=reverse("acute_contacts"),
        done=_("Added."),
        back=str(reverse_lazy("acute_contacts")),
        back_title=_("Acute contacts"),
        submit=_("Save"),
    )
    return fill_in(request, ContactForm, deed, sheet, {"checked": today(request)})


@administration("POST")
def remove_contact(request: HttpRequest, contact: UUID) -> HttpResponse:
    """Take an acute contact away."""
    if not safety.acute_contacts().filter(pk=contact).exists():
        raise Http404
    actions.remove_acute_contact(contact=contact, permit=right(request), at=now(request), id=sent_id(request))
    messages.success(request, str(_("Changed.")))
    return redirect("acute_contacts")
