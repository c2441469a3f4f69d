"""The clock of the machine jumps: ids, order, checks, sign-ins and counts hold, and nobody is locked out for it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.web import house
from voordeur.common import clock
from voordeur.common.ids import new_id
from voordeur.hall.limits import Limit, count
from voordeur.journal import Entry
from voordeur.journal.rebuilding import rebuild
from voordeur.journal.verifying import verify

pytestmark = pytest.mark.django_db
NOW = datetime(2009, 3, 10, 12, 0, tzinfo=UTC)
Jump = Callable[..., None]


@pytest.fixture
def jump(monkeypatch: pytest.MonkeyPatch) -> Jump:
    """Set the clock so far from NOW, and let it stand there."""

    def set_clock(**far: int) -> None:
        monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(**far))

    set_clock()
    return set_clock


def write(client: Client, case: object, text: str) -> int:
    sent = {"id": str(new_id()), "channel": "call", "text": text, "level": "1"}
    return client.post(reverse("deed", kwargs={"file": case, "word": "notitie"}), sent).status_code


def test_what_is_written_while_the_clock_jumps_keeps_its_order_and_its_checks(jump: Jump) -> None:
    built = house.build()
    for number, hours in enumerate((0, -72, -71, 48, -1)):
        jump(hours=hours)
        assert write(house.signed_in(cast.KARIN), built.case, f"spoke {number}") == 302
    written = Entry.objects.filter(file=built.case, kind="contact_noted").order_by("position")
    assert [one.recorded for one in written] == [NOW + timedelta(hours=h) for h in (0, -72, -71, 48, -1)]
    assert len({one.id for one in written}) == 5
    assert verify().whole
    assert rebuild(today=clock.today(), check_only=True).differences == []
    jump(hours=48)
    page = house.signed_in(cast.KARIN).get(reverse("case", kwargs={"file": built.case})).content.decode()
    assert all(f"spoke {number}" in page for number in range(5))


def test_a_sign_in_lives_on_when_the_clock_goes_back_and_still_lasts_one_working_day(jump: Jump, settings: Any) -> None:
    settings.IDLE_MINUTES = 0
    cast.small_world()
    karin = house.signed_in(cast.KARIN)

    def inside() -> bool:
        return karin.get(reverse("my_day")).status_code == 200

    assert inside()
    jump(days=-1)
    assert inside()
    jump(days=-1, hours=7)
    assert inside()
    jump(days=-1, hours=8, minutes=1)
    assert not inside()


def test_who_waits_for_a_count_waits_no_longer_because_the_clock_went_back() -> None:
    three = Limit(name="three", most=3, seconds=60, per="address", doors=frozenset(), because="a test")
    assert [count(three, "here", at=100_000) for _ in range(4)] == [0, 0, 0, 60]
    assert [count(three, "here", at=10_000) for _ in range(4)] == [0, 0, 0, 60]
    assert count(three, "here", at=10_030) == 30
