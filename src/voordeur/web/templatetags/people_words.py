"""Words about who lives where."""

from django import template
from django.utils.translation import gettext_lazy as _

from voordeur.people.doubles import Sign
from voordeur.web.field_words import CHOICES

register = template.Library()

_LEFT = {
    "moved": _("moved out"),
    "other_home": _("lives in the other home only"),
    "written_twice": _("was written down twice"),
    "other": _("left otherwise"),
    "died": _("died"),
    "split": _("went along when the household split"),
    "part_time": _("lives here part of the week or all week since then"),
}
_SIGNS = {
    Sign.NAME_AND_BIRTH_DATE: _("same name and birth date"),
    Sign.FAMILY_NAME_AND_BIRTH_DATE: _("same family name and birth date"),
    Sign.FAMILY_NAME_AND_ADDRESS: _("same family name and address"),
    Sign.PHONE: _("same phone number"),
}


@register.filter
def left_words(reason: str) -> str:
    """Say why somebody does not live here any more; other words are shown as they were written."""
    return str(_LEFT.get(reason, reason))


@register.filter
def reach_words(channel: str) -> str:
    """Say along which way somebody is reached safely."""
    return str(CHOICES.get(channel, channel))


@register.filter
def sign_words(sign: Sign) -> str:
    """Say in what two cards agree."""
    return str(_SIGNS[sign])
