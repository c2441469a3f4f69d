"""The urls of signing in and of a worker's own means to do so. Of allauth's pages only these are there."""

from allauth.account import views as account
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as code_app
from allauth.mfa.webauthn import views as passkeys
from django.conf import settings
from django.urls import URLPattern, path, reverse_lazy

from voordeur.hall.signing import organisation_protocol as organisation
from voordeur.hall.signing import own_sign_in

_PROVIDER = {"provider_id": settings.OIDC_PROVIDER}
_BACK = reverse_lazy("mfa_index")
urlpatterns: list[URLPattern] = [
    path("inloggen/", account.login, name="account_login"),
    path("uitloggen/", own_sign_in.sign_out, name="account_logout"),
    path("inloggen/uitgeschakeld/", account.account_inactive, name="account_inactive"),
    path("inloggen/organisatie/", organisation.leave_for, _PROVIDER, name="openid_connect_login"),
    path("inloggen/organisatie/terug/", organisation.come_back, _PROVIDER, name="openid_connect_callback"),
    path("inloggen/tweede-stap/", second_step.authenticate, name="mfa_authenticate"),
    path("inloggen/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("inloggen/bevestigen/", account.reauthenticate, name="account_reauthenticate"),
    path("inloggen/bevestigen/code/", second_step.reauthenticate, name="mfa_reauthenticate"),
    path("inloggen/bevestigen/passkey/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("uw-inlog/", own_sign_in.OwnSignIn.as_view(), name="mfa_index"),
    path("uw-inlog/wachtwoord/", own_sign_in.change_password, name="change_password"),
    path("uw-inlog/plekken/", own_sign_in.end_sign_ins, name="end_sign_ins"),
    path("uw-inlog/app/", code_app.activate_totp, name="mfa_activate_totp"),
    path("uw-inlog/app/weg/", code_app.deactivate_totp, name="mfa_deactivate_totp"),
    path("uw-inlog/passkeys/nieuw/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("uw-inlog/passkeys/<int:pk>/", passkeys.EditWebAuthnView.as_view(success_url=_BACK), name="mfa_edit_webauthn"),
    path(
        "uw-inlog/passkeys/<int:pk>/weg/",
        passkeys.RemoveWebAuthnView.as_view(success_url=_BACK),
        name="mfa_remove_webauthn",
    ),
    path("uw-inlog/noodcodes/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("uw-inlog/noodcodes/nieuw/", recovery_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
]
