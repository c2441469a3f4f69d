"""The urls of conferences."""

from django.urls import path

from voordeur.web.conferences import calling, deeds, table

_CASE = "casussen/<uuid:file>/overleggen/"

urlpatterns = [
    path("overleggen/<uuid:meeting>/", table.whole_table, name="table"),
    path(f"{_CASE}nieuw/", calling.call, name="call_conference"),
    path(f"{_CASE}<uuid:conference>/", table.conference, name="conference"),
    path(f"{_CASE}<uuid:conference>/verslag/", table.minutes, name="minutes"),
    path(f"{_CASE}<uuid:conference>/<slug:word>/", deeds.deed, name="conference_deed"),
]
