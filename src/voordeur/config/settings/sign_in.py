"""How workers sign in: username and password; django-allauth also has the second factors and OIDC for later."""

import os

# In the demo one chooses who to be; the form with a password stays one tap away.
LOGIN_URL = "demo_sign_in" if os.environ.get("VOORDEUR_MODE", "demo") == "demo" else "account_login"
LOGIN_REDIRECT_URL = "my_day"
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_ADAPTER = "voordeur.hall.adapter.SigningIn"
ACCOUNT_FORMS = {"login": "voordeur.hall.signing_in.SignInForm"}
ACCOUNT_SESSION_REMEMBER = False  # a shared office computer must not stay signed in
ACCOUNT_PREVENT_ENUMERATION = True
# Ten failures a minute from one address, five in five minutes for one name; the name is then locked for those minutes.
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/300s/key"}
# Behind a proxy the visitor's address is in X-Forwarded-For; how many of its hops are our own.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("VOORDEUR_BEHIND_PROXY", "0"))

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
