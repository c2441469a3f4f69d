"""The urls of answers by link."""

from django.urls import path

from voordeur.web.answers import asking, outside

urlpatterns = [
    path("antwoord/<str:token>/", outside.answer, name="answer"),
    path("casussen/<uuid:file>/vragen-per-mail/<slug:about>/<uuid:thing>/", asking.ask, name="ask_outside"),
    path("casussen/<uuid:file>/gevraagd/<uuid:question>/", asking.asked, name="asked_outside"),
]
