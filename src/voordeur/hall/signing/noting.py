"""What the machine's log hears of signing in: who and by which means, never a name that was typed, a code or a word."""

import logging
from typing import Any

from allauth.account.signals import authentication_step_completed
from allauth.mfa.signals import authentication_failed
from django.contrib.auth.signals import user_logged_out

from voordeur.hall.signing.sign_ins import renew

LOG = logging.getLogger("voordeur.sign_in")


def listen() -> None:
    """Hear of what django-allauth and Django tell in no other way."""
    authentication_step_completed.connect(renew)
    authentication_failed.connect(_a_wrong_code)
    user_logged_out.connect(_signing_out)


def _a_wrong_code(*, user: Any, authenticator: Any, **_said: Any) -> None:
    """Write down that a code of the second step was wrong: whoever typed it had the password."""
    LOG.warning("second step failed: worker %s by %s", user.pk, authenticator.type)


def _signing_out(*, user: Any, **_said: Any) -> None:
    """Write down that a session was ended, by its worker or because it lasted too long."""
    if user is not None:
        LOG.info("signed out: worker %s", user.pk)
