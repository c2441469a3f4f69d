"""The urls of what leaves the house."""

from django.urls import path

from voordeur.web.post import letters, pages

_CASE = "casussen/<uuid:file>/post/"

urlpatterns = [
    path(_CASE, pages.overview, name="post"),
    path(f"{_CASE}brief/<uuid:letter>/", letters.letter, name="letter"),
    path(f"{_CASE}brief/<uuid:letter>/pdf/", letters.printed, name="letter_pdf"),
    path(f"{_CASE}brief/<uuid:letter>/verstuurd/", letters.sent, name="letter_sent"),
    path(f"{_CASE}brief/<slug:name>/", letters.make, name="make_letter"),
]
