"""The urls about partner organisations and covenants. Ids only: no name stands in one."""

from django.urls import path

from voordeur.web.partners import covenants

_COVENANT = "convenanten/<uuid:covenant>"

urlpatterns = [
    path("beheer/projecten/<uuid:programme>/convenant/", covenants.sign_covenant, name="sign_covenant"),
    path(f"{_COVENANT}/", covenants.covenant, name="covenant"),
    path(f"{_COVENANT}/gezien/", covenants.see_covenant_end, name="see_covenant_end"),
    path(f"{_COVENANT}/<slug:word>/", covenants.covenant_deed, name="covenant_deed"),
    path(f"{_COVENANT}/<slug:word>/<uuid:thing>/", covenants.covenant_deed, name="covenant_deed"),
]
