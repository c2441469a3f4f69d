"""The urls of the administration. Ids only: no name stands in one."""

from django.urls import path

from voordeur.web.administration import home, organisations, workers

urlpatterns = [
    path("beheer/", home.home, name="administration"),
    path("beheer/medewerkers/", workers.workers, name="workers"),
    path("beheer/medewerkers/nieuw/", workers.new_worker, name="new_worker"),
    path("beheer/medewerkers/<uuid:worker>/", workers.worker, name="worker"),
    path("beheer/medewerkers/<uuid:worker>/wijzigen/", workers.change_worker, name="change_worker"),
    path("beheer/medewerkers/<uuid:worker>/wachtwoord/", workers.give_link, name="give_password_link"),
    path("beheer/medewerkers/<uuid:worker>/vertrekt/", workers.let_go, name="let_go"),
    path("beheer/medewerkers/<uuid:worker>/beheerder/", workers.make_administrator, name="make_administrator"),
    path("beheer/organisaties/", organisations.organisations, name="organisations"),
    path("beheer/organisaties/nieuw/", organisations.new_organisation, name="new_organisation"),
    path("beheer/organisaties/<uuid:organisation>/", organisations.organisation, name="organisation"),
]
