"""Asking that the words of a line are destroyed: what would go, on what ground, and a second person who agrees."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from voordeur.access.erasing import ask_to_erase
from voordeur.hall.filling_in import Sheet, fill_in
from voordeur.hall.forms import Form
from voordeur.hall.requests import now, page, permit
from voordeur.web.amending import opened, title_of, versions_of


class GroundForm(Form):
    """What demands that words are destroyed."""

    ground = forms.ChoiceField(
        label=_("What demands it?"),
        choices=[
            ("wrong", _("It should never have been written down (article 17, paragraph 1 under d of the GDPR)")),
            ("not_needed", _("It is not needed any more (article 17, paragraph 1 under a of the GDPR)")),
            ("consent", _("The resident took back consent (article 17, paragraph 1 under b of the GDPR)")),
            ("court", _("A court or a law demands it")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("This stays on record. Do not repeat what must go."),
        widget=forms.Textarea,
        max_length=2000,
    )


@page("GET", "POST", fresh=True)
def ask(request: HttpRequest, entry: UUID) -> HttpResponse:
    """Show what would go, and ask the privacy officer with the ground that demands it."""
    found = opened(request, entry, "destroy words")
    found.must_have_words()

    def deed(given: dict[str, Any], id: UUID) -> None:
        named = dict(GroundForm.base_fields["ground"].choices)[given["ground"]]  # type: ignore[attr-defined]
        right = permit(request, purpose=found.purpose, file=found.entry.file_id)
        ask_to_erase(entry=found.entry, ground=f"{named}. {given['reason']}", permit=right, at=now(request), id=id)

    sheet = Sheet(
        title=_("Destroy the words"),
        lead=_(
            "The line stays, with its day, who wrote it, and that its words were destroyed. The words themselves are "
            "gone for good, with all corrections of them. It is done when the privacy officer agrees."
        ),
        onward=reverse("second_person"),
        back=reverse("entry", kwargs={"entry": entry}),
        back_title=title_of(found),
        submit=_("Ask the privacy officer"),
        done=_("Asked. Nothing is destroyed before the privacy officer agrees."),
        template="amending/erase.html",
        context={"versions": versions_of(found)},
    )
    return fill_in(request, GroundForm, deed, sheet)


urlpatterns = [path("regels/<uuid:entry>/wissen/", ask, name="erase_words")]
