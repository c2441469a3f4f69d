"""The forms about who contributes, what each counts for, and costs that are divided."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from voordeur.accounts import queries as accounts
from voordeur.hall.forms import DateField, EurosField, Form


class ContributorForm(Form):
    """Who pays a share, and what it pays on top."""

    name = forms.CharField(label=_("Who contributes?"), max_length=200)
    organisation = forms.TypedChoiceField(
        label=_("Is that one of the organisations?"), coerce=UUID, required=False, empty_value=None
    )
    extra = EurosField(
        label=_("Euros on top of each share"),
        required=False,
        help_text=_("Only where that was agreed, for instance with the centre municipality."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the organisations."""
        super().__init__(*args, **kwargs)
        known = [(str(one.pk), one.name) for one in accounts.organisations()]
        self.fields["organisation"].choices = [("", "–"), *known]  # type: ignore[attr-defined]

    def clean_extra(self) -> Any:
        """Take nothing filled in for nothing on top."""
        return self.cleaned_data["extra"] or 0


class NumberForm(Form):
    """How many inhabitants, on which day, and who says so."""

    number = forms.IntegerField(label=_("How many inhabitants?"), min_value=1, max_value=100_000_000)
    counted_on = DateField(label=_("On which day were they counted?"))
    source = forms.CharField(
        label=_("Where does this number stand?"),
        max_length=300,
        help_text=_("For instance the table of the statistics office."),
    )


class LeftForm(Form):
    """From which day."""

    happened_on = DateField(label=_("From which day?"))


class DivideForm(Form):
    """Which costs of which period."""

    what = forms.CharField(label=_("Which costs?"), max_length=200, help_text=_("This stands on each invoice."))
    since = DateField(label=_("First day"))
    until = DateField(label=_("Last day"))
    costs = EurosField(label=_("Costs in euros"))


class WithdrawForm(Form):
    """Why a division does not count any more."""

    reason = forms.CharField(label=_("Why?"), max_length=500)


class TakeForm(Form):
    """Why somebody takes the lines along in a file."""

    reason = forms.CharField(label=_("What do you need this file for?"), max_length=300)
