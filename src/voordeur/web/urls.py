"""The pages' urls: each module of this door brings its own, under their Dutch words."""

from django.urls import URLPattern, URLResolver

from voordeur.web import about, methods

urlpatterns: list[URLPattern | URLResolver] = [
    *about.urlpatterns,
    *methods.urlpatterns,
]
