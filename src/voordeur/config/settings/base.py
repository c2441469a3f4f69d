"""What the application is made of, whatever the mode."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from voordeur.common.places import var_folder
from voordeur.config.database import database_from

MODE = os.environ.get("VOORDEUR_MODE", "demo")
if MODE not in ("demo", "production", "test"):
    raise ImproperlyConfigured(f"VOORDEUR_MODE is {MODE!r}; it may be demo, production or test.")

PACKAGE = Path(__file__).resolve().parents[2]
VAR = var_folder()
DEBUG = False

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "voordeur.config",
    "voordeur.web",
    "voordeur.hall",
    "voordeur.demo",
    "voordeur.reporting",
    "voordeur.cases",
    "voordeur.signals",
    "voordeur.outreach",
    "voordeur.assessments",
    "voordeur.safety",
    "voordeur.funding",
    "voordeur.post",
    "voordeur.access",
    "voordeur.programmes",
    "voordeur.people",
    "voordeur.partners",
    "voordeur.accounts",
    "voordeur.journal",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "voordeur.config.middleware.keep_out_of_caches",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "voordeur.hall.signing.sign_ins.keep_watch",
    "voordeur.hall.size.refuse_too_large",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "voordeur.hall.language.speak_the_workers_language",
    "voordeur.hall.limits.KeepWithin",
    "voordeur.hall.errors.TellWhatToDo",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "voordeur.hall.layout.layout",
            ],
        },
    }
]
# Form widgets may be drawn by our own templates in web/templates/django/forms.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

ROOT_URLCONF = "voordeur.config.urls"
WSGI_APPLICATION = "voordeur.config.wsgi.application"

DATABASES = {
    "default": {
        **database_from(os.environ.get("DATABASE_URL") or str(VAR / "voordeur.sqlite3")),
        "ATOMIC_REQUESTS": True,
    }
}
# The PostgreSQL role that the running application signs in with: it owns nothing. Empty: no grants are handed out.
DATABASE_APP_ROLE = os.environ.get("VOORDEUR_APP_ROLE", "")

# The installation's own numbers for acute danger, beside those that come with the house.
ACUTE_CONTACTS = os.environ.get("VOORDEUR_ACUTE_CONTACTS", "")

AUTH_USER_MODEL = "accounts.Worker"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "voordeur.accounts.passwords.NotLeaked"},
    {"NAME": "voordeur.accounts.passwords.NotMadeOfOwnWords"},
]

USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
