"""The urls of cases."""

from django.urls import path

from voordeur.web.cases import deeds, helping, opening, pages

urlpatterns = [
    path("notitie/", pages.note, name="note"),
    path("casussen/", pages.cases, name="cases"),
    path("casussen/nieuw/", opening.open_case, name="open_case"),
    path("casussen/<uuid:file>/", pages.case, name="case"),
    path("casussen/<uuid:file>/plan/", pages.plan, name="plan"),
    path("casussen/<uuid:file>/hulpkaart/", helping.helpers, name="helpers"),
    path("casussen/<uuid:file>/wie-bellen/", pages.around_building, name="around_building"),
    path("casussen/<uuid:file>/waarom/", pages.why, name="why"),
    path("casussen/<uuid:file>/<slug:word>/", deeds.deed, name="deed"),
    path("casussen/<uuid:file>/<slug:word>/<uuid:thing>/", deeds.deed, name="deed"),
]
