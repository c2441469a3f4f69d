"""Pages of ties: declaring to whom one is too close, and asking a second person before such a file opens."""

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from voordeur.access import seconds, ties
from voordeur.access.permits import permit_for_own_ties, permit_to_ask
from voordeur.hall.filling_in import Sheet, fill_in
from voordeur.hall.forms import DateField, Form
from voordeur.hall.requests import now, page, sent_id, today, who
from voordeur.journal import record


class TieForm(Form):
    """A street, or somebody."""

    needed_at_times = ("street", "name")
    street = forms.CharField(
        label=_("A street"), required=False, max_length=80, help_text=_("Where you know people. No house number.")
    )
    town = forms.CharField(label=_("Town"), required=False, max_length=80)
    name = forms.CharField(
        label=_("Or somebody's name"),
        required=False,
        max_length=200,
        help_text=_("A family name alone holds for everybody of that name."),
    )
    born = DateField(label=_("Birth date"), required=False)

    def clean(self) -> dict[str, Any]:
        """Ask one of the two."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if bool(given.get("street")) == bool(given.get("name")):
            raise forms.ValidationError(_("Fill in a street, or a name. One at a time."))
        return given


class KnowForm(Form):
    """Whom one knows: those of the case, or somebody at its address."""

    about = forms.ChoiceField(label=_("Whom do you know?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, offered: list[tuple[str, Any]], **kwargs: Any) -> None:
        """Offer what this file leads to."""
        super().__init__(*args, **kwargs)
        self.fields["about"].choices = offered  # type: ignore[attr-defined]


class AskForm(Form):
    """What the second person should know."""

    reason = forms.CharField(label=_("Why must you open this?"), min_length=10, max_length=2000, widget=forms.Textarea)


@page("GET", "POST")
def own_ties(request: HttpRequest) -> HttpResponse:
    """Show the worker's own ties, declare one, or end one. Nobody else sees this list."""
    worker = who(request).pk
    declared = ties.ties_of(worker, today(request))
    if "end" in request.POST:
        found = next((one for one in declared if str(one.pk) == request.POST["end"]), None)
        if found is None:
            raise Http404
        ties.end_tie(worker=worker, tie=found.pk, permit=permit_for_own_ties(worker=worker), at=now(request))
        messages.success(request, str(_("Changed.")))
        return redirect("own_ties")
    form = TieForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        permit = permit_for_own_ties(worker=worker)
        ties.declare_tie(worker=worker, permit=permit, at=now(request), id=sent_id(request), **form.cleaned_data)
        messages.success(request, str(_("Written down. Such a file opens only after a second person says yes.")))
        return redirect("own_ties")
    context = {"ties": declared, "form": form, "id": sent_id(request)}
    return TemplateResponse(request, "watching/ties.html", context, status=400 if form.errors else 200)


@page("GET", "POST")
def ask_to_open(request: HttpRequest, file: UUID) -> HttpResponse:
    """Ask a second person whether a worker with a tie may open a file."""
    permit = permit_to_ask(worker=who(request), file=file, at=now(request))
    about = ties.whereabouts(file).about
    if not about:
        raise Http404

    def deed(given: dict[str, Any], id: UUID) -> None:
        asked = seconds.ask(
            deed=ties.DEED,
            file=file,
            reason=given["reason"],
            at=now(request),
            about=about[0],
            hours=settings.SECOND_PERSON_HOURS,
            id=id,
        )
        record(asked, permit=permit, at=now(request))

    sheet = Sheet(
        title=_("Ask a second person"),
        lead=_("You declared a tie here. A colleague of the team says whether you may open it all the same."),
        onward=reverse("second_person"),
        back=reverse("my_day"),
        back_title=_("My day"),
        submit=_("Ask"),
        done=_("Asked. Here you see when there is an answer."),
    )
    return fill_in(request, AskForm, deed, sheet)


@page("GET", "POST")
def know_somebody(request: HttpRequest, file: UUID) -> HttpResponse:
    """As a worker say that one knows somebody in this case or at this address, without saying whom."""
    permit_to_ask(worker=who(request), file=file, at=now(request))  # who knows of no such file has nothing to say of it
    found = ties.whereabouts(file)
    offered: list[tuple[str, Any]] = [(str(one), _("Somebody who lives here")) for one in found.households]
    offered += [(str(one), _("Somebody at this address")) for one in found.addresses]
    if not offered and found.file:
        offered = [(str(found.file), _("Somebody in this case"))]
    if not offered:
        raise Http404

    def deed(given: dict[str, Any], id: UUID) -> None:
        right = permit_for_own_ties(worker=who(request).pk)
        ties.declare_tie(worker=who(request).pk, about=UUID(given["about"]), permit=right, at=now(request), id=id)

    sheet = Sheet(
        title=_("I know somebody here"),
        lead=_("From now on this opens for you only after a second person says yes. Nobody else sees whom you know."),
        onward=reverse("own_ties"),
        back=reverse("my_day"),
        back_title=_("My day"),
        submit=_("Write down"),
        done=_("Written down. Such a file opens only after a second person says yes."),
    )
    return fill_in(request, lambda *args, **said: KnowForm(*args, offered=offered, **said), deed, sheet)
