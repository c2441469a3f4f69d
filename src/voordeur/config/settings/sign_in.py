"""How workers sign in: user name and password with a second factor, or a passkey alone (which is two in one)."""

import os

from voordeur.config.oidc import PROVIDER, oidc_provider, two_factors
from voordeur.config.settings.base import MODE

# In the demo one chooses who to be; the form with a password stays one tap away.
LOGIN_URL = "demo_sign_in" if MODE == "demo" else "account_login"
LOGIN_REDIRECT_URL = "my_day"
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60  # how long a link to choose a password works
ACCOUNT_ADAPTER = "voordeur.hall.signing.adapter.SigningIn"
ACCOUNT_FORMS = {
    "login": "voordeur.hall.signing.forms.SignInForm",
    "reauthenticate": "voordeur.hall.signing.forms.ConfirmForm",
}
# After so many minutes without a click one signs in again; 0: only at the end of the working day. Drafts are kept.
IDLE_MINUTES = int(os.environ.get("VOORDEUR_IDLE_MINUTES", "0" if MODE == "demo" else "30"))
SESSION_SERIALIZER = "voordeur.hall.signing.sign_ins.Sealed"
ACCOUNT_SESSION_REMEMBER = False  # a shared office computer must not stay signed in
ACCOUNT_PREVENT_ENUMERATION = True
# Ten failures a minute from one address, five in five minutes for one name; the name is then locked for those minutes.
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/300s/key"}
# Other numbers than those of hall/data/limits.yaml, as name=number; that file says what else is counted.
LIMITS = os.environ.get("VOORDEUR_LIMITS", "")
# Behind a proxy the visitor's address is in X-Forwarded-For; how many of its hops are our own.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("VOORDEUR_BEHIND_PROXY", "0"))

# Whoever works with residents signs in with two factors. Only where everybody is made up it is not asked.
SECOND_FACTOR_REQUIRED = os.environ.get("VOORDEUR_SECOND_FACTOR", "1" if MODE == "production" else "0") == "1"
MFA_ADAPTER = "voordeur.hall.signing.second_factor.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # having the device is not enough: a PIN, finger or face too
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Voordeur"
MFA_FORMS = {
    "authenticate": "voordeur.hall.signing.second_factor.CodeForm",
    "reauthenticate": "voordeur.hall.signing.second_factor.CodeAgainForm",
    "activate_totp": "voordeur.hall.signing.second_factor.FirstCodeForm",
    "login_webauthn": "voordeur.hall.signing.second_factor.PasskeyForm",
    "authenticate_webauthn": "voordeur.hall.signing.second_factor.PasskeyBesideForm",
    "reauthenticate_webauthn": "voordeur.hall.signing.second_factor.PasskeyAgainForm",
    "add_webauthn": "voordeur.hall.signing.second_factor.NewPasskeyForm",
    "edit_webauthn": "voordeur.hall.signing.second_factor.PasskeyNameForm",
}
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60  # seconds in which a risky deed asks nothing again

# Hours in which a second person answers before a question expires; what is looked back at has its own term.
SECOND_PERSON_HOURS = int(os.environ.get("VOORDEUR_SECOND_PERSON_HOURS", "72"))

# The own organisation's sign-in (OpenID Connect, code flow with PKCE). Whom it lets in is said by an administrator.
OIDC_PROVIDER = PROVIDER
OIDC_NAME = os.environ.get("VOORDEUR_OIDC_NAME", "")
OIDC_TWO_FACTORS = two_factors(os.environ.get("VOORDEUR_OIDC_SECOND_FACTOR", "0"))
SOCIALACCOUNT_ADAPTER = "voordeur.hall.signing.organisation_sign_in.OrganisationSignIn"
SOCIALACCOUNT_LOGIN_ON_GET = True  # a form would be kept from leaving the house by our own policy; state guards it
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": oidc_provider(
        issuer=os.environ.get("VOORDEUR_OIDC_ISSUER", ""),
        client=os.environ.get("VOORDEUR_OIDC_CLIENT", ""),
        secret=os.environ.get("VOORDEUR_OIDC_SECRET", ""),
    )
}

# Counts of failed attempts must be seen by all processes and survive a restart: so they live in the database.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "hall_cache",
        "KEY_PREFIX": "voordeur",
    }
}

CSRF_FAILURE_VIEW = "voordeur.hall.errors.form_too_old"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # cookies would hold words about residents
