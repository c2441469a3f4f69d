"""Words for what parties said, and the colour of the tag in which they stand."""

from django import template
from django.utils.translation import gettext_lazy as _

register = template.Library()

_STANDINGS = {
    "not_asked": (_("not asked yet"), ""),
    "asked": (_("no answer yet"), "tag-brick"),
    "endorsed": (_("says yes"), "tag-green"),
    "outdated": (_("said yes to an earlier plan"), "tag-brick"),
    "objected": (_("says no"), "tag-red"),
    "left": (_("no longer takes part"), ""),
}
_HOW = {
    "signed_in": _("signed in here"),
    "link": _("through a link"),
    "call": _("in a call"),
    "mail": _("by mail"),
    "paper": _("on paper"),
    "meeting": _("in a meeting"),
    "screen": _("on the screen"),
    "seen": _("seen"),
}
_SAID_ITSELF = ("signed_in", "link")


@register.filter
def standing_words(standing: str) -> str:
    """Say how a party stands towards the plan."""
    return str(_STANDINGS[standing][0])


@register.filter
def standing_tag(standing: str) -> str:
    """Give the class of the tag in which that stands."""
    return _STANDINGS[standing][1]


@register.filter
def signature_tag(standing: str) -> str:
    """Give the class of the tag of a signature: one that holds, one under an earlier plan, one that was withdrawn."""
    return {"signed": "tag-blue", "older": "tag-brick", "withdrawn": "tag-red"}[standing]


@register.filter
def how_words(how: str) -> str:
    """Say how an answer was heard, or a signature put."""
    return str(_HOW.get(how, how))


@register.filter
def said_itself(how: str) -> bool:
    """Tell whether a party answered here itself, so that nobody wrote it down for it."""
    return how in _SAID_ITSELF
