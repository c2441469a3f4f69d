"""The urls of rounds and doors."""

from django.urls import path

from voordeur.web.outreach import doors, rounds, visits

urlpatterns = [
    path("rondes/", rounds.rounds, name="rounds"),
    path("rondes/nieuw/", rounds.where, name="round_where"),
    path("rondes/nieuw/<uuid:programme>/", rounds.new_round, name="new_round"),
    path("rondes/<uuid:round>/", rounds.walking_list, name="round"),
    path("voordeuren/<uuid:file>/", doors.door, name="door"),
    path("voordeuren/<uuid:file>/aangebeld/", doors.attempt, name="attempt"),
    path("voordeuren/<uuid:file>/afgemeld/", doors.opt_out, name="opt_out"),
    path("voordeuren/<uuid:file>/netwerk/", doors.network, name="network"),
    path("voordeuren/<uuid:file>/aankondiging/", doors.announce, name="announce"),
    path("voordeuren/<uuid:file>/afspraak/", doors.appointment, name="appointment"),
    path("voordeuren/<uuid:file>/was-er-niet/", doors.missed, name="missed"),
    path("voordeuren/<uuid:file>/afsluiten/", doors.close, name="close_door"),
    path("voordeuren/<uuid:file>/gesprek/", visits.visit, name="visit"),
]
