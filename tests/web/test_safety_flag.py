"""The safety flag stops what leaves the house at once, is known to its readers alone, and takes two persons to end."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.web.house import NOW, House
from voordeur import access
from voordeur.cases import actions as cases
from voordeur.common.ids import new_id
from voordeur.journal import id_from
from voordeur.post.models import StoppedChannel
from voordeur.safety.models import SafetyFlag

pytestmark = pytest.mark.django_db
AsWorker = Callable[[UUID], Client]
DANGER = "Hij leest haar post"
ALL = {"calendar", "letter", "message"}


def shut(case: UUID) -> set[str]:
    return set(StoppedChannel.objects.filter(file=case).values_list("channel", flat=True))


def page(client: Client, name: str, **named: object) -> str:
    answer = client.get(reverse(name, kwargs=named))
    assert answer.status_code == 200, name
    return str(answer.content.decode())


@pytest.fixture
def flag(house: House, as_worker: AsWorker) -> UUID:
    """Mo, who helps with debts, sees the danger and tells Sanne, who works elsewhere; Karin coordinates."""
    said = {"id": str(new_id()), "reason": DANGER, "readers": [str(cast.SANNE)]}
    url = reverse("stop_all", kwargs={"file": house.case})
    assert [as_worker(cast.MO).post(url, said).status_code for _twice in range(2)] == [302, 302]
    return SafetyFlag.objects.get().pk


def test_setting_it_shuts_every_way_out_at_once_and_tells_nobody_else_why(
    house: House, flag: UUID, as_worker: AsWorker
) -> None:
    assert shut(house.case) == ALL
    assert DANGER in page(as_worker(cast.SANNE), "protected", file=flag)
    karin = as_worker(cast.KARIN)
    assert karin.get(reverse("protected", kwargs={"file": flag})).status_code == 404
    for name in ("case", "plan", "safety_of"):
        shown = page(karin, name, file=house.case)
        assert DANGER not in shown
        assert str(flag) not in shown


def test_one_person_cannot_end_it(house: House, flag: UUID, as_worker: AsWorker) -> None:
    mo, sanne = as_worker(cast.MO), as_worker(cast.SANNE)
    agree = reverse("end_flag", kwargs={"file": flag})
    assert "Niemand heeft gevraagd" in sanne.post(agree).content.decode()
    asked = mo.post(reverse("ask_to_end_flag", kwargs={"file": flag}), {"reason": "Hij is verhuisd"})
    assert asked.status_code == 302
    refused = mo.post(agree)
    assert (refused.status_code, "tweede persoon" in refused.content.decode()) == (409, True)
    assert as_worker(cast.KARIN).post(agree).status_code == 404
    assert SafetyFlag.objects.get().ended_on is None
    assert sanne.post(agree).status_code == 302
    row = SafetyFlag.objects.get()
    assert (row.ended_on, row.end_asked_by, row.confirmed_by) == (NOW.date(), cast.MO, cast.SANNE)
    assert shut(house.case) == ALL, "each way out is opened by somebody who looked"


def test_the_database_holds_two_persons_apart_as_well(flag: UUID) -> None:
    both = {"ended_on": NOW.date(), "end_asked_by": cast.MO, "confirmed_by": cast.MO}
    with pytest.raises(IntegrityError), transaction.atomic():
        SafetyFlag.objects.filter(pk=flag).update(**both)


def test_each_way_out_is_opened_by_itself_by_who_knows_of_it(house: House, flag: UUID, as_worker: AsWorker) -> None:
    named = {"file": flag, "case": house.case, "channel": "letter"}
    url = reverse("open_channel", kwargs=named)
    assert as_worker(cast.KARIN).post(url).status_code == 404, "she works there and does not know"
    assert as_worker(cast.SANNE).post(url).status_code == 404, "she knows and does not work there"
    assert as_worker(cast.MO).post(url, {"id": str(new_id())}).status_code == 302
    assert shut(house.case) == ALL - {"letter"}
    unknown = reverse("open_channel", kwargs={**named, "channel": "pigeon"})
    assert as_worker(cast.MO).get(unknown).status_code == 404


def test_a_case_that_begins_later_begins_with_its_ways_out_shut(house: House, flag: UUID) -> None:
    id, at = new_id(), NOW + timedelta(hours=1)
    cases.open_case(
        route="transfer",
        household=cast.HOUSEHOLD,
        programme=cast.DORDRECHT,
        join="beside",
        reason="Schulden apart",
        permit=access.permit(worker=cast.KARIN, purpose="coordination", programme=cast.DORDRECHT, at=at),
        at=at,
        id=id,
    )
    assert shut(id_from(id, "case")) == ALL


def test_the_right_to_stop_writes_nothing_else_in_a_case_that_one_does_not_read(house: House) -> None:
    other = new_id()
    right = access.permit_to_stop(worker=cast.MO, purpose="help", file=house.case, cases=[other], at=NOW)
    assert right.covers(other, None, "channel_stopped")
    assert not right.covers(other, None, "channel_approved")
    assert not right.covers(other, None, "access_granted")
    with pytest.raises(access.NoGround):
        access.permit_to_stop(worker=cast.STRANGER, purpose="help", file=house.case, cases=[], at=NOW)
