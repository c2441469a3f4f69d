"""Words for signals."""

from django import template
from django.utils.translation import gettext_lazy as _

from voordeur.web.words import CHANNELS

register = template.Library()

_URGENCIES = {"normal": _("can wait some days"), "soon": _("this week"), "acute": _("today")}
_STATES = {"received": _("received"), "taken_up": _("taken up"), "closed": _("closed")}
_LOOKS = {"received": "", "taken_up": "tag-blue", "closed": "tag-green"}
_PERMISSIONS = {
    "yes": _("the resident agrees"),
    "no": _("the resident does not agree"),
    "not_asked": _("the resident was not asked"),
}


@register.filter
def urgency_words(urgency: str) -> str:
    """Say how urgent a signal is."""
    return str(_URGENCIES[urgency])


@register.filter
def state_words(state: str) -> str:
    """Say how far a signal has come."""
    return str(_STATES[state])


@register.filter
def state_look(state: str) -> str:
    """Give the look of its tag."""
    return _LOOKS[state]


@register.filter
def permission_words(permission: str) -> str:
    """Say whether the resident agrees that it was reported."""
    return str(_PERMISSIONS[permission])


@register.filter
def channel_words(channel: str) -> str:
    """Say how it came in."""
    return str(CHANNELS.get(channel, channel))
