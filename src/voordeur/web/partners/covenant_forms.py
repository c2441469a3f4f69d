"""The forms of a covenant: signing it, and one short form for each thing that is said about it later."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from voordeur.access.functions import purposes
from voordeur.accounts import queries as accounts
from voordeur.desk.partners.covenants import CovenantView
from voordeur.desk.words import told
from voordeur.hall.forms import DateField, EurosField, Form
from voordeur.partners import queries as partners
from voordeur.programmes import queries as programmes

# For which purposes a partner can be told something; the others are for the house itself.
SHARED_FOR = ("outreach", "triage", "coordination", "help", "oversight")


def purpose_words() -> dict[str, str]:
    """Name the purposes for which something can be shared."""
    return {name: told(purposes()[name].title) for name in SHARED_FOR}


class SignForm(Form):
    """Who signed what, for which purposes and life domains, how far, and until when."""

    parties = forms.MultipleChoiceField(label=_("Who signed?"), widget=forms.CheckboxSelectMultiple)
    what = forms.CharField(
        label=_("What was agreed?"),
        max_length=2000,
        widget=forms.Textarea,
        help_text=_("What each does, and what may be shared. No names of residents."),
    )
    since = DateField(label=_("First day"))
    until = DateField(label=_("Last day"), required=False)
    level = forms.ChoiceField(
        label=_("How much may be shared?"),
        choices=[
            ("shared", _("What whoever helps must know")),
            ("involvement", _("Only who is involved, and whom to call")),
        ],
        widget=forms.RadioSelect,
        initial="shared",
    )
    purposes = forms.MultipleChoiceField(
        label=_("For what may it be shared?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nothing ticked: for everything in this list."),
    )
    domains = forms.MultipleChoiceField(
        label=_("On which life domains?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nothing ticked: on all."),
    )

    def __init__(self, *args: Any, programme: UUID, **kwargs: Any) -> None:
        """Offer the organisations, the purposes, and the life domains of the method."""
        super().__init__(*args, **kwargs)
        domains, own = programmes.method_of(programme).domains, programmes.programme(programme).controller
        every = [(str(one.pk), one.name) for one in accounts.organisations() if one.pk != own]
        self.fields["parties"].choices = every  # type: ignore[attr-defined]
        self.fields["purposes"].choices = list(purpose_words().items())  # type: ignore[attr-defined]
        self.fields["domains"].choices = [(id, told(title)) for id, title in domains.items()]  # type: ignore[attr-defined]


class CovenantForm(Form):
    """A form about one covenant; a subclass names the fields, `about` fills their choices."""

    def __init__(self, *args: Any, view: CovenantView, **kwargs: Any) -> None:
        """Fill what depends on the covenant."""
        super().__init__(*args, **kwargs)
        self.about(view)

    def about(self, view: CovenantView) -> None:
        """Fill nothing."""


class ProlongForm(CovenantForm):
    """Another last day."""

    until = DateField(label=_("Last day"), required=False, help_text=_("Leave it empty for a covenant without an end."))


class DayForm(CovenantForm):
    """From which day."""

    happened_on = DateField(label=_("From which day?"))


class PersonForm(CovenantForm):
    """Who takes part for a party: a worker, or a contact person of that organisation."""

    who = forms.ChoiceField(
        label=_("Who takes part?"),
        help_text=_(
            "Workers and contact persons of the parties. Is somebody missing? Add them to the organisation first."
        ),
    )

    def about(self, view: CovenantView) -> None:
        """Offer the workers and contact persons of the parties."""
        choices: list[tuple[str, Any]] = [("", _("Choose somebody"))]
        for party in (one for one in view.parties if one.there):
            organisation = party.row.organisation
            workers = accounts.active_workers().filter(organisation=organisation)
            there = [(f"worker {organisation} {one.pk}", one.name) for one in workers]
            known = partners.contacts(organisation, view.covenant.since)
            there += [(f"contact {organisation} {one.pk}", one.name) for one in known]
            choices.append((party.name, there))
        self.fields["who"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Give who was chosen as the deed takes it."""
        given = super().clean() or {}
        if chosen := given.pop("who", ""):
            kind, organisation, id = chosen.split()
            given |= {"organisation": UUID(organisation), kind: UUID(id)}
        return given


class MandateForm(CovenantForm):
    """Which decision one organisation may take in the name of another."""

    giver = forms.TypedChoiceField(label=_("In whose name?"), coerce=UUID)
    holder = forms.TypedChoiceField(label=_("Who may decide?"), coerce=UUID)
    decision = forms.CharField(
        label=_("Which decision?"), max_length=500, help_text=_("For instance: give a household priority.")
    )
    limit = EurosField(label=_("Up to how many euros?"), required=False)
    until = DateField(label=_("Last day"), required=False)

    def about(self, view: CovenantView) -> None:
        """Offer the parties as givers, and every organisation as the one who may decide."""
        parties = [(str(one.row.organisation), one.name) for one in view.parties if one.there]
        every = [(str(one.pk), one.name) for one in accounts.organisations()]
        self.fields["giver"].choices = parties  # type: ignore[attr-defined]
        self.fields["holder"].choices = every  # type: ignore[attr-defined]


class ReasonForm(CovenantForm):
    """Why."""

    reason = forms.CharField(label=_("Why?"), max_length=500)


class WithdrawForm(CovenantForm):
    """Why the rights of a covenant that ended are withdrawn."""

    reason = forms.CharField(
        label=_("Why?"),
        max_length=500,
        help_text=_("This stands in each case in which somebody loses a right. No names of residents."),
    )
