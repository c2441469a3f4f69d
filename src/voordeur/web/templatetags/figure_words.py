"""How figures are written."""

from decimal import Decimal

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from voordeur.hall.errors import told
from voordeur.methods.language import Method
from voordeur.reporting.figures import Figure

register = template.Library()

_SPLITS = {"area": _("by area"), "street": _("by street"), "domain": _("by life domain"), "outcome": _("by outcome")}


@register.filter
def plain_number(value: Decimal | None) -> str:
    """Write a number as the reader's language does, without needless zeros."""
    return "" if value is None else number_format(value.normalize() if value % 1 else int(value), use_l10n=True)


@register.filter
def figure_words(figure: Figure) -> str:
    """Write a figure; a hidden one says so, and one that was never counted is a dash."""
    if figure.suppressed:
        return say("hidden")
    return "–" if figure.value is None else plain_number(figure.value)


@register.filter
def split_words(by: str) -> str:
    """Say by what a figure is split."""
    return str(_SPLITS.get(by, by.replace("_", " ")))


@register.simple_tag
def split_part(method: Method, by: str, name: str) -> str:
    """Name one part of a split; of life domains the method knows the title."""
    if by == "domain" and name in method.domains:
        return told(method.domains[name])
    return name.replace("_", " ") or "–"
