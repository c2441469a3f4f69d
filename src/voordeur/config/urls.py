"""All urls, by the door that answers."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from voordeur.config.health import healthz, readyz

handler400 = "voordeur.hall.errors.bad_request"
handler403 = "voordeur.hall.errors.forbidden"
handler404 = "voordeur.hall.errors.not_found"
handler500 = "voordeur.hall.errors.broken"

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("taal/", set_language, name="set_language"),
    path("", include("voordeur.hall.urls")),
    path("", include("voordeur.web.urls")),
]
