"""Where a worker is signed in, what ends that, and confirming before what is risky.

ASVS 5.0: 7.3.1 and 7.3.2 (idle and whole time), 7.4.2 and 7.4.3 (ended when a worker leaves or changes the password),
7.5.1 (confirm before what is sensitive), 7.5.2 (see and end sessions).
"""

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path, reverse

from tests import cast
from tests.hall.conftest import PASSWORD
from voordeur import access
from voordeur.accounts.models import Worker
from voordeur.common import clock
from voordeur.hall.requests import page
from voordeur.hall.signing import sign_ins

pytestmark = pytest.mark.django_db
ANDROID = "Mozilla/5.0 (Linux; Android 14; Pixel 8) Chrome/126.0 Mobile Safari/537.36"


@page("GET", "POST", fresh=True)
def risky(request: HttpRequest) -> HttpResponse:
    return HttpResponse("done")


urlpatterns = [path("gevaarlijk/", risky, name="risky"), path("", include("voordeur.config.urls"))]
handler404 = "voordeur.hall.errors.not_found"


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    cache.clear()


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    def wait(**time: int) -> None:
        moment = clock.now() + timedelta(**time)
        monkeypatch.setattr(clock, "now", lambda: moment)

    return wait


def signed_in(**headers: str) -> Client:
    client = Client(headers=headers)
    client.post(reverse("account_login"), {"login": "karin", "password": PASSWORD})
    client.get(reverse("my_day"))
    return client


def inside(client: Client) -> bool:
    return client.get(reverse("my_day")).status_code == 200


def test_a_worker_sees_where_he_or_she_is_signed_in_and_ends_one_place(karin: Worker) -> None:
    """ASVS 7.5.2."""
    here, phone = signed_in(), signed_in(**{"User-Agent": ANDROID})
    shown = here.get(reverse("mfa_index"))
    assert [place.device for place in shown.context["places"]] == ["Chrome, Android", ""]
    assert "Chrome, Android" in shown.content.decode()
    other = sign_ins.sign_ins_of(karin.pk, at=clock.now()).get(device="Chrome, Android")
    here.post(reverse("end_sign_ins"), {"place": str(other.pk)})
    assert (inside(here), inside(phone)) == (True, False)


def test_all_others_end_at_once_and_nobody_ends_those_of_somebody_else(karin: Worker) -> None:
    here, one, two = signed_in(), signed_in(), signed_in()
    fatma = Client()
    fatma.force_login(Worker.objects.get(pk=cast.FATMA))
    fatma.get(reverse("my_day"))
    hers = sign_ins.sign_ins_of(cast.FATMA, at=clock.now()).get()
    here.post(reverse("end_sign_ins"), {"place": str(hers.pk)})
    here.post(reverse("end_sign_ins"), {"others": "1"})
    assert [inside(each) for each in (here, one, two, fatma)] == [True, False, False, True]
    assert here.post(reverse("end_sign_ins"), {"place": "x"}).status_code == 404


def test_another_password_ends_all_other_places(karin: Worker) -> None:
    """ASVS 7.4.3, 6.2.3: it is changed by who knows the one of now."""
    here, other = signed_in(), signed_in()
    new = {"password": "nog een lange zin, maar anders", "again": "nog een lange zin, maar anders"}
    assert here.post(reverse("change_password"), {**new, "current": "a wrong one"}).status_code == 400
    assert (inside(here), inside(other)) == (True, True)
    new["current"] = PASSWORD
    assert here.post(reverse("change_password"), new)["Location"] == reverse("mfa_index")
    assert (inside(here), inside(other)) == (True, False)
    assert [place.session for place in sign_ins.sign_ins_of(karin.pk, at=clock.now())] == [here.session.session_key]


def test_who_confirms_gets_another_session_and_the_old_one_is_worth_nothing(karin: Worker) -> None:
    """ASVS 7.2.4."""
    here, thief = signed_in(), Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = here.cookies[settings.SESSION_COOKIE_NAME].value
    assert inside(thief)
    before = here.session.session_key
    here.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert inside(here)
    assert here.session.session_key != before
    assert not inside(thief)
    assert [place.session for place in sign_ins.sign_ins_of(karin.pk, at=clock.now())] == [here.session.session_key]


def test_places_are_ended_by_who_just_proved_to_be_who_they_say(karin: Worker, later) -> None:  # type: ignore[no-untyped-def]
    """ASVS 7.5.2."""
    here, other = signed_in(), signed_in()
    later(minutes=6)
    here.post(reverse("end_sign_ins"), {"others": "1"})
    assert inside(other)


def test_who_leaves_is_out_at_once_and_so_is_the_session(karin: Worker) -> None:
    """ASVS 7.4.2."""
    here = signed_in()
    access.let_go(worker=karin.pk, permit=cast.operator(), at=cast.AT)
    assert not inside(here)
    assert not Session.objects.exists()


def test_nobody_there_for_half_an_hour_and_one_signs_in_again(karin: Worker, later) -> None:  # type: ignore[no-untyped-def]
    """ASVS 7.3.1: each click starts the half hour anew."""
    here = signed_in()
    for _ in range(3):
        later(minutes=29)
        assert inside(here)
    later(minutes=31)
    assert not inside(here)


def test_no_sign_in_lasts_longer_than_a_working_day(karin: Worker, later) -> None:  # type: ignore[no-untyped-def]
    """ASVS 7.3.2."""
    here = signed_in()
    for _ in range(22):
        later(minutes=21)
        assert inside(here)
    later(minutes=21)
    assert not inside(here)


def test_what_a_session_holds_cannot_be_read_in_the_database(karin: Worker) -> None:
    signed_in()
    kept = Session.objects.get().session_data
    assert str(karin.pk) not in kept
    assert Session.objects.get().get_decoded()["_auth_user_id"] == str(karin.pk)


@override_settings(ROOT_URLCONF="tests.hall.signing.test_sign_ins")
def test_what_is_risky_asks_the_password_of_who_signed_in_a_while_ago(karin: Worker, later) -> None:  # type: ignore[no-untyped-def]
    """ASVS 7.5.1."""
    here = signed_in()
    assert here.get("/gevaarlijk/").content == b"done"
    later(minutes=6)
    assert here.get("/gevaarlijk/")["Location"] == reverse("account_reauthenticate") + "?next=%2Fgevaarlijk%2F"
    held = here.post("/gevaarlijk/", {"reason": "lang verhaal"}, headers={"Sec-Fetch-Site": "same-origin"})
    assert held.status_code == 403
    assert "lang verhaal" in held.content.decode()
    assert "Bevestig in een nieuw tabblad" in held.content.decode()
    for came_from, onward in (
        ("http://testserver/vandaan/", "http%3A%2F%2Ftestserver%2Fvandaan%2F"),
        ("http://x/", "%2F"),
    ):
        sent = here.post("/gevaarlijk/", headers={"Referer": came_from})
        assert sent["Location"].endswith(f"?next={onward}")


@pytest.mark.parametrize(
    ("signature", "device"),
    [
        (ANDROID, "Chrome, Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile Safari/604.1", "Safari, iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/126.0 Safari/537.36 Edg/126.0", "Edge, Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0", "Firefox, Linux"),
        ("", ""),
    ],
)
def test_a_device_is_called_as_its_owner_calls_it(signature: str, device: str) -> None:
    assert sign_ins.device_of(signature) == device


def test_the_night_forgets_places_whose_session_is_gone(karin: Worker) -> None:
    signed_in()
    Session.objects.all().delete()
    assert sign_ins.sweep() == 1
    assert not sign_ins.sign_ins_of(karin.pk, at=datetime(2026, 1, 1, tzinfo=UTC)).exists()
