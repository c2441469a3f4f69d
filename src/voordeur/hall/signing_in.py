"""Sign-in: our form on django-allauth's flow, which brings the lock-out now and second factors and OIDC later."""

from typing import Any

from allauth.account.forms import LoginForm
from django import forms
from django.utils.translation import gettext_lazy as _

from voordeur.hall.forms import dress


class SignInForm(LoginForm):
    """User name and password, with labels that stay visible."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Replace allauth's placeholders by labels of our own."""
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("User name")
        self.fields["login"].widget = forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        )
        self.fields["password"].label = _("Password")
        self.fields["password"].help_text = ""
        self.fields["password"].widget = forms.PasswordInput(attrs={"autocomplete": "current-password"})
        dress(self)
