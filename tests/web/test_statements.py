"""How much a page asks of the database: so many statements at most, and no more when there are more cases and entries.

The statements in which PostgreSQL is told who asks (the second wall) are not among them, nor what only marks a place to
go back to.
"""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import F
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import cast
from tests.web.house import NOW, House
from voordeur.assessments import actions as assessments
from voordeur.assessments.models import Need
from voordeur.cases import actions as cases
from voordeur.cases.models import Action, Case
from voordeur.common.ids import new_id
from voordeur.journal.at_once import lists_at_once
from voordeur.outreach.models import Appointment
from voordeur.people import actions as people

pytestmark = pytest.mark.django_db

Ask = Callable[[Client, House], Any]
PAGES: dict[str, tuple[Ask, int]] = {
    "case": (lambda client, house: client.get(reverse("case", kwargs={"file": house.case})), 24),
    "plan": (lambda client, house: client.get(reverse("plan", kwargs={"file": house.case})), 15),
    "household": (lambda client, _house: client.get(reverse("household", kwargs={"file": cast.HOUSEHOLD})), 24),
    "my day": (lambda client, _house: client.get(reverse("my_day")), 18),
    "search": (lambda client, _house: client.post(reverse("cases"), {"words": "Wit"}), 15),
    "a note": (lambda client, house: client.get(_note(house)), 15),
    "a note that is written": (lambda client, house: client.post(_note(house), _noted()), 28),
}
AN_ACT = 12


def _note(house: House) -> str:
    return reverse("deed", kwargs={"file": house.case, "word": "notitie"})


def _noted() -> dict[str, str]:
    return {"id": str(new_id()), "channel": "call", "text": "Gebeld", "level": "1"}


def _asked(ask: Callable[[], Any]) -> list[str]:
    connection.queries_log.clear()
    with CaptureQueriesContext(connection) as asked:
        answer = ask()
    assert answer.status_code in (200, 302)
    said = [one["sql"] or "of many tables, kept planned" for one in asked]
    return [one for one in said if not one.startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))]


def _of_all(client: Client, house: House) -> dict[str, list[str]]:
    for ask, _most in PAGES.values():
        ask(client, house)  # what is looked up once per process (a method, a sign-in) is there
    return {name: _asked(lambda: ask(client, house)) for name, (ask, _most) in PAGES.items()}  # noqa: B023


def more_of_everything(house: House) -> None:
    """Let there be more cases of the same workers, and more of everything in the first."""
    permit, at = cast.operator(), cast.AT
    roles = {"case_manager": cast.KARIN, "financial_case_manager": cast.MO}
    for number in range(3):
        household = new_id()
        people.form_household(
            household=household, label=f"De Boer {number}", address=cast.ADDRESS, permit=permit, at=at
        )
        said: dict[str, Any] = {"household": household, "programme": cast.DORDRECHT, "roles": roles}
        cases.open_case(file=(file := new_id()), route="transfer", **said, permit=permit, at=at)
        for each in (file, house.case):
            assessments.record_need(file=each, text="Een vraag", domain="health", permit=permit, at=at)
            assessments.record_strength(file=each, text="Zij kookt", permit=permit, at=at)
            cases.note_contact(file=each, channel="call", text="Gebeld", permit=permit, at=at)
            cases.note_obstacle(file=each, what="gap", text="Geen adres", permit=permit, at=at)
            cases.set_goal(file=each, text="Rust", domain="health", permit=permit, at=at)
            cases.place_action(
                file=each, text="Bellen", owner_kind="resident", owner_name="Anja", due=date(2009, 3, 5),
                domain="health", permit=permit, at=at,
            )  # fmt: skip


@pytest.mark.parametrize("worker", [cast.KARIN, cast.MO], ids=["who sees all", "who sees a part"])
def test_a_page_asks_a_few_things_however_much_there_is(
    house: House, as_worker: Callable[[UUID], Client], worker: UUID
) -> None:
    client = as_worker(worker)
    before = _of_all(client, house)
    more_of_everything(house)
    after = _of_all(client, house)
    for name, (_ask, most) in PAGES.items():
        assert len(before[name]) <= most, f"{name}: {len(before[name])}"
        assert len(after[name]) <= len(before[name]), f"{name}: {sorted(set(after[name]) - set(before[name]))}"


def test_several_lists_at_once_give_what_each_gives_by_itself(house: House) -> None:
    more_of_everything(house)
    known = {"nulls_first": True}
    lists = [
        Action.objects.order_by(F("due").desc(), F("agreed_on").asc(**known), "-id"),
        Appointment.objects.order_by("on", F("from_time").asc(nulls_last=True), "id"),
        Need.objects.none(),
        Need.objects.filter(domain="health").order_by(F("answered_on").asc(**known), "-recorded_on", "id"),
        Case.objects.order_by("pk")[:1],
        Case.objects.order_by("-pk")[:1],
    ]
    with CaptureQueriesContext(connection) as asked:
        found = lists_at_once(*lists)
    assert len(asked) == 1
    assert [[_whole(one) for one in rows] for rows in found] == [[_whole(one) for one in rows] for rows in lists]
    assert [bool(rows) for rows in found] == [True, False, False, True, True, True]


def _whole(row: Any) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def test_an_act_asks_and_writes_a_few_things(house: House) -> None:
    permit = cast.operator()

    def act() -> Any:
        return cases.note_contact(file=house.case, channel="call", text="Gebeld", permit=permit, at=NOW)

    act()
    with CaptureQueriesContext(connection) as asked:
        act()
    assert sum(not one["sql"].startswith(("SAVEPOINT", "RELEASE")) for one in asked) <= AN_ACT
