"""The urls of the pages about safety. What they are called says nothing about whom it is for."""

from django.urls import path

from voordeur.web.safety import codes, facts, flags, pages, readers

_FILE = "veiligheid/beschermd/<uuid:file>/"

urlpatterns = [
    path("veiligheid/", pages.mine, name="safety"),
    path("veiligheid/<uuid:file>/", pages.place, name="safety_of"),
    path("veiligheid/<uuid:file>/beschermen/", facts.protect, name="protect"),
    path("veiligheid/<uuid:file>/stoppen/", flags.stop, name="stop_all"),
    path("veiligheid/<uuid:file>/stappen/", codes.start, name="start_code"),
    path("veiligheid/stappen/<uuid:file>/", codes.code, name="code"),
    path("veiligheid/stappen/<uuid:file>/<slug:word>/", codes.step, name="code_step"),
    path(_FILE, pages.protected, name="protected"),
    path(f"{_FILE}lezer/", readers.add, name="add_reader"),
    path(f"{_FILE}lezer/<uuid:worker>/", readers.end, name="end_reader"),
    path(f"{_FILE}nagekeken/", facts.review, name="review_fact"),
    path(f"{_FILE}einde/", facts.end, name="end_protection"),
    path(f"{_FILE}beeindigen/", flags.ask_end, name="ask_to_end_flag"),
    path(f"{_FILE}open/<uuid:case>/<slug:channel>/", flags.open_again, name="open_channel"),
]
