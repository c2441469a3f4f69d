"""The form that all our pages use: labels above, help below the label, errors beside the field and in a summary."""

import re
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

_CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.Textarea, "utrecht-textarea utrecht-textarea--html-textarea"),
    (forms.CheckboxSelectMultiple, "choices"),
    (forms.RadioSelect, "choices"),
    (forms.CheckboxInput, "utrecht-checkbox utrecht-checkbox--html-input"),
    (forms.SelectMultiple, "utrecht-select utrecht-select--html-select"),
    (forms.Select, "utrecht-select utrecht-select--html-select"),
    (forms.widgets.Input, "utrecht-textbox utrecht-textbox--html-input"),
)
# What to do where something is missing, by what the reader sees.
_MISSING: tuple[tuple[type[forms.Widget], Any], ...] = (
    (forms.CheckboxSelectMultiple, _("Choose at least one.")),
    (forms.SelectMultiple, _("Choose at least one.")),
    (forms.RadioSelect, _("Choose one.")),
    (forms.Select, _("Choose one.")),
    (forms.CheckboxInput, _("Tick this.")),
    (forms.FileInput, _("Choose a file.")),
    (forms.Widget, _("Fill this in.")),
)
_NO_LONGER = tuple(
    one.default_error_messages["invalid_choice"] for one in (forms.ChoiceField, forms.MultipleChoiceField)
)


class Form(forms.Form):
    """A form in the house's clothes. Say `optional = ("remark",)` nowhere: `required=False` puts it in the label.

    What few people need may stand folded: set `folded` of the field to the words that open it. What may only stay
    empty because of what else is filled in stands in `needed_at_times`: it is not called optional, and `clean` asks it.
    """

    template_name = "django/forms/form.html"
    required_css_class = ""
    needed_at_times: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Dress the fields."""
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        dress(self)


class DateInput(forms.DateInput):
    """A day, by the calendar of the phone where it has one."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        """Speak ISO dates, as the browser's calendar does."""
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class DateField(forms.DateField):
    """A day; `1-2-2026` and `2026-02-01` are both understood."""

    widget = DateInput

    def __init__(self, **kwargs: Any) -> None:
        """Take the ways in which people write a day."""
        kwargs.setdefault("input_formats", ["%Y-%m-%d", "%d-%m-%Y", "%d-%m-%y", "%d/%m/%Y"])
        kwargs.setdefault("error_messages", {"invalid": _("Write the day as 31-12-2026.")})
        super().__init__(**kwargs)


class EurosField(forms.DecimalField):
    """An amount in whole cents: `1000`, `1000,50`, `1.000,50`, `€ 1.000` and `1,000.50` are all understood."""

    _POINTS = re.compile(r"\d{1,3}(\.\d{3})+(,\d{1,2})?")
    _COMMAS = re.compile(r"\d{1,3}(,\d{3})+\.\d{1,2}")
    _CENTS = re.compile(r"\d+,\d{1,2}")

    def __init__(self, **kwargs: Any) -> None:
        """Take what an invoice can hold, and write it as the reader's language does."""
        super().__init__(min_value=0, max_digits=12, decimal_places=2, localize=True, **kwargs)

    def to_python(self, value: Any) -> Any:
        """Leave out the sign and what parts the thousands; what is left is a number, or refused as none."""
        if isinstance(value, str):
            value = value.replace("€", "").strip()
            if self._POINTS.fullmatch(value):
                value = value.replace(".", "").replace(",", ".")
            elif self._COMMAS.fullmatch(value):
                value = value.replace(",", "")
            elif self._CENTS.fullmatch(value):
                value = value.replace(",", ".")
        return super().to_python(value)


class TimeInput(forms.TimeInput):
    """A time, by the clock of the phone where it has one."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        """Speak hours and minutes."""
        super().__init__(attrs=attrs, format="%H:%M")


def dress(form: forms.BaseForm) -> None:
    """Give each widget its classes; a required field tells assistive technology so."""
    form.use_required_attribute = False
    for field in form.fields.values():
        _say_what_to_do(field)
        widget = field.widget
        widget.attrs.setdefault("class", next((words for kind, words in _CLASSES if isinstance(widget, kind)), ""))
        if field.required and not isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
            widget.attrs.setdefault("aria-required", "true")
        if isinstance(widget, forms.Textarea):
            widget.attrs["rows"] = widget.attrs.get("rows") if widget.attrs.get("rows") != "10" else 4
            widget.attrs.pop("cols", None)


def _say_what_to_do(field: forms.Field) -> None:
    """Have an error say what to do, and no code of what was chosen; a field with words of its own keeps those."""
    said = field.error_messages
    if said.get("required") is forms.Field.default_error_messages["required"]:
        said["required"] = next(words for kind, words in _MISSING if isinstance(field.widget, kind))
    if isinstance(field, forms.ChoiceField) and said.get("invalid_choice") in _NO_LONGER:
        said["invalid_choice"] = _("What you chose cannot be chosen here any more. Choose again.")
