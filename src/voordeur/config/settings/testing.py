"""What tests do otherwise: plain static names, quick passwords, a database that may be lost."""

from voordeur.config.settings.base import DATABASES as _DATABASES
from voordeur.config.settings.base import VAR as _VAR

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
DATABASE_APP_ROLE = "app"
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True

DATABASES = _DATABASES
if "sqlite3" in DATABASES["default"]["ENGINE"]:
    # A file, not memory: threads then wait for each other's locks as they do in earnest.
    DATABASES["default"]["TEST"] = {"NAME": str(_VAR / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"] = {
        **DATABASES["default"]["OPTIONS"],
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=OFF;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 0
