"""The second factor: a code of an app or a passkey, with recovery codes, on django-allauth's flows.

Which factors there are is allauth's; ours are the words, the sealing of secrets and who must have one.
"""

from collections import Counter
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter, get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from voordeur.accounts.models import Worker
from voordeur.common.keys import current_key
from voordeur.common.sealing import drawer, seal, unseal
from voordeur.hall.forms import dress
from voordeur.hall.signing.noting import LOG
from voordeur.hall.signing.organisation_sign_in import two_factors_at_organisation

_USE = "second factors"
_SECRETS = ("secret", "seed")  # as allauth calls what it lets us seal


class SecondFactor(DefaultMFAAdapter):
    """Allauth's rules for second factors, with secrets that stand sealed in the database."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code is not right. Type the code that is shown now."),
        "cannot_delete_authenticator": _("You need a second step to sign in. Add another one first."),
    }

    def encrypt(self, text: str) -> str:
        """Seal the secret of an app or of the recovery codes."""
        return seal(text.encode(), use=_USE)

    def decrypt(self, encrypted_text: str) -> str:
        """Open such a secret. Raises voordeur.common.sealing.Closed."""
        return unseal(encrypted_text, use=_USE).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Keep the last factor where one is required: it is replaced, not taken away."""
        if not settings.SECOND_FACTOR_REQUIRED or authenticator.type == Authenticator.Type.RECOVERY_CODES:
            return True
        return factors(authenticator.user).exclude(pk=authenticator.pk).exists()

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:
        """Propose a name for a passkey."""
        return gettext("Passkey")


def factors(worker: Worker) -> Any:
    """Give the second factors of a worker; recovery codes alone are none."""
    return Authenticator.objects.filter(user=worker).exclude(type=Authenticator.Type.RECOVERY_CODES)


def lacks_second_factor(request: HttpRequest, worker: Worker) -> bool:
    """Tell whether a worker must set up a second factor before seeing anything about residents.

    Not who came in by the own organisation's sign-in, which said that it asked two factors itself.
    """
    if not settings.SECOND_FACTOR_REQUIRED:
        return False
    if two_factors_at_organisation(request):
        return False
    return not factors(worker).exists()


def _code_field(form: forms.Form, label: Any) -> None:
    form.fields["code"].label = label
    form.fields["code"].widget = forms.TextInput(
        attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
    )
    dress(form)


class CodeForm(AuthenticateForm):
    """The code of the app, or a recovery code, after the password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put a label of our own above the field."""
        super().__init__(*args, **kwargs)
        _code_field(self, _("Code from your app, or a recovery code"))


class CodeAgainForm(ReauthenticateForm):
    """The code of the app once more, before a risky deed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put a label of our own above the field."""
        super().__init__(*args, **kwargs)
        _code_field(self, _("Code from your app, or a recovery code"))


class FirstCodeForm(ActivateTOTPForm):
    """The first code of an app, which shows that it took the secret over."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put a label of our own above the field."""
        super().__init__(*args, **kwargs)
        _code_field(self, _("Code that the app shows"))


class _HeardPasskey(AuthenticateWebAuthnForm):
    """What a passkey says; one that opens nothing is written down."""

    def clean_credential(self) -> Authenticator:
        """Check it. Raises ValidationError, also for what lacks a part, at which the library breaks off."""
        try:
            shown: Authenticator = super().clean_credential()
        except (forms.ValidationError, KeyError, TypeError, ValueError) as wrong:
            LOG.warning("sign-in failed by passkey")
            raise get_adapter().validation_error("incorrect_code") from wrong
        return shown


class PasskeyForm(_HeardPasskey, LoginWebAuthnForm):
    """A passkey at the sign-in, which opens the day by itself."""


class PasskeyBesideForm(_HeardPasskey):
    """A passkey as the second step, after the password."""


class PasskeyAgainForm(_HeardPasskey, ReauthenticateWebAuthnForm):
    """A passkey once more, before something that cannot be undone or that shows much."""


class _NamedPasskey(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask a name by which the worker knows the device again."""
        super().__init__(*args, **kwargs)
        self.fields["name"] = forms.CharField(
            label=_("Name of this passkey"),
            help_text=_("For example: my work phone."),
            max_length=60,
            required=self.fields["name"].required,
        )
        dress(self)


class NewPasskeyForm(_NamedPasskey, AddWebAuthnForm):
    """A new passkey, always one that can sign in by itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Leave no choice open: settings ask a PIN or fingerprint of each passkey."""
        super().__init__(*args, **kwargs)
        del self.fields["passwordless"]


class PasskeyNameForm(_NamedPasskey, EditWebAuthnForm):
    """Another name for a passkey."""


def _held() -> Counter[str]:
    """Count second factors by the key that their secret is sealed with."""
    told = Authenticator.objects.values_list("data", flat=True)
    return Counter(data[part].partition(":")[0] for data in told for part in _SECRETS if part in data)


def _reseal() -> int:
    """Seal the secrets of second factors again with the current key."""
    done, current = 0, current_key()[0]
    with transaction.atomic():
        for one in Authenticator.objects.select_for_update().order_by("pk"):
            old = [part for part in _SECRETS if part in one.data and one.data[part].partition(":")[0] != current]
            for part in old:
                one.data[part] = seal(unseal(one.data[part], use=_USE), use=_USE)
            if old:
                one.save(update_fields=["data"])
                done += 1
    return done


drawer("second factors", _held, _reseal)
