"""Break-glass on the pages: Piet leads the project and reads no cases; he opens one for an hour, and everybody knows.

Trust rule 5; ASVS 5.0: 7.5.3 (sign in again), 8.3.1, 16.3.2 (attempts are written down).
"""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests import cast
from tests.web import house as building
from voordeur import access
from voordeur.access.models import AccessLogLine, Emergency, SecondAsk
from voordeur.accounts.models import Worker
from voordeur.assessments import actions as assessments
from voordeur.common import clock
from voordeur.common.ids import new_id
from voordeur.journal import Entry, Level
from voordeur.post.models import Outgoing

pytestmark = pytest.mark.django_db
REASON = "Buren horen een kind roepen en niemand van het team neemt op."
NOBODY = "Vlierhof 16"


@pytest.fixture
def privacy(house):
    access.appoint_privacy_officer(programme=cast.DORDRECHT, worker=cast.STRANGER, permit=cast.operator(), at=cast.AT)
    return building.signed_in(cast.STRANGER)


@pytest.fixture
def piet(house):
    return building.signed_in(cast.PIET)


def _break(client, place="Vlierhof 12", programme=cast.DORDRECHT, reason=REASON, id=None):
    said = {"programme": str(programme), "place": place, "reason": reason, "id": str(id or new_id())}
    return client.post(reverse("break_the_glass"), said)


def test_a_case_that_one_may_not_read_opens_for_an_hour_and_stays_404_elsewhere(
    house, piet, privacy, monkeypatch, settings
):
    settings.IDLE_MINUTES = 0
    assert piet.get(reverse("case", kwargs={"file": house.case})).status_code == 404
    answer = _break(piet)
    read = piet.get(answer["Location"])
    assert "De Wit" in read.content.decode()
    assert building.SECRET in read.content.decode()
    assert piet.get(reverse("case", kwargs={"file": house.case})).status_code == 404
    assert "De Wit" not in piet.get(reverse("cases")).content.decode()
    assert privacy.get(answer["Location"]).status_code == 404
    moment = building.NOW + timedelta(minutes=60)
    monkeypatch.setattr(clock, "now", lambda: moment)
    assert piet.get(answer["Location"]).status_code == 404


def test_it_is_written_in_the_case_with_each_look_and_who_watches_is_told_at_once(house, piet, privacy):
    id = new_id()
    piet.get(_break(piet, id=id)["Location"])
    broken = Entry.objects.get(pk=id)
    assert (broken.file_id, broken.kind, broken.by) == (house.case, "glass_broken", cast.PIET)
    look = AccessLogLine.objects.get(worker=cast.PIET, purpose="emergency")
    assert (look.file, look.function) == (house.case, "break_glass")
    assert set(Outgoing.objects.values_list("worker", flat=True)) == {cast.PIET, cast.STRANGER}
    assert "Noodtoegang nakijken" in privacy.get(reverse("my_day")).content.decode()


def test_a_privacy_officer_sees_who_and_why_and_counts_but_no_case(house, piet, privacy):
    piet.get(_break(piet)["Location"])
    page = privacy.get(reverse("emergencies")).content.decode()
    assert REASON in page
    assert "Piet" in page
    assert "De Wit" not in page
    for name in ("case", "plan"):
        assert privacy.get(reverse(name, kwargs={"file": house.case})).status_code == 404
    assert privacy.get(reverse("household", kwargs={"file": cast.HOUSEHOLD})).status_code == 404


def test_somebody_else_looks_back_at_it_within_a_day_else_it_is_late(house, piet, privacy, monkeypatch):
    _break(piet)
    review = SecondAsk.objects.get()
    url = reverse("answer_as_second", kwargs={"ask": review.pk})
    own = piet.post(url, {"answer": "yes", "id": str(new_id())})
    assert own.status_code == 409
    assert "moet iemand anders het bevestigen" in own.content.decode()
    moment = building.NOW + timedelta(hours=25)
    monkeypatch.setattr(clock, "now", lambda: moment)
    late = building.signed_in(cast.STRANGER)
    assert "Te laat" in late.get(reverse("my_day")).content.decode()
    assert "Te laat" in late.get(reverse("emergencies")).content.decode()
    assert late.post(url, {"answer": "no", "id": str(new_id())}).status_code == 400
    late.post(url, {"answer": "no", "reason": "De wijkagent was er al.", "id": str(new_id())})
    review.refresh_from_db()
    assert (review.state, review.answered_by) == ("refused", cast.STRANGER)
    assert "Niet in orde" in late.get(reverse("emergencies")).content.decode()


def test_where_there_is_no_case_one_is_told_so_only_after_it_was_written_down(house, piet, privacy):
    read = piet.get(_break(piet, place=NOBODY)["Location"]).content.decode()
    assert "Op dit adres is geen casus gevonden" in read
    assert Emergency.objects.get().file_id == cast.DORDRECHT
    assert REASON in privacy.get(reverse("emergencies")).content.decode()


def test_a_case_of_another_programme_is_not_found(house, privacy):
    ineke = building.signed_in(cast.INEKE)
    read = ineke.get(_break(ineke, programme=cast.DEN_HAAG)["Location"]).content.decode()
    assert "geen casus gevonden" in read
    assert "De Wit" not in read
    assert _break(ineke, programme=cast.DORDRECHT).status_code == 400


@pytest.mark.parametrize("said", [{"reason": "haast"}, {"place": "Nergens 1"}, {"place": "Vlierhof"}])
def test_without_a_reason_or_one_address_nothing_opens(house, piet, said):
    assert _break(piet, **said).status_code == 400
    assert not Emergency.objects.exists()


def test_sent_twice_opens_once(house, piet, privacy):
    id = new_id()
    assert _break(piet, id=id)["Location"] == _break(piet, id=id)["Location"]
    assert Emergency.objects.count() == 1
    assert Outgoing.objects.count() == 2


def test_what_was_told_in_confidence_stays_closed(house, piet):
    assessments.record_need(
        file=house.case,
        text="alleen voor Karin",
        domain="health",
        level=Level.CONFINED,
        permit=cast.operator(),
        at=cast.AT,
    )
    assert "alleen voor Karin" not in piet.get(_break(piet)["Location"]).content.decode()


def test_who_signed_in_a_while_ago_signs_in_again_first(house):
    worker = Worker.objects.get(pk=cast.KARIN)
    worker.set_password("een lange zin voor de test")
    worker.save()
    karin = building.signed_in(cast.KARIN)
    assert karin.get(reverse("break_the_glass"))["Location"].startswith(reverse("account_reauthenticate"))
    assert not Emergency.objects.exists()


def test_who_is_in_no_team_reads_what_to_do_and_opens_nothing(house, privacy, monkeypatch):
    monkeypatch.setattr("voordeur.web.watching.emergencies.is_fresh", lambda request: False)
    url = reverse("break_the_glass")
    for browser, watches in ((building.signed_in(cast.an_administrator()), False), (privacy, True)):
        for answer in (browser.get(url), _break(browser)):
            page = answer.content.decode()
            assert answer.status_code == 200
            assert "U zit in geen team" in page
            assert 'href="tel:112"' in page
            assert 'name="place"' not in page
            assert (reverse("emergencies") in page) == watches
    assert not Emergency.objects.exists()


def test_the_administrator_names_who_watches(house):
    bea = building.signed_in(cast.an_administrator())
    url = reverse("who_watches", kwargs={"programme": cast.DORDRECHT})
    for task in ("privacy", "second"):
        bea.post(url, {"worker": str(cast.SANNE), "task": task, "id": str(new_id())})
    page = bea.get(url).content.decode()
    assert page.count("Sanne</span>") >= 2
    assert building.signed_in(cast.SANNE).get(reverse("emergencies")).status_code == 200
    bea.post(url, {"worker": str(cast.SANNE), "task": "privacy", "release": "1"})
    assert building.signed_in(cast.SANNE).get(reverse("emergencies")).status_code == 404
