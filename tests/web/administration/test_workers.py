"""The administrator's workday: somebody comes, loses a password, moves, leaves; and what Bea never gets to see."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.web import house as building
from voordeur import access
from voordeur.access.models import Grant
from voordeur.accounts import queries
from voordeur.accounts.models import Organisation, Worker
from voordeur.cases import queries as cases
from voordeur.common import clock
from voordeur.common.ids import new_id
from voordeur.hall import requests
from voordeur.journal import Entry
from voordeur.journal.rebuilding import rebuild

pytestmark = pytest.mark.django_db
PASSWORD = "vier paarden eten gras"


@pytest.fixture
def bea(house):
    return building.signed_in(cast.an_administrator())


def _new(client, **said):
    given = {
        "id": str(new_id()),
        "name": "Noor Jansen",
        "username": "Noor",
        "organisation": str(cast.MUNICIPALITY),
        "language": "nl",
        **said,
    }
    return client.post(reverse("new_worker"), given)


def _link(client, worker) -> str:
    page = client.post(reverse("give_password_link", kwargs={"worker": worker}), {"id": str(new_id())})
    return re.search(r'value="http://testserver([^"]+)"', page.content.decode())[1]


def _choose(link, password=PASSWORD, again=PASSWORD):
    visitor = Client()
    opened = visitor.get(link, follow=True)
    if opened.status_code != 200:
        return opened
    return visitor.post(opened.redirect_chain[-1][0], {"password": password, "again": again})


def test_somebody_new_chooses_a_password_and_signs_in(bea):
    answer = _new(bea)
    noor = queries.worker_named("noor")
    assert answer["Location"] == reverse("worker", kwargs={"worker": noor.pk})
    link = _link(bea, noor.pk)
    assert _choose(link, "kort", "kort").status_code == 400
    assert _choose(link, again="iets heel anders").status_code == 400
    assert _choose(link).status_code == 302
    assert Client().login(username="noor", password=PASSWORD)
    assert _choose(link).status_code == 404, "a link works once"
    given = Entry.objects.get(file=noor.pk, kind="password_link_given")
    assert given.by == cast.BEA, "whoever could have taken over an account is known"


def test_a_newer_link_an_old_one_and_one_of_who_left_are_void(bea, monkeypatch):
    first, second = _link(bea, cast.MO), _link(bea, cast.MO)
    assert _choose(first).status_code == 404
    later = building.NOW + timedelta(days=3, minutes=1)
    with monkeypatch.context() as clocks:
        clocks.setattr(clock, "now", lambda: later)
        assert _choose(second).status_code == 404
    access.let_go(worker=cast.MO, permit=cast.operator(), at=building.NOW)
    assert _choose(second).status_code == 404
    assert _choose(reverse("choose_password", kwargs={"worker": new_id(), "token": "x-y"})).status_code == 404


def test_a_user_name_that_is_taken_is_refused_with_what_to_do(bea):
    answer = _new(bea, username="KARIN")
    assert answer.status_code == 409
    assert "Kies een andere" in answer.content.decode()
    assert Worker.objects.filter(name="Noor Jansen").count() == 0


def test_sent_twice_is_registered_once(bea):
    id = str(new_id())
    assert _new(bea, id=id)["Location"] == _new(bea, id=id)["Location"]
    assert Worker.objects.filter(name="Noor Jansen").count() == 1


def test_two_who_change_the_same_worker_see_each_other(bea):
    url = reverse("change_worker", kwargs={"worker": cast.MO})
    seen = building.version_in(bea.get(url))
    given = {"name": "Mo", "organisation": str(cast.DEBT_HELP), "language": "nl", "phone": "06 1", **seen}
    assert bea.post(url, {**given, "id": str(new_id())}).status_code == 302
    assert bea.post(url, {**given, "phone": "06 2", "id": str(new_id())}).status_code == 412
    assert queries.worker(cast.MO).phone == "06 1"


def test_what_somebody_holds_is_counted_before_he_leaves_and_never_named(bea, house):
    url = reverse("let_go", kwargs={"worker": cast.KARIN})
    page = bea.get(url).content.decode()
    assert "1 lopende casus" in page
    assert "De Wit" not in page
    karin = building.signed_in(cast.KARIN)
    assert bea.post(url, {"on": "2009-03-10", "id": str(new_id())}).status_code == 400
    assert karin.get(reverse("cases")).status_code == 200
    said = {"on": "2009-03-10", "id": str(new_id()), "leaves_work": "on"}
    assert bea.post(url, said).status_code == 302
    assert karin.get(reverse("cases")).status_code == 302, "the running session ended"
    assert not rebuild(today=building.TODAY).differences
    assert not cases.coordinators(house.case), "no case stays with somebody who is not there"
    assert not access.purposes_on(worker=cast.KARIN, file=cast.DORDRECHT, today=building.TODAY)


def test_the_last_administrator_stays(bea):
    url = reverse("make_administrator", kwargs={"worker": cast.BEA})
    assert bea.post(url, {"dismiss": "1", "id": str(new_id())}).status_code == 409
    bea.post(reverse("make_administrator", kwargs={"worker": cast.PIET}), {"appoint": "1", "id": str(new_id())})
    assert bea.post(url, {"dismiss": "1", "id": str(new_id())}).status_code == 302
    assert access.administrators(building.TODAY) == [cast.PIET]
    assert bea.get(reverse("administration")).status_code == 404


def test_an_administrator_gets_no_case_and_no_household(bea, house):
    for name, file in (("case", house.case), ("plan", house.case), ("household", cast.HOUSEHOLD), ("door", house.door)):
        assert bea.get(reverse(name, kwargs={"file": file})).status_code == 404, name


def test_an_organisation_is_written_down_once(bea):
    url = reverse("new_organisation")
    said = {"name": "Woonstad", "kind": "housing", "phone": ""}
    assert bea.post(url, {**said, "id": str(new_id())}).status_code == 302
    assert bea.post(url, {**said, "name": "WOONSTAD ", "id": str(new_id())}).status_code == 400
    assert Organisation.objects.filter(name="Woonstad", kind="housing").count() == 1


def test_a_worker_is_linked_to_the_own_organisations_sign_in_and_unlinked(bea):
    link = reverse("link_identity", kwargs={"worker": cast.KARIN})
    bea.post(link, {"subject": "9f2c", "id": str(new_id())})
    assert queries.worker_with_identity("organisation", "9f2c").pk == cast.KARIN
    taken = bea.post(reverse("link_identity", kwargs={"worker": cast.FATMA}), {"subject": "9f2c", "id": str(new_id())})
    assert taken.status_code == 409
    bea.post(reverse("unlink_identity", kwargs={"worker": cast.KARIN}))
    assert queries.worker_with_identity("organisation", "9f2c") is None


def test_lost_second_factors_are_thrown_away_with_every_sign_in(bea):
    karin = Worker.objects.get(pk=cast.KARIN)
    Authenticator.objects.create(user=karin, type="totp", data={"secret": "x"})
    hers = building.signed_in(cast.KARIN)
    hers.get(reverse("my_day"))
    bea.post(reverse("reset_factors", kwargs={"worker": cast.KARIN}), {"id": str(new_id())})
    assert not Authenticator.objects.filter(user=karin).exists()
    assert hers.get(reverse("my_day")).status_code == 302
    assert Entry.objects.get(kind="second_factor_reset").file_id == cast.KARIN


def test_an_administrator_signs_a_worker_out_everywhere_and_says_why(bea):
    """ASVS 7.4.5: also where no page was opened yet; factors stay, and others stay signed in."""
    karin = Worker.objects.get(pk=cast.KARIN)
    Authenticator.objects.create(user=karin, type="totp", data={"secret": "x"})
    hers, unseen, mo = building.signed_in(cast.KARIN), building.signed_in(cast.KARIN), building.signed_in(cast.MO)
    hers.get(reverse("my_day"))
    url = reverse("sign_out_everywhere", kwargs={"worker": cast.KARIN})
    assert "Op één plek." in bea.get(reverse("worker", kwargs={"worker": cast.KARIN})).content.decode()
    assert bea.post(url, {"reason": "", "id": str(new_id())}).status_code == 400
    assert hers.get(reverse("my_day")).status_code == 200
    sent = {"reason": "Telefoon gestolen in de trein", "id": str(new_id())}
    for _twice in range(2):
        assert bea.post(url, sent).status_code == 302
    assert [one.get(reverse("my_day")).status_code for one in (hers, unseen, mo)] == [302, 302, 200]
    assert Authenticator.objects.filter(user=karin).exists()
    entry = Entry.objects.get(kind="sign_ins_ended")
    assert (entry.file_id, entry.by) == (cast.KARIN, cast.BEA)


def test_what_gives_somebody_power_asks_who_one_is_after_a_while(bea, monkeypatch):
    monkeypatch.setattr(requests, "is_fresh", lambda request: False)
    for name, kwargs in (
        ("make_administrator", {"worker": cast.KARIN}),
        ("give_password_link", {"worker": cast.KARIN}),
        ("who_watches", {"programme": cast.DORDRECHT}),
        ("let_go", {"worker": cast.KARIN}),
    ):
        answer = bea.post(reverse(name, kwargs=kwargs), {"appoint": "1", "worker": str(cast.KARIN), "task": "privacy"})
        assert "inloggen" in answer.get("Location", "") or b"bevestig" in answer.content.lower(), name
    assert not Grant.objects.filter(worker=cast.KARIN, purpose__in=["administration", "privacy"]).exists()
