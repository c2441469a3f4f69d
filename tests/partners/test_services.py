"""What partners offer, and how long one really waits."""

from datetime import date

import pytest

from tests import cast
from voordeur.common.ids import new_id
from voordeur.partners import actions, queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def does():
    permit = cast.operator()
    cast.some_workers(permit)
    return {"permit": permit, "at": cast.AT}


def offer(does, name="Budget coaching", weeks=6, **more):
    service = new_id()
    actions.offer_service(
        organisation=cast.DEBT_HELP, name=name, waiting_weeks=weeks, domains=("income_debts",), service=service,
        **does, **more,
    )  # fmt: skip
    return queries.service(service)


def test_the_promise_stays_beside_what_was_seen(does):
    service = offer(does)
    actions.note_waiting_time(service=service, weeks=20, happened_on=date(2009, 2, 1), **does)
    service = queries.service(service.id)
    assert (service.waiting_weeks, service.observed_weeks, service.observed_on) == (6, 20, date(2009, 2, 1))
    assert queries.expected_weeks(service) == 20


def test_what_is_usual_follows_from_the_last_waits_in_the_order_in_which_they_were_seen(does):
    service = offer(does, happened_on=date(2008, 1, 1))
    for month, weeks in ((3, 2), (4, 2), (5, 2), (6, 2), (7, 20), (8, 20), (9, 20), (10, 20), (11, 20)):
        actions.note_waiting_time(service=service, weeks=weeks, happened_on=date(2008, month, 17), **does)
    assert queries.service(service.id).observed_weeks == 20
    actions.note_waiting_time(service=service, weeks=2, happened_on=date(2008, 2, 1), **does)  # told later, of before
    service = queries.service(service.id)
    assert service.waits == [2, 2, 2, 2, 20, 20, 20, 20, 20]
    assert service.observed_on == date(2008, 11, 1)  # a month: a day could tell whose wait it was


def test_services_on_a_domain_come_shortest_real_wait_first(does):
    slow, quick, unknown = offer(does, "Slow", 2), offer(does, "Quick", 5), offer(does, "Unknown", None)
    actions.note_waiting_time(service=slow, weeks=20, **does)
    assert [each.id for each in queries.services_on("income_debts")] == [quick.id, slow.id, unknown.id]
    assert queries.services_on("health") == []


def test_what_changes_is_only_what_is_said(does):
    service = offer(does)
    actions.change_service(service=service, phone="010-5550123", **does)
    service = queries.service(service.id)
    assert (service.name, service.domains, service.phone) == ("Budget coaching", ["income_debts"], "010-5550123")


def test_what_was_seen_over_time_is_told_by_quarter_and_without_a_day(does):
    service = offer(does, happened_on=date(2008, 1, 1))
    for day, weeks in ((date(2008, 2, 3), 4), (date(2008, 3, 30), 8), (date(2008, 11, 12), 12)):
        actions.note_waiting_time(service=service, weeks=weeks, happened_on=day, **does)
    assert [(str(quarter), weeks) for quarter, weeks in queries.waits_by_quarter(service.id)] == [
        ("2008-Q1", 6),
        ("2008-Q4", 12),
    ]
