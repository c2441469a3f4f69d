"""All urls, by the door that answers."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from voordeur.config.health import healthz, readyz

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("taal/", set_language, name="set_language"),
    path("", include("voordeur.web.urls")),
]
