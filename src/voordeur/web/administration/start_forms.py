"""The forms with which a programme is prepared, one for each step. What a form says is kept as JSON in the draft."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from voordeur.access.functions import function
from voordeur.accounts import queries as accounts
from voordeur.desk.words import of_unit, told
from voordeur.hall.forms import DateField, Form, dress
from voordeur.hall.starting import Start, read_method
from voordeur.methods.language import Method, Role
from voordeur.methods.source import MethodErrors
from voordeur.people import places
from voordeur.programmes.rules import needed
from voordeur.web.administration.setting_fields import default_of, setting_field, shown


class StepForm(Form):
    """A step of the preparation; `said()` gives what was filled in as JSON can hold it."""

    def __init__(self, *args: Any, start: Start, day: date, **kwargs: Any) -> None:
        """Fill what depends on what was chosen before."""
        super().__init__(*args, **kwargs)
        self.start, self.day = start, day
        self.about(start)
        dress(self)

    def about(self, start: Start) -> None:
        """Fill nothing."""

    def said(self) -> Any:
        """Give what was filled in."""
        return {name: plain(value) for name, value in self.cleaned_data.items()}


class PlaceForm(StepForm):
    """How the programme is called, who answers in law for its data, where it works and until when."""

    title = forms.CharField(
        label=_("What do you call the programme?"),
        required=False,
        max_length=200,
        help_text=_("Empty: the name of the method."),
    )
    controller = forms.ChoiceField(
        label=_("Which organisation is responsible for the data?"),
        help_text=_("Mostly the municipality. It is named in the register of processing activities."),
    )
    area = forms.ChoiceField(label=_("In which area?"), required=False)
    area_name = forms.CharField(
        label=_("Or draw an area: its name"),
        required=False,
        max_length=200,
        help_text=_("For instance a neighbourhood."),
    )
    postcodes = forms.CharField(
        label=_("Postcodes in it"),
        required=False,
        max_length=500,
        help_text=_("The first characters are enough: 8924 or 8924 AB. With commas between them."),
    )
    streets = forms.CharField(
        label=_("Streets in it"),
        required=False,
        max_length=500,
        help_text=_("Only when not all streets of these postcodes belong to it. With commas between them."),
    )
    until = DateField(label=_("Until"), required=False, help_text=_("Empty: no end is planned."))

    def about(self, start: Start) -> None:
        """Offer organisations and areas that are there."""
        known = [(str(one.pk), one.name) for one in accounts.organisations()]
        self.fields["controller"].choices = [("", _("Choose an organisation")), *known]  # type: ignore[attr-defined]
        drawn = [(str(one.pk), f"{one.name} ({one.get_kind_display()})") for one in places.areas()]
        self.fields["area"].choices = [("", _("None yet, or draw one below")), *drawn]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Draw an area whole, and end after today."""
        given = super().clean() or {}
        drawing = given.get("postcodes") or given.get("streets")
        if bool(given.get("area_name")) != bool(drawing):
            self.add_error("area_name", _("To draw an area write its name, and its postcodes or streets."))
        if given.get("area") and drawing:
            self.add_error("area", _("Choose an area or draw one, not both."))
        if given.get("until") and given["until"] <= self.day:
            self.add_error("until", _("This day has passed."))
        return given

    def drawn(self) -> tuple[str, list[str], list[str]] | None:
        """Give name, postcodes and streets of an area that is to be drawn."""
        given = self.cleaned_data
        return (
            (given["area_name"], _listed(given["postcodes"]), _listed(given["streets"])) if given["area_name"] else None
        )


class SettingsForm(StepForm):
    """What a place chooses where the source of the method leaves room or says nothing."""

    def about(self, start: Start) -> None:
        """Make a field for each setting, of its own sort, with what the source says about it."""
        chosen = start.said.get("settings") or {}
        for setting in start.method.settings.values():
            if not isinstance(setting.default, bool | int | str):
                continue
            self.fields[setting.name] = setting_field(setting)
            self.initial[setting.name] = shown(chosen.get(setting.name, setting.default))

    def clean(self) -> dict[str, Any]:
        """Read the method with what was chosen, so that nothing is kept by which nobody can work."""
        given = super().clean() or {}
        if not self.errors:
            try:
                read_method(self.start.method_text, self.said())
            except MethodErrors as errors:
                for problem in errors.problems:
                    self.add_error(None, told(problem.message))
        return given

    def said(self) -> dict[str, Any]:
        """Give only what differs from the method's own text."""
        settings = self.start.method.settings
        return {name: value for name, value in self.cleaned_data.items() if value != default_of(settings[name])}


class TeamForm(StepForm):
    """Who has which role. Somebody may have several, and a role several people.

    Each role is one line with who has it now; the workers stand under it, folded.
    """

    @property
    def rows(self) -> Iterable[tuple[BoundField, str]]:
        """Give the field of each role with the names of those who have it, for the page."""
        for field in self:
            chosen = {str(one) for one in field.value() or ()}
            yield field, "; ".join(str(name) for id, name in field.field.choices if id in chosen)  # type: ignore[attr-defined]

    def about(self, start: Start) -> None:
        """Make a field for each role of the method that a team has."""
        workers = [
            (str(one.pk), f"{one.name}, {one.job_title}" if one.job_title else one.name)
            for one in accounts.active_workers()
        ]
        must = {role.id: role.number or 1 for role in needed(start.method)}
        held = start.said.get("team") or {}
        for role in start.method.roles.values():
            if role.function == "reporter":
                continue
            self.fields[role.id] = forms.MultipleChoiceField(
                label=told(role.title).capitalize(),
                choices=workers,
                required=False,
                widget=forms.CheckboxSelectMultiple,
                help_text=_role_help(start.method, role, must.get(role.id)),
            )
            self.fields[role.id].in_a_row = True  # type: ignore[attr-defined]
            self.fields[role.id].needed = must.get(role.id)  # type: ignore[attr-defined]
            self.initial.setdefault(role.id, held.get(role.id, []))

    def said(self) -> dict[str, list[str]]:
        """Give the roles that somebody has."""
        return {role: who for role, who in self.cleaned_data.items() if who}


class TargetsForm(StepForm):
    """What the programme wants to reach this year and next, per indicator of the method."""

    def about(self, start: Start) -> None:
        """Make two fields for each indicator: this year and next."""
        kept = {(one, int(year)): value for one, year, value in start.said.get("targets") or ()}
        self.years = (self.day.year, self.day.year + 1)
        self.indicators = [(one.id, told(one.title)) for one in start.method.indicators.values()]
        for indicator, title in self.indicators:
            for year in self.years:
                of_method = start.method.targets.get(indicator, {}).get(str(year))
                name = f"{indicator}_{year}"
                self.fields[name] = forms.DecimalField(
                    label=f"{title}, {year}", required=False, min_value=0, max_digits=12, decimal_places=2
                )
                self.initial.setdefault(name, kept.get((indicator, year), of_method))

    @property
    def rows(self) -> Iterable[tuple[str, list[BoundField]]]:
        """Give title and fields of each indicator, for the page."""
        return [(title, [self[f"{indicator}_{year}"] for year in self.years]) for indicator, title in self.indicators]

    def said(self) -> list[list[Any]]:
        """Give the figures that were filled in."""
        return [
            [indicator, year, str(value)]
            for indicator, _title in self.indicators
            for year in self.years
            if (value := self.cleaned_data.get(f"{indicator}_{year}")) is not None
        ]


def _role_help(method: Method, role: Role, needed: int | None) -> str:
    said = [str(_("Needed: %(n)s.") % {"n": needed})] if needed else []
    said += [of_unit(method, _("At most {n} {units} each."), n=role.case_load)] if role.case_load else []
    return " ".join([*said, told(function(role.function).because)])


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def plain(value: Any) -> Any:
    """Give a value as JSON can hold it."""
    if isinstance(value, date | UUID | Decimal):
        return str(value)
    return value
