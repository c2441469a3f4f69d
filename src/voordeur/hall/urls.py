"""The hall's urls: signing in and out, language, drafts. In demo mode also the one-click sign-in."""

from allauth.account import views as allauth_views
from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from voordeur.hall import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("inloggen/", allauth_views.login, name="account_login"),
    path("uitloggen/", allauth_views.logout, name="account_logout"),
    path("inloggen/uitgeschakeld/", allauth_views.account_inactive, name="account_inactive"),
    path("inloggen/bevestigen/", allauth_views.reauthenticate, name="account_reauthenticate"),
    path("concept/<str:form>/", views.draft, name="draft"),
]
if settings.MODE == "demo":
    urlpatterns.append(path("", include("voordeur.hall.demo_urls")))
