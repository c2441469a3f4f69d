"""The rules of the sign-in, for django-allauth. Apart from the form, which allauth can only load after these."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class SigningIn(DefaultAccountAdapter):
    """Nobody makes an account at the door: an administrator registers workers."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("This user name and password do not belong together. Check both."),
        "too_many_login_attempts": _(
            "Too many attempts with this user name. Wait five minutes and try again, or ask your administrator."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse: see the class."""
        return False
