"""The hall's urls: signing in and out, language, drafts. In demo mode also the one-click sign-in."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from voordeur.hall import views
from voordeur.hall.signing import password_links
from voordeur.hall.signing import urls as signing_in_urls

urlpatterns: list[URLPattern | URLResolver] = [
    *signing_in_urls.urlpatterns,
    path("wachtwoord/<uuid:worker>/<str:token>/", password_links.choose_password, name="choose_password"),
    path("concept/<str:form>/", views.draft, name="draft"),
]
if settings.MODE == "demo":
    urlpatterns.append(path("", include("voordeur.hall.demo_urls")))
