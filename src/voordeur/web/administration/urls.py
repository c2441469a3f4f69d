"""The urls of the administration. Ids only: no name stands in one."""

from django.urls import path

from voordeur.web.administration import contacts, home, organisations, programmes, sign_in, starting, watching, workers

_START = "beheer/projecten/start/<uuid:start>"
_PROGRAMME = "beheer/projecten/<uuid:programme>"

urlpatterns = [
    path("beheer/", home.home, name="administration"),
    path("beheer/medewerkers/", workers.workers, name="workers"),
    path("beheer/medewerkers/nieuw/", workers.new_worker, name="new_worker"),
    path("beheer/medewerkers/<uuid:worker>/", workers.worker, name="worker"),
    path("beheer/medewerkers/<uuid:worker>/wijzigen/", workers.change_worker, name="change_worker"),
    path("beheer/medewerkers/<uuid:worker>/wachtwoord/", workers.give_link, name="give_password_link"),
    path("beheer/medewerkers/<uuid:worker>/vertrekt/", workers.let_go, name="let_go"),
    path("beheer/medewerkers/<uuid:worker>/beheerder/", workers.make_administrator, name="make_administrator"),
    path("beheer/medewerkers/<uuid:worker>/koppelen/", sign_in.link_identity, name="link_identity"),
    path("beheer/medewerkers/<uuid:worker>/ontkoppelen/", sign_in.unlink_identity, name="unlink_identity"),
    path("beheer/medewerkers/<uuid:worker>/tweede-stap/", sign_in.reset_factors, name="reset_factors"),
    path("beheer/medewerkers/<uuid:worker>/uitloggen/", sign_in.sign_out_everywhere, name="sign_out_everywhere"),
    path("beheer/acuut/", contacts.contacts, name="acute_contacts"),
    path("beheer/acuut/nieuw/", contacts.new_contact, name="new_acute_contact"),
    path("beheer/acuut/<uuid:contact>/weg/", contacts.remove_contact, name="remove_acute_contact"),
    path("beheer/organisaties/", organisations.organisations, name="organisations"),
    path("beheer/organisaties/nieuw/", organisations.new_organisation, name="new_organisation"),
    path("beheer/organisaties/<uuid:organisation>/", organisations.organisation, name="organisation"),
    path("beheer/projecten/", programmes.programmes, name="administer_programmes"),
    path("beheer/projecten/nieuw/", starting.choose_method, name="choose_method"),
    path(f"{_START}/", starting.overview, name="start_overview"),
    path(f"{_START}/werkwijze/", starting.choose_method, name="other_method"),
    path(f"{_START}/weg/", starting.discard, name="discard_start"),
    path(f"{_START}/<slug:word>/", starting.step, name="start_step"),
    path(f"{_PROGRAMME}/", programmes.programme, name="administer_programme"),
    path(f"{_PROGRAMME}/team/erbij/", programmes.admit, name="admit_to_team"),
    path(f"{_PROGRAMME}/team/<uuid:member>/eruit/", programmes.release, name="release_from_team"),
    path(f"{_PROGRAMME}/streefcijfer/", programmes.target, name="set_target"),
    path(f"{_PROGRAMME}/geld/", programmes.money, name="note_funding"),
    path(f"{_PROGRAMME}/einde/", programmes.end, name="end_programme"),
    path(f"{_PROGRAMME}/toezicht/", watching.who_watches, name="who_watches"),
]
