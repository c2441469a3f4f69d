"""Style sheets, scripts and fonts: collected once, named after their content, served by the application itself."""

import mimetypes

from voordeur.config.settings.base import PACKAGE, VAR

mimetypes.add_type("text/javascript", ".mjs")

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "voordeur.config.static_storage.NamedAfterContent"},
}
# Source Sans 3 as TTF, for letters; the pages have it as woff2.
LETTER_FONTS = PACKAGE / "web" / "static" / "vendor" / "source-sans-3-print"
WHITENOISE_ALLOW_ALL_ORIGINS = False  # no other site needs them
WHITENOISE_MIMETYPES = {".mjs": "text/javascript", ".webmanifest": "application/manifest+json"}
