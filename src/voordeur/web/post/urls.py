"""The urls of what leaves the house."""

from django.urls import path

from voordeur.web.post import calendars, documents, letters, pages

_CASE = "casussen/<uuid:file>/post/"

urlpatterns = [
    path("agenda/", calendars.own_calendar, name="own_calendar"),
    path("agenda/<str:secret>.ics", calendars.feed, name="calendar_feed"),
    path(_CASE, pages.overview, name="post"),
    path(f"{_CASE}document/", documents.add, name="add_document"),
    path(f"{_CASE}document/<uuid:document>/", documents.fetch, name="document"),
    path(f"{_CASE}brief/<uuid:letter>/", letters.letter, name="letter"),
    path(f"{_CASE}brief/<uuid:letter>/tekst/", letters.text, name="letter_text"),
    path(f"{_CASE}brief/<uuid:letter>/pdf/", letters.printed, name="letter_pdf"),
    path(f"{_CASE}brief/<uuid:letter>/verstuurd/", letters.sent, name="letter_sent"),
    path(f"{_CASE}brief/<slug:name>/", letters.make, name="make_letter"),
]
