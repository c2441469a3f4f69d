"""Pages of break-glass: opening one case for an hour, reading it, and the list for who watches over it."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from voordeur import access
from voordeur.access import emergencies
from voordeur.access.permits import permit_to_break_glass
from voordeur.accounts import queries as accounts
from voordeur.cases.actions.emergencies import break_glass, case_at
from voordeur.common import clock
from voordeur.desk.safety.emergencies import emergency_view, looks_in
from voordeur.desk.safety.keeping_safe import acute_contacts
from voordeur.hall.filling_in import Sheet, fill_in
from voordeur.hall.forms import Form
from voordeur.hall.requests import now, page, sent_id, today, who
from voordeur.hall.signing.fresh import ask_to_confirm, is_fresh
from voordeur.people import places
from voordeur.programmes import queries as programmes

_SINCE = timedelta(days=30)


class BreakForm(Form):
    """Where, and why. There is no list to choose from: whoever opens a case so knows where somebody is in danger."""

    programme = forms.ChoiceField(label=_("In which programme?"))
    place = forms.CharField(
        label=_("Which address?"), max_length=120, help_text=_("Postcode or street, and house number.")
    )
    reason = forms.CharField(
        label=_("Why now, and why you?"),
        min_length=20,
        max_length=2000,
        widget=forms.Textarea,
        help_text=_("Others read this within a day."),
    )

    def __init__(self, *args: Any, programmes: list[tuple[str, str]], **kwargs: Any) -> None:
        """Offer the programmes in which the worker is in the team."""
        super().__init__(*args, **kwargs)
        self.fields["programme"].choices = programmes  # type: ignore[attr-defined]

    def clean_place(self) -> UUID:
        """Find the one address that is meant."""
        found = places.find_addresses(self.cleaned_data["place"])
        if len(found) != 1:
            raise forms.ValidationError(_("This is not one address that we know. Write postcode and house number."))
        return found[0].pk


@page("GET", "POST")
def break_the_glass(request: HttpRequest) -> HttpResponse:
    """Open a case outside the own role, for an hour; who is in no team reads what to do instead."""
    roles = programmes.team_roles_of(who(request).pk, today(request))
    teams = sorted({role.file_id for role in roles}, key=str)
    if not teams:
        watches = bool(emergencies.watches(worker=who(request), today=today(request)))
        context = {"watches": watches, "contacts": acute_contacts()}
        return TemplateResponse(request, "watching/in_no_team.html", context)
    if not is_fresh(request):
        return ask_to_confirm(request)
    offered = [(str(one), str(programmes.programme(one))) for one in teams]

    def deed(given: dict[str, Any], id: UUID) -> None:
        programme = UUID(given["programme"])
        case = case_at(given["place"], programme=programme)
        break_glass(
            programme=programme,
            case=case,
            reason=given["reason"],
            link=reverse("emergencies"),
            permit=permit_to_break_glass(
                worker=who(request), programme=programme, file=case.pk if case else programme, at=now(request)
            ),
            at=now(request),
            id=id,
        )

    sheet = Sheet(
        title=_("Break-glass access"),
        lead=_(
            "For when somebody is in danger and nobody who may is there. You read one case for an hour. "
            "The owner of the programme and the privacy officer are told at once."
        ),
        onward=reverse("emergency", kwargs={"emergency": sent_id(request)}),
        back=reverse("my_day"),
        back_title=_("My day"),
        submit=_("Open for one hour"),
        done=_("Written down. You read this case until the hour is over."),
    )
    return fill_in(request, lambda *args, **said: BreakForm(*args, programmes=offered, **said), deed, sheet)


@page()
def emergency(request: HttpRequest, emergency: UUID) -> HttpResponse:
    """Read a case in an hour of break-glass."""
    view = emergency_view(emergency, worker=who(request), at=now(request))
    emergencies.look_in_emergency(view.emergency, worker=who(request), at=now(request), page="break-glass")
    return TemplateResponse(request, "watching/emergency.html", {"view": view})


@page()
def list_of_emergencies(request: HttpRequest) -> HttpResponse:
    """List who opened what outside the own role, for the owner and who watches over privacy; with counts of looks."""
    watched = emergencies.watches(worker=who(request), today=today(request))
    if not watched:
        raise access.NoGround
    found = emergencies.emergencies_seen(worker=who(request), today=today(request))
    names = accounts.workers(each for one, ask in found for each in (one.worker, ask.answered_by if ask else None))
    titles = {one.pk: one.called for one in programmes.every_programme()}
    lines = [
        {
            "emergency": one,
            "ask": ask,
            "who": names.get(one.worker),
            "reviewer": names.get(ask.answered_by) if ask and ask.answered_by else None,
            "programme": titles.get(emergencies.programme_of(one) or one.pk),
            "late": bool(ask and ask.state == ask.State.ASKED and now(request) > ask.due),
            "own": one.worker == who(request).pk,
        }
        for one, ask in found
    ]
    since = now(request) - _SINCE
    context = {"lines": lines, "looks": looks_in(watched, since=since), "since": clock.day_of(since)}
    return TemplateResponse(request, "watching/emergencies.html", context)
