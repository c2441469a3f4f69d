"""The urls of being away. Ids only: no name stands in one."""

from django.urls import path

from voordeur.web.absence import in_case, pages

_WORKER = "afwezig/<uuid:worker>"

urlpatterns = [
    path(f"{_WORKER}/", pages.absence_of, name="absence_of"),
    path(f"{_WORKER}/nieuw/", pages.note_absence, name="note_absence"),
    path(f"{_WORKER}/<uuid:absence>/waarnemer/", pages.settle_cover, name="settle_cover"),
    path(f"{_WORKER}/<uuid:absence>/terug/", pages.come_back, name="come_back"),
    path("afwezig/<uuid:absence>/gebeurd/", pages.happened_meanwhile, name="happened_meanwhile"),
    path("casussen/<uuid:file>/waarnemen/<uuid:held>/", in_case.cover_in_case, name="cover_in_case"),
    path("casussen/<uuid:file>/waarneming/<uuid:cover>/einde/", in_case.end_cover, name="end_cover"),
]
