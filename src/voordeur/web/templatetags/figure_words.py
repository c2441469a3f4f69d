"""How figures are written."""

import re
from decimal import Decimal
from typing import Any

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from voordeur.common.periods import Period
from voordeur.desk.oversight.behind import LineBehind
from voordeur.desk.words import area_title
from voordeur.hall import exports
from voordeur.methods.language import Method
from voordeur.reporting.figures import Figure
from voordeur.reporting.queries import OTHERWISE
from voordeur.reporting.reports import Line
from voordeur.web.links import home_of
from voordeur.web.templatetags.pieces import told
from voordeur.web.words import CHANNELS

register = template.Library()

_SPLITS = {
    "area": _("by area"),
    "street": _("by street"),
    "domain": _("by life domain"),
    "outcome": _("by outcome"),
    "channel": _("by channel"),
    "result": _("by result"),
    "platform": _("by receiver"),
    "receiver": _("by receiver"),
    "reason": _("by reason"),
    "route": _("by how it began"),
    "how": _("by how it was done"),
    "what": _("by kind"),
    "topic": _("by topic"),
    "known": _("by whether somebody knew them"),
    "answer": _("by answer"),
    "competent": _("by who may carry it out"),
    "decided": _("by what was decided"),
    "decision": _("by what was decided"),
    "funder": _("by who pays"),
    "ground": _("by ground"),
    "group": _("by group"),
    "level": _("by level"),
    "lever": _("by means of compulsion"),
    "measure": _("by measure"),
    "moment": _("by moment"),
    "owner_name": _("by who does it"),
    "phase": _("by phase"),
    "place": _("by place"),
    "reporter_organisation": _("by who told it"),
    "unannounced": _("by whether it was announced"),
}
_PARTS = {
    "channel": CHANNELS,
    "result": {
        "goes_well": _("it goes well"),
        "problem_back": _("the problem is back"),
        "not_reached": _("not reached"),
    },
    "route": {"doorstep": _("at the door"), "signal": _("by a signal"), "transfer": _("taken over")},
    "how": {
        "taken_up": _("taken up by somebody"),
        "advice": _("with advice"),
        "referred": _("a service helps"),
        "own_strength": _("the resident does it"),
        "not_wanted": _("not wanted any more"),
        "other": _("otherwise"),
    },
    "what": {"talent": _("talent"), "wish": _("wish"), "dream": _("dream"), "strength": _("strength")},
    "known": {"true": _("yes"), "false": _("no")},
    "unannounced": {"true": _("unannounced"), "false": _("announced")},
}
_PERCENT = re.compile(r" \((?:%|procent|percent)\)|(?<=\()(?:procent|percent) (?=van |of )")
_PARTS_OF_A_YEAR = {
    "Q1": _("first quarter"),
    "Q2": _("second quarter"),
    "Q3": _("third quarter"),
    "Q4": _("fourth quarter"),
    "H1": _("first half of the year"),
    "H2": _("second half of the year"),
}


@register.filter
def plain_number(value: Decimal | None) -> str:
    """Write a number as the reader's language does, thousands apart, as a chart does, and without needless zeros."""
    if value is None:
        return ""
    return number_format(value.normalize() if value % 1 else int(value), use_l10n=True, force_grouping=True)


@register.filter
def figure_words(figure: Figure, count: str = "") -> str:
    """Write a figure; a hidden one says so, one that was never counted is a dash, and a `share` is a percentage."""
    if figure.suppressed:
        return gettext("hidden")
    if figure.value is None:
        return "–"
    return f"{plain_number(figure.value)}%" if count == "share" else plain_number(figure.value)


@register.filter
def title_beside(line: Line, figure: Figure) -> str:
    """Name a figure beside what it is; of a percentage the sign stands there already: `Helped (%)` is `Helped`."""
    said = told(line.title)
    return _PERCENT.sub("", said) if figure_words(figure, line.count).endswith("%") else said


@register.filter
def split_words(by: str) -> str:
    """Say by what a figure is split."""
    return str(_SPLITS.get(by, by.replace("_", " ")))


@register.filter
def title_of_split(line: Line, by: str) -> str:
    """Name a figure and by what it is split; once, where its title says so: `Vragen per leefgebied`."""
    title, words = told(line.title), split_words(by)
    return title if words in title.lower() else f"{title}: {words}"


@register.simple_tag
def split_part(method: Method, by: str, name: str) -> str:
    """Name one part of a split, as the house or else the method calls it."""
    if name in _PARTS.get(by, {}):
        return str(_PARTS[by][name])
    return str(_("something else")) if name == OTHERWISE else area_title(method, by, name) or "–"


@register.filter
def period_words(period: Period | str) -> str:
    """Name a period as people do: a quarter or half of a year, a year, or as it is written."""
    label = period if isinstance(period, str) else period.label
    year, _dash, part = label.partition("-")
    return f"{_PARTS_OF_A_YEAR[part]} {year}" if part in _PARTS_OF_A_YEAR else label


def short_period(label: str) -> str:
    """Name a quarter in as few signs as stand below a chart; another period as it is written."""
    year, _dash, part = label.partition("-Q")
    return gettext("Q%(number)s %(year)s") % {"number": part, "year": year} if part else label


@register.filter
def asked_why(ask: Any) -> str:
    """Say why a second person was asked; of figures, for which period, as people name it."""
    period, why = exports.asked_for(ask)
    return f"{period_words(period)}: {why}" if period else why


@register.filter
def home_of_line(line: LineBehind) -> str:
    """Give the page of the file in which a line stands."""
    return home_of(line.file_kind, line.file)
