"""The urls of break-glass, of the second person, and of who watches. Ids only: no name stands in one."""

from django.urls import path

from voordeur.web.watching import emergencies, looks, seconds, ties

urlpatterns = [
    path("noodtoegang/", emergencies.break_the_glass, name="break_the_glass"),
    path("noodtoegang/lijst/", emergencies.list_of_emergencies, name="emergencies"),
    path("noodtoegang/<uuid:emergency>/", emergencies.emergency, name="emergency"),
    path("inzage/", looks.many_looks, name="many_looks"),
    path("inzage/<uuid:alarm>/", looks.look_into, name="look_into"),
    path("inzage/<uuid:programme>/gewoon/", looks.set_normal, name="set_normal"),
    path("tweede-persoon/", seconds.second_person, name="second_person"),
    path("tweede-persoon/<uuid:ask>/", seconds.answer_as_second, name="answer_as_second"),
    path("uw-banden/", ties.own_ties, name="own_ties"),
    path("band/<uuid:file>/", ties.ask_to_open, name="ask_to_open"),
    path("band/<uuid:file>/opgeven/", ties.know_somebody, name="know_somebody"),
]
