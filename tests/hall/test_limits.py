"""How often something may be done. ASVS 5.0: 2.4.1, 6.3.1 (guessing), 6.6.3 (codes), 15.3.4 (whose address)."""

from threading import Barrier, Thread

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.test import Client, RequestFactory
from django.urls import get_resolver, reverse

from tests import cast
from tests.house.test_urls import names
from voordeur.accounts.models import Worker
from voordeur.common.ids import new_id
from voordeur.hall import limits
from voordeur.hall.limits import Limit, count, limits_of
from voordeur.hall.models import Attempts

pytestmark = pytest.mark.django_db
THREE = Limit(name="three", most=3, seconds=60, per="address", doors=frozenset(), because="a test")
OURS = {"Origin": "http://testserver"}


@pytest.fixture
def once(monkeypatch):
    """Every limit is one, counted anew."""
    ones = {name: limits.replace(one, most=1) for name, one in limits.limits().items()}
    monkeypatch.setattr(limits, "limits", lambda: ones)


def test_the_fourth_of_three_waits_until_the_window_of_the_first_is_over():
    waits = [count(THREE, "here", at=1000 + moment) for moment in (0, 1, 2, 10, 59)]
    assert waits == [0, 0, 0, 50, 1]
    assert count(THREE, "here", at=1060) == 0
    assert count(THREE, "there", at=1010) == 0


def test_whom_a_count_is_of_cannot_be_read_from_it_and_the_night_forgets_it():
    count(THREE, "192.0.2.7", at=1000)
    assert "192.0.2.7" not in Attempts.objects.get().key
    assert limits.sweep(at=1059) == 0
    assert limits.sweep(at=1060) == 1


@pytest.mark.django_db(transaction=True)
def test_of_many_at_the_same_moment_exactly_as_many_pass_as_may():
    passed, start = [], Barrier(6)

    def one():
        start.wait()
        passed.append(count(THREE, "here", at=1000) == 0)
        connection.close()

    racing = [Thread(target=one) for _ in range(6)]
    for each in racing:
        each.start()
    for each in racing:
        each.join()
    assert passed.count(True) == THREE.most


def test_every_door_in_the_list_is_there_and_has_its_reason():
    doors = set(names(get_resolver().url_patterns))
    for limit in limits.limits().values():
        assert limit.doors <= doors, limit.name
        assert limit.because
        assert limit.per in ("address", "name", "worker", "link")


def test_an_installation_may_set_other_numbers_and_a_slip_stops_the_start(settings):
    settings.LIMITS = "sign_in=400, export=5"
    assert limits.limits.__wrapped__()["sign_in"].most == 400
    for slip in ("sing_in=400", "sign_in=none", "sign_in=0", "sign_in"):
        settings.LIMITS = slip
        with pytest.raises(ImproperlyConfigured, match="VOORDEUR_LIMITS"):
            limits.limits.__wrapped__()


def test_signing_in_too_often_says_how_long_to_wait(once, client, log):
    """ASVS 6.3.1, 16.3.3: and the log hears of it, without the name."""
    sent = {"login": "karin", "password": "a wrong sentence"}
    assert client.post(reverse("account_login"), sent, headers=OURS).status_code == 200
    other = Client().post(reverse("account_login"), {**sent, "login": "KARIN "}, REMOTE_ADDR="192.0.2.9")
    assert other.status_code == 429  # the same name from elsewhere
    again = client.post(reverse("account_login"), {**sent, "login": "mo"}, headers=OURS)
    assert again.status_code == 429
    assert 0 < int(again["Retry-After"]) <= 300
    page = again.content.decode()
    assert "Wacht 5 minuten" in page
    assert sent["password"] not in page
    assert client.get(reverse("account_login")).status_code == 200  # looking is not trying
    assert log.getvalue().count("too often: worker nobody at") == len([other, again])
    assert "karin" not in log.getvalue().lower()


def test_what_was_typed_is_given_back_to_be_sent_later(once, karin: Worker):
    client = Client()
    client.force_login(karin)
    url = reverse("new_signal", kwargs={"programme": new_id()})
    client.post(url, {"about": "x"}, headers=OURS)
    held = client.post(url, {"about": "Familie Bos, Vlierhof 12"}, headers=OURS)
    assert held.status_code == 429
    assert held["Retry-After"]
    assert 'value="Familie Bos, Vlierhof 12"' in held.content.decode()
    assert client.post(url, {"about": "x"}, headers={**OURS, "HX-Request": "true"}).content == b""


@pytest.mark.parametrize(
    ("door", "named"),
    [
        ("choose_password", {"worker": new_id(), "token": "guess"}),
        ("answer", {"token": "guess"}),
        ("calendar_feed", {"secret": "guess"}),
        ("mfa_authenticate", {}),
    ],
)
def test_links_and_codes_cannot_be_guessed_at_speed(once, door, named):
    url = reverse(door, kwargs=named)
    assert Client().post(url, REMOTE_ADDR="2001:db8::1").status_code != 429
    neighbour = Client().post(url, REMOTE_ADDR="2001:db8::2")
    assert neighbour.status_code == 429  # one network of IPv6 has more addresses than anybody can count


@pytest.mark.parametrize(
    ("door", "named"),
    [
        ("report", {"programme": new_id(), "period": "2009-Q1"}),
        ("add_document", {"file": new_id()}),
        ("import_households", {"file": new_id()}),
        ("break_the_glass", {}),
        ("open_case", {}),
    ],
)
def test_files_searches_and_exports_are_counted_per_worker(once, karin: Worker, door, named):
    mo = Worker.objects.get(pk=cast.MO)
    url, statuses = reverse(door, kwargs=named), []
    for worker in (karin, mo, karin):
        client = Client()
        client.force_login(worker)
        statuses.append(client.post(url).status_code)
    assert [status == 429 for status in statuses] == [False, False, True]


def test_behind_our_own_proxy_it_is_the_visitor_who_is_counted(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    request = RequestFactory().post("/", REMOTE_ADDR="10.0.0.1", headers={"X-Forwarded-For": "198.51.100.1, 192.0.2.5"})
    limit = limits_of("account_login", sent=True)[0]
    assert limits._subject(limit, request, {}) == "192.0.2.5"  # what the proxy saw, not what the visitor wrote
