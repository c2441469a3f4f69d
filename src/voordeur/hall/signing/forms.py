"""The forms of the sign-in, on django-allauth's flow, which brings the lock-out; second_factor.py has the others."""

from typing import Any

from allauth.account.forms import LoginForm, ReauthenticateForm
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


class ConfirmForm(ReauthenticateForm):
    """The password once more, before something that cannot be undone or that shows much."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Replace allauth's placeholder by a label of our own."""
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Password")
        self.fields["password"].help_text = ""
        self.fields["password"].widget = forms.PasswordInput(attrs={"autocomplete": "current-password"})
        dress(self)
