"""The pages' urls: each module of this door brings its own, under their Dutch words."""

from django.urls import URLPattern, URLResolver

from voordeur.web import about, day, figures, methods
from voordeur.web.cases import urls as cases
from voordeur.web.outreach import urls as outreach
from voordeur.web.signals import urls as signals
from voordeur.web.signals import urls as signals

urlpatterns: list[URLPattern | URLResolver] = [
    *day.urlpatterns,
    *outreach.urlpatterns,
    *cases.urlpatterns,
    *signals.urlpatterns,
    *figures.urlpatterns,
    *methods.urlpatterns,
    *about.urlpatterns,
]
