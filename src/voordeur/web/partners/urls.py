"""The urls about partner organisations and covenants. Ids only: no name stands in one."""

from django.urls import path

from voordeur.web.partners import covenants, organisations

_COVENANT, _ORGANISATION = "convenanten/<uuid:covenant>", "organisaties/<uuid:organisation>"

urlpatterns = [
    path("organisaties/", organisations.partners, name="partners"),
    path(f"{_ORGANISATION}/", organisations.partner, name="partner"),
    path(f"{_ORGANISATION}/<slug:word>/", organisations.partner_deed, name="partner_deed"),
    path(f"{_ORGANISATION}/<slug:word>/<uuid:thing>/", organisations.partner_deed, name="partner_deed"),
    path("beheer/projecten/<uuid:programme>/convenant/", covenants.sign_covenant, name="sign_covenant"),
    path(f"{_COVENANT}/", covenants.covenant, name="covenant"),
    path(f"{_COVENANT}/gezien/", covenants.see_covenant_end, name="see_covenant_end"),
    path(f"{_COVENANT}/rechten-intrekken/", covenants.withdraw_rights, name="withdraw_rights"),
    path(f"{_COVENANT}/<slug:word>/", covenants.covenant_deed, name="covenant_deed"),
    path(f"{_COVENANT}/<slug:word>/<uuid:thing>/", covenants.covenant_deed, name="covenant_deed"),
]
