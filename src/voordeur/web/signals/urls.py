"""The urls of signals."""

from django.urls import path

from voordeur.web.signals import inbox, telling, weighing

urlpatterns = [
    path("meldingen/", inbox.signals, name="signals"),
    path("meldingen/nieuw/", telling.new, name="signal_where"),
    path("meldingen/nieuw/<uuid:programme>/", telling.new_signal, name="new_signal"),
    path("meldingen/nieuw/<uuid:programme>/vertellen/", telling.tell_signal, name="tell_signal"),
    path("meldingen/binnengekomen/", telling.typed_where, name="typed_where"),
    path("meldingen/binnengekomen/<uuid:programme>/", telling.typed_signal, name="typed_signal"),
    path("meldingen/<uuid:file>/wegen/", weighing.weigh, name="weigh"),
    path("meldingen/<uuid:file>/oppakken/", weighing.take_up, name="take_up"),
    path("meldingen/<uuid:file>/aansluiten/<uuid:case>/", weighing.join, name="join"),
]
