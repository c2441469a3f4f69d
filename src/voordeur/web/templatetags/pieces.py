"""Small pieces for templates: icons, texts in two languages, and what a form field needs."""

from datetime import date

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.dateformat import format as date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from voordeur.common import clock
from voordeur.desk.words import told as told_in_this_language

register = template.Library()

# Drawn by us on a grid of 24, with one stroke.
_ICONS = {
    "door": "M6 21V7a6 6 0 0 1 12 0v14M3 21h18M14.5 13.5v.5",
    "day": "M5 5h14v15H5zM5 10h14M9 3v4M15 3v4M9 14.5l2 2 4-4",
    "bell": "M12 4a5 5 0 0 1 5 5v4l2 3H5l2-3V9a5 5 0 0 1 5-5zM10 19a2 2 0 0 0 4 0",
    "note": "M5 19l1-4L16 5l3 3L9 18zM14 7l3 3",
    "signal": "M4 5h16v11H10l-4 4v-4H4zM12 8v3M12 13.4v.1",
    "house": "M4 11l8-7 8 7M6 10v10h12V10M10 20v-6h4v6",
    "overview": "M4 6h10M4 12h16M4 18h7M18 4v4M16 6h4",
    "figures": "M4 20h16M7 20v-7M12 20V6M17 20v-10",
    "person": "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20a7.5 7.5 0 0 1 15 0",
    "people": (
        "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 19a6.5 6.5 0 0 1 13 0"
        "M16 4.5a3.5 3.5 0 0 1 0 6.5M18 13.5a6.5 6.5 0 0 1 3.5 5.5"
    ),
    "phone": (
        "M6 3h4l1.5 5-2.2 1.6a12 12 0 0 0 5.1 5.1L16 12.5l5 1.5v4a2.5 2.5 0 0 1-2.7 2.5"
        "A16 16 0 0 1 3.5 5.7 2.5 2.5 0 0 1 6 3z"
    ),
    "late": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5.5l3.5 2",
    "search": "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L20 20",
}


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon; it says nothing to a screen reader, so words stand beside it."""
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" '
        'stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false"><path d="{}"/></svg>',
        mark_safe(_ICONS[name]),  # noqa: S308 (our own constant)
    )


@register.filter
def told(words: object) -> str:
    """Give a method's or refusal's text in the reader's language."""
    return told_in_this_language(words) if words else ""


@register.filter
def due_day(day: date, form: str = "j F") -> str:
    """Write a day without its year, which is this year; with it where it is another."""
    return date_format(day, form if day.year == clock.today().year else f"{form} Y")


@register.filter
def first_id(field: BoundField) -> str:
    """Give the id of the control that an error's link must reach; in a group that is its first choice."""
    return f"{field.auto_id}_0" if field.use_fieldset else field.id_for_label


@register.filter
def before_more(label: object) -> str:
    """Write a label before what is said of it: a question as it is, and anything else with a colon."""
    words = str(label)
    return words if words.endswith((".", "?", "!", ":")) else f"{words}:"


@register.filter
def is_check(field: BoundField) -> bool:
    """Say whether this is one box to tick."""
    return isinstance(field.field.widget, forms.CheckboxInput)


@register.filter
def is_optional(field: BoundField) -> bool:
    """Say whether it may stay empty, whatever else is filled in."""
    return not field.field.required and field.name not in getattr(field.form, "needed_at_times", ())


@register.filter
def at(mapping: dict[object, object], key: object) -> object:
    """Look something up by a key that only the page knows."""
    return mapping.get(key, "")


@register.filter
def field(form: forms.BaseForm, name: str) -> BoundField:
    """Give a field by a name that the page makes up."""
    return form[name]


@register.filter
def with_number(name: str, number: int) -> str:
    """Make `worry1` of `worry` and 1."""
    return f"{name}{number}"
