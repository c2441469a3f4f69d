"""The urls of the pages about safety. What they are called says nothing about whom it is for."""

from django.urls import path

from voordeur.web.safety import facts, pages

_FACT = "veiligheid/beschermd/<uuid:fact>/"

urlpatterns = [
    path("veiligheid/", pages.mine, name="safety"),
    path("veiligheid/<uuid:file>/", pages.place, name="safety_of"),
    path("veiligheid/<uuid:file>/beschermen/", facts.protect, name="protect"),
    path(_FACT, facts.fact, name="protected_fact"),
    path(f"{_FACT}lezer/", facts.add_reader, name="add_reader"),
    path(f"{_FACT}lezer/<uuid:worker>/", facts.end_reader, name="end_reader"),
    path(f"{_FACT}nagekeken/", facts.review, name="review_fact"),
    path(f"{_FACT}einde/", facts.end, name="end_protection"),
]
