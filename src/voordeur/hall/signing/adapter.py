"""The rules of the sign-in, for django-allauth. Apart from the form, which allauth can only load after these."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from voordeur.hall.signing.fresh import ask_to_confirm, is_fresh
from voordeur.hall.signing.noting import LOG

_WAYS = {
    "reauthenticate": _("With your password"),
    "mfa_reauthenticate": _("With a code"),
    "mfa_reauthenticate:webauthn": _("With a passkey"),
}


class SigningIn(DefaultAccountAdapter):
    """Nobody makes an account at the door: an administrator registers workers."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("This user name and password do not belong together. Check both."),
        "incorrect_password": _("This is not your password. Try again."),
        "rate_limited": _("Too many attempts. Wait five minutes and try again."),
        "too_many_login_attempts": _(
            "Too many attempts with this user name. Wait five minutes and try again, or ask your administrator."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse: see the class."""
        return False

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Write down that it did not work; not with which name, since people type passwords there."""
        super().authentication_failed(request, **credentials)
        LOG.warning("sign-in failed")

    def post_login(self, request: HttpRequest, user: Any, **said: Any) -> HttpResponse:
        """Write down who signed in and by which means."""
        answer: HttpResponse = super().post_login(request, user, **said)
        means = "+".join(
            str(record.get("type") or record["method"]) for record in get_authentication_records(request, user)
        )
        LOG.info("signed in: worker %s by %s", user.pk, means)
        return answer

    def is_reauthentication_required(self, app: str) -> bool:
        """Ask nothing again of whoever signed in a moment ago; who can only confirm at the organisation goes there."""
        request = context.request
        if is_fresh(request):
            return False
        if request.user.is_authenticated and not self.get_reauthentication_methods(request.user):
            raise ImmediateHttpResponse(ask_to_confirm(request))
        return True

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Name the ways to confirm in the words of our other pages."""
        ways: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [{**way, "description": _WAYS[way["id"]]} for way in ways]
