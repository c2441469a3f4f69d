"""Words for what stands on the pages about safety."""

from django import template

from voordeur.web.field_words import CHOICES

register = template.Library()


@register.filter
def protected_words(what: str) -> object:
    """Say what kind of fact is protected."""
    return CHOICES.get(what, what)
