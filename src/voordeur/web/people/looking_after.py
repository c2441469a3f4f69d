"""Who decides for a child, and how somebody is reached safely."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from voordeur.desk.homes import HomeView
from voordeur.hall.filling_in import fill_in
from voordeur.hall.forms import DateField, Form
from voordeur.hall.requests import now, page, today
from voordeur.people import looking_after
from voordeur.web.field_words import CHOICES
from voordeur.web.people.pages import opened, right, sheet_of

_CHANNELS = ("call", "message", "mail", "letter", "visit", "through_others")
_KINDS = ("joint", "sole", "guardianship", "nobody_for_now", "not_known")


class ReachForm(Form):
    """Along which way and when; empty when nothing special is needed any more."""

    needed_at_times = ("channel",)
    channel = forms.ChoiceField(
        label=_("How?"),
        required=False,
        choices=[("", _("Nothing special")), *((one, CHOICES[one]) for one in _CHANNELS)],
        widget=forms.RadioSelect,
    )
    times = forms.CharField(label=_("When?"), required=False, max_length=200, help_text=_("Such as: weekdays 9 to 12."))
    remark = forms.CharField(
        label=_("What must you mind?"),
        required=False,
        widget=forms.Textarea,
        max_length=2000,
        help_text=_("Such as: leave no message, or hang up when somebody else answers."),
    )

    def clean(self) -> dict[str, Any]:
        """When and what to mind belong to a way."""
        given = super().clean() or {}
        if not given.get("channel") and (given.get("times") or given.get("remark")):
            self.add_error("channel", _("Choose how."))
        return given


class CustodyForm(Form):
    """Who has parental authority, and where that was seen."""

    needed_at_times = ("holders", "names")
    authority = forms.ChoiceField(
        label=_("What kind of authority?"), choices=[(one, CHOICES[one]) for one in _KINDS], widget=forms.RadioSelect
    )
    holders = forms.MultipleChoiceField(
        label=_("Who here has it?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    names = forms.CharField(
        label=_("Who elsewhere has it?"),
        required=False,
        widget=forms.Textarea,
        max_length=1000,
        help_text=_(
            "One on each line, such as a parent elsewhere or a guardian. Not needed if you ticked somebody above."
        ),
    )
    seen_in = forms.CharField(
        label=_("Where did you see it?"),
        required=False,
        max_length=300,
        help_text=_("Such as the custody register, or a court's decision."),
    )
    on = DateField(label=_("Since"))

    def __init__(self, *args: Any, home: HomeView, person: UUID, **kwargs: Any) -> None:
        """Offer who lives or lived here and is no child."""
        super().__init__(*args, **kwargs)
        others = [one for one in (*home.residents, *home.gone) if one.person != person and one.decides is None]
        self.fields["holders"].choices = [(str(one.person), one.name) for one in others]  # type: ignore[attr-defined]

    def clean_names(self) -> tuple[str, ...]:
        """Take one name a line."""
        return tuple(line.strip() for line in self.cleaned_data["names"].splitlines() if line.strip())

    def clean(self) -> dict[str, Any]:
        """Somebody holds it, unless it is said that nobody does."""
        given = super().clean() or {}
        held = bool(given.get("holders") or given.get("names"))
        if "authority" in given and held != (given["authority"] not in ("nobody_for_now", "not_known")):
            self.add_error("holders", _("Say who has it, or that nobody has it or that it is not known."))
        return given


@page("GET", "POST")
def reachable(request: HttpRequest, file: UUID, person: UUID) -> HttpResponse:
    """Write down how and when somebody can be reached safely."""
    home = opened(request, file, "safe way to reach")
    one = home.resident(person)

    def deed(given: dict[str, Any], id: UUID) -> None:
        own = one.membership.file_id
        looking_after.set_reachable(
            household=own, person=person, permit=right(request, home, own), at=now(request), id=id, **given
        )

    known = one.reach
    initial = {"channel": known.channel, "times": known.times, "remark": known.remark} if known else {"channel": ""}
    sheet = sheet_of(home, _("How to reach safely"), lead=one.name)
    return fill_in(request, ReachForm, deed, sheet, initial)


@page("GET", "POST")
def custody(request: HttpRequest, file: UUID, person: UUID) -> HttpResponse:
    """Write down who has parental authority over a child."""
    home = opened(request, file, "parental authority")
    one = home.resident(person)

    def make(*args: Any, **kwargs: Any) -> CustodyForm:
        return CustodyForm(*args, home=home, person=person, **kwargs)

    def deed(given: dict[str, Any], id: UUID) -> None:
        own = one.membership.file_id
        looking_after.record_custody(
            household=own,
            person=person,
            authority=given["authority"],
            holders=[UUID(holder) for holder in given["holders"]],
            names=given["names"],
            seen_in=given["seen_in"],
            happened_on=given["on"],
            permit=right(request, home, own),
            at=now(request),
            id=id,
        )

    sheet = sheet_of(home, _("Who has parental authority"), lead=one.name)
    return fill_in(request, make, deed, sheet, {"on": today(request)})
