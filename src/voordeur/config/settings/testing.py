"""What tests do otherwise: plain static names, quick passwords, errors with their words."""

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
DATABASE_APP_ROLE = "app"
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
