"""The urls as they are in demo mode."""

from django.urls import include, path

from voordeur.config.urls import handler400, handler403, handler404, handler500  # noqa: F401
from voordeur.config.urls import urlpatterns as others

urlpatterns = [*others, path("", include("voordeur.hall.demo_urls"))]
