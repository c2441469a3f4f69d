"""Words about who lives where."""

from django import template
from django.utils.translation import gettext_lazy as _

from voordeur.people.doubles import Sign
from voordeur.web.field_words import CHOICES

register = template.Library()

_SIGNS = {
    Sign.NAME_AND_BIRTH_DATE: _("same name and birth date"),
    Sign.FAMILY_NAME_AND_BIRTH_DATE: _("same family name and birth date"),
    Sign.FAMILY_NAME_AND_ADDRESS: _("same family name and address"),
    Sign.PHONE: _("same phone number"),
}


@register.filter
def reach_words(channel: str) -> str:
    """Say along which way somebody is reached safely."""
    return str(CHOICES.get(channel, channel))


@register.filter
def sign_words(sign: Sign) -> str:
    """Say in what two cards agree."""
    return str(_SIGNS[sign])
