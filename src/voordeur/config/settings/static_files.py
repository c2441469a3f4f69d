"""Style sheets, scripts and fonts: collected once, named after their content, served by the application itself."""

import mimetypes

from voordeur.config.settings.base import VAR

mimetypes.add_type("text/javascript", ".mjs")

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "voordeur.config.static_storage.NamedAfterContent"},
}
WHITENOISE_MIMETYPES = {".mjs": "text/javascript", ".webmanifest": "application/manifest+json"}
