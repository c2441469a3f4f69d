"""Words for the agenda of a conference."""

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from voordeur.cases.agenda import Point

register = template.Library()

_WHY = {
    "consequence_due": _("what follows is due: who decides?"),
    "answer_missing": _("no answer from above"),
    "answer_back": _("answer from above"),
    "decision_late": _("decided and not done"),
    "obstacle": _("stuck"),
    "by_hand": _("asked for"),
    "objection": _("a party objects"),
    "action_late": _("action is late"),
    "duty_late": _("task is late"),
    "long_wait": _("waits longer than usual"),
    "no_answer": _("no answer to the plan"),
    "not_picked_up": _("nobody took it up"),
    "wait": _("waits for help"),
    "due": _("due now"),
    "decision_open": _("decided earlier"),
}
_BAD = ("consequence_due", "answer_missing", "decision_late", "obstacle", "objection", "action_late", "duty_late")
_BY = ("decision_late", "action_late", "duty_late", "answer_missing", "due", "decision_open")


@register.filter
def why_words(why: str) -> str:
    """Say why something is on the agenda."""
    return str(_WHY[why])


@register.filter
def is_bad(point: Point) -> bool:
    """Tell whether it cannot wait."""
    return point.why in _BAD


@register.filter
def day_words(point: Point) -> str:
    """Say by which day it had to be done, or since when it is so."""
    said = _("by %(day)s") if point.why in _BY else _("since %(day)s")
    return str(said % {"day": date_format(point.on, "j F Y")}) if point.on else ""
