"""Words about what leaves the house."""

from django import template
from django.utils.translation import gettext_lazy as _

from voordeur.desk.words import told
from voordeur.post.mails import subject

register = template.Library()

_FAILURES = {
    "refused": _("the mail server does not know this address"),
    "given_up": _("the mail server could not be reached for three days"),
    "no_address": _("this worker has no mail address"),
    "left": _("this worker has left"),
}


@register.filter
def mail_subject(about: str) -> str:
    """Give the subject under which a mail went out."""
    return told(subject(about))


@register.filter
def failure_words(failure: str) -> str:
    """Say why a message could not be delivered."""
    return str(_FAILURES.get(failure, failure))
