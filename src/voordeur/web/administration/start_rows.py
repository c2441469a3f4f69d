"""The steps of a preparation that are rows which are alike: partners that signed, and money."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from voordeur.accounts import queries as accounts
from voordeur.hall.forms import DateField, EurosField
from voordeur.hall.starting import Start
from voordeur.web.administration.start_forms import StepForm, plain

_EMPTY_ROWS = 2  # more than are filled in; who needs more saves and finds two new ones


class RowsForm(StepForm):
    """A form of rows that are alike: those that are filled in, and two more."""

    step: ClassVar[str]
    columns: ClassVar[Sequence[str]]

    def about(self, start: Start) -> None:
        """Make the rows."""
        kept = list(start.said.get(self.step) or ())
        wanted = len(kept) + _EMPTY_ROWS
        if self.is_bound:
            wanted = max(wanted, sum(1 for name in self.data if name.startswith(f"{self.columns[0]}_")))
        self.count = min(wanted, 40)
        for number in range(self.count):
            row = kept[number] if number < len(kept) else {}
            for column in self.columns:
                self.fields[f"{column}_{number}"] = self.column(column)
                self.initial.setdefault(f"{column}_{number}", row.get(column, ""))

    def column(self, name: str) -> forms.Field:
        """Make the field of a column."""
        raise NotImplementedError

    @property
    def rows(self) -> Iterable[list[BoundField]]:
        """Give the fields row by row, for the page."""
        return [[self[f"{column}_{number}"] for column in self.columns] for number in range(self.count)]

    def filled(self) -> list[dict[str, Any]]:
        """Give the rows in which the first column was filled in."""
        given = self.cleaned_data
        rows = [{column: given.get(f"{column}_{number}") for column in self.columns} for number in range(self.count)]
        return [row for row in rows if row[self.columns[0]]]

    def clean(self) -> dict[str, Any]:
        """Refuse a row without its beginning, and what has ended already."""
        given = super().clean() or {}
        for number in range(self.count):
            first, *others = (f"{column}_{number}" for column in self.columns)
            if not given.get(first) and first not in self.errors and any(given.get(name) for name in others):
                self.add_error(first, _("Fill this in, or leave the whole row empty."))
            if (until := given.get(f"until_{number}")) and until < self.day:
                self.add_error(f"until_{number}", _("This day has passed."))
        return given

    def said(self) -> list[dict[str, Any]]:
        """Give the rows that were filled in."""
        return [{column: plain(value) for column, value in row.items()} for row in self.filled()]


class PartnersForm(RowsForm):
    """Which partners signed what may be shared with them, and until when."""

    step = "partners"
    columns = ("organisation", "shares", "until")

    def column(self, name: str) -> forms.Field:
        """Make the field of a column."""
        if name == "organisation":
            own = (self.start.said.get("place") or {}).get("controller")
            known = [(str(one.pk), one.name) for one in accounts.organisations() if str(one.pk) != own]
            return forms.ChoiceField(
                label=_("Partner that signed"), choices=[("", _("Choose an organisation")), *known], required=False
            )
        if name == "shares":
            return forms.CharField(label=_("What may be shared with it?"), required=False, max_length=500)
        return DateField(label=_("Until"), required=False)

    def clean(self) -> dict[str, Any]:
        """Ask what may be shared, and name each partner once."""
        given = super().clean()
        named: set[str] = set()
        for number in range(self.count):
            partner = given.get(f"organisation_{number}")
            if partner and not given.get(f"shares_{number}"):
                self.add_error(f"shares_{number}", _("Write what may be shared: that is what a covenant is for."))
            if partner in named:
                self.add_error(f"organisation_{number}", _("This partner is named twice."))
            named |= {partner} if partner else set()
        return given


class MoneyForm(RowsForm):
    """From which money the work is paid, and when that ends."""

    step = "money"
    columns = ("name", "amount", "until")

    def column(self, name: str) -> forms.Field:
        """Make the field of a column."""
        if name == "name":
            return forms.CharField(label=_("Money from"), required=False, max_length=200)
        if name == "amount":
            return EurosField(label=_("Euros"), required=False)
        return DateField(label=_("Last day"), required=False)
