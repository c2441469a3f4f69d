"""Two who decide at the same moment, on two connections: the last place is given once, and the other hears why."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from threading import Barrier, Event
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, connections, transaction

from tests import cast
from tests.support.database import EVERYTHING
from voordeur.cases.actions import open_case, receive_signal, take_up_signal
from voordeur.cases.deeds import deed_for
from voordeur.cases.entries import (
    BuildingIdentified,
    CaseLinked,
    CaseOpened,
    DecisionTaken,
    GroupJoined,
    ObstacleFound,
    RoleAssigned,
)
from voordeur.cases.models import Building, Case, CaseRole, GroupPlace, RoleDecision
from voordeur.cases.rules import BuildingHasCase, HouseholdHasCase
from voordeur.common.ids import new_id
from voordeur.funding.entries import SpendingBooked
from voordeur.funding.models import Spending
from voordeur.journal import (
    Body,
    Draft,
    OpenDuty,
    Opening,
    Permit,
    Recorded,
    Refusal,
    RuleForbids,
    hold,
    id_from,
    keep_method,
    record,
)
from voordeur.journal.ground import standing_on
from voordeur.journal.rebuilding import rebuild
from voordeur.journal.verifying import verify
from voordeur.programmes import actions as programmes

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

METHOD = """\
id: 96-last-place
version: 1
title: {nl: De laatste plek, en: The last place}
roles:
  coach: {title: {nl: coach, en: coach}, function: coordinator, case_load: 1}
  policy_officer: {title: {nl: beleid, en: policy}, function: policy_officer}
stages:
  helping: {of: case, start: true, title: {nl: Hulp, en: Help}, next: [{on: case_closed, to: closed}]}
  closed: {of: case, end: true, title: {nl: Dicht, en: Closed}}
duties:
  tell_policy: {of: case, title: {nl: Vertel het, en: Tell}, who: policy_officer, within: 1 week,
                after: {count: cases_with_same_obstacle, at_least: 2}, deed: obstacle_reported}
rules:
  place: {of: case, kind: method, before: decision_taken, where: {decision: start, outcome: "yes"},
          must: {count: cases_taken_in, below: 1}, because: {nl: Er is geen plek., en: There is no place.}}
  hands: {of: case, kind: method, before: role_assigned, where: {role: coach},
          must: {count: case_load, below: $coach.case_load}, because: {nl: Vol., en: Full.}}
  group: {of: case, kind: method, before: group_joined, must: {count: group_places, at_least: 1},
          because: {nl: De groep is vol., en: The group is full.}}
  money: {of: case, kind: method, before: spending_booked, must: {count: euros_booked, at_most: 1000},
          because: {nl: Het geld is op., en: The money is gone.}}
"""
Deed = Callable[[], object]
SIGNAL = UUID("01900000-0000-7000-9000-000000000096")


@pytest.fixture
def world(transactional_db: None) -> cast.World:
    return cast.small_world()


def begun(programme: UUID) -> UUID:
    """Begin a case that follows the method above."""
    opening = Opening(file := new_id(), "case", programme=programme, method=keep_method(METHOD))
    record(Draft(file, CaseOpened(route="signal"), cast.TODAY), opening=[opening], permit=cast.operator(), at=cast.AT)
    return file


def a_group(programme: UUID, group: UUID) -> UUID:
    """Form a group with one place."""
    said = {"file": programme, "permit": cast.operator(), "at": cast.AT}
    deed_for("group_formed")(**said, group=group, title="Samen", places=1)
    return group


def tell(said: dict[UUID, Body], worker: UUID = cast.KARIN) -> Recorded:
    """Write one act, each of these in its file, in the order in which they are given."""
    permit = Permit(worker=worker, purpose="coordination", files=None)
    return record(*(Draft(file, body, cast.TODAY) for file, body in said.items()), permit=permit, at=cast.AT)


def while_not_done(first: Deed, second: Deed, then: Deed = lambda: None) -> object:
    """Do the second on another connection when the first is done but not yet kept; give what came of the second.

    The first goes on (`then`) and is kept as soon as the second waits for it, or is through. On SQLite it waits before
    it reads anything.
    """
    asked, through, pids = Event(), Event(), list[int]()

    def other() -> object:
        try:
            if connection.vendor == "postgresql":
                connection.ensure_connection()
                pids.append(connection.connection.info.backend_pid)
            asked.set()
            return second()
        except Refusal as refusal:
            return refusal
        finally:
            through.set()
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            first()
            answer = pool.submit(other)
            assert asked.wait(timeout=20)
            while pids and not through.wait(0.01) and not waits(pids[0]):
                pass
            then()
        return answer.result(timeout=20)


def waits(pid: int) -> bool:
    """Whether the connection with this number waits for another."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT cardinality(pg_blocking_pids(%s)) > 0", [pid])
        return cursor.fetchone() == (True,)


def all_adds_up() -> None:
    assert verify().broken == []
    assert rebuild(today=cast.TODAY).differences == []


def test_the_last_place_in_a_programme_is_given_once(world: cast.World) -> None:
    yes = DecisionTaken(decision="start", outcome="yes", reason="Past hier")
    one, other = begun(cast.DORDRECHT), begun(cast.DORDRECHT)
    refused = while_not_done(lambda: tell({one: yes}), lambda: tell({other: yes}, cast.PIET))
    assert isinstance(refused, RuleForbids)
    assert (refused.rule, refused.explanation["nl"]) == ("place", "Er is geen plek.")
    assert list(RoleDecision.objects.values_list("file", flat=True)) == [one]
    all_adds_up()


def test_in_another_programme_nobody_waits(world: cast.World) -> None:
    yes = DecisionTaken(decision="start", outcome="yes", reason="Past hier")
    one, other = begun(cast.DORDRECHT), begun(cast.DEN_HAAG)
    assert isinstance(while_not_done(lambda: tell({one: yes}), lambda: tell({other: yes}, cast.SANNE)), Recorded)
    assert RoleDecision.objects.count() == 2


def test_hands_that_are_full_stay_full_in_two_programmes_at_once(world: cast.World) -> None:
    """`case_load` is counted over all programmes that one works in."""
    coach = RoleAssigned(role="coach", worker=cast.KARIN, function="coordinator")
    one, other = begun(cast.DORDRECHT), begun(cast.DEN_HAAG)
    refused = while_not_done(lambda: tell({one: coach}), lambda: tell({other: coach}, cast.SANNE))
    assert isinstance(refused, RuleForbids)
    assert refused.rule == "hands"
    assert list(CaseRole.objects.values_list("file", flat=True)) == [one]


def test_the_last_money_of_all_households_together_is_spent_once(world: cast.World) -> None:
    first, one, other = (begun(cast.DORDRECHT) for _ in range(3))

    def books(file: UUID, euros: str) -> Recorded:
        return tell({file: SpendingBooked(spending=new_id(), amount=Decimal(euros), what="Fiets")})

    books(first, "200.50")
    refused = while_not_done(lambda: books(one, "700"), lambda: books(other, "100"))
    assert isinstance(refused, RuleForbids)
    assert (refused.rule, refused.explanation["nl"]) == ("money", "Het geld is op.")
    books(other, "99.50")
    assert list(Spending.objects.order_by("amount").values_list("file", flat=True)) == [other, first, one]
    all_adds_up()


def test_an_obstacle_that_two_meet_at_once_is_owed_to_policy_by_the_second(world: cast.World) -> None:
    one, other = begun(cast.DORDRECHT), begun(cast.DORDRECHT)

    def meets(file: UUID) -> Recorded:
        return tell({file: ObstacleFound(obstacle=new_id(), what="rule", known_as="waiting_period")})

    assert isinstance(while_not_done(lambda: meets(one), lambda: meets(other)), Recorded)
    assert list(OpenDuty.objects.filter(duty="tell_policy").values_list("file", flat=True)) == [other]


def test_a_deed_of_several_acts_holds_ahead_what_it_comes_to_and_nobody_waits_in_a_circle(world: cast.World) -> None:
    """Without it the second would hold its own case and wait for the programme, and the first the other way around."""
    one, other = begun(cast.DORDRECHT), begun(cast.DORDRECHT)
    said = {outcome: DecisionTaken(decision="start", outcome=outcome, reason="Zo is het") for outcome in ("yes", "no")}

    def holds_both() -> None:
        hold([other, one, cast.DORDRECHT], permit=cast.operator(), at=cast.AT)
        tell({one: said["yes"]})

    refused = while_not_done(
        holds_both, lambda: tell({other: said["yes"]}, cast.PIET), then=lambda: tell({other: said["no"]})
    )
    assert isinstance(refused, RuleForbids)
    assert sorted(RoleDecision.objects.values_list("outcome", flat=True)) == ["no", "yes"]


def test_of_two_who_open_a_case_for_one_building_at_once_the_second_hears_that_one_runs(world: cast.World) -> None:
    """Also when they work in two projects of one municipality."""
    theirs = id_from(cast.DORDRECHT, "another project")
    text = cast.method_text(cast.DORDRECHT).replace(cast.METHODS[cast.DORDRECHT], "elsewhere")
    told: dict[str, Any] = {"slug": "elsewhere", "title": "Elders", "controller": cast.MUNICIPALITY}
    programmes.start_programme(programme=theirs, method_text=text, **told, permit=cast.operator(), at=cast.LONG_AGO)

    def opens(programme: UUID, worker: UUID) -> Recorded:
        building = BuildingIdentified(label="De Vlier", addresses=(cast.ADDRESS,))
        permit = Permit(worker=worker, purpose="coordination", files=None)
        return open_case(route="transfer", building=building, programme=programme, permit=permit, at=cast.AT)

    refused = while_not_done(lambda: opens(cast.DORDRECHT, cast.KARIN), lambda: opens(theirs, cast.SANNE))
    assert isinstance(refused, BuildingHasCase)
    assert Building.objects.count() == 1
    all_adds_up()


def _opens() -> Recorded:
    said: dict[str, Any] = {"route": "transfer", "household": cast.HOUSEHOLD, "programme": cast.DORDRECHT}
    return open_case(**said, permit=cast.operator(), at=cast.AT)


def _takes_up() -> Recorded:
    said: dict[str, Any] = {"household": cast.HOUSEHOLD, "role": "case_manager", "worker": cast.KARIN}
    with transaction.atomic(), standing_on(EVERYTHING):  # as somebody who reads the signal
        return take_up_signal(file=SIGNAL, **said, permit=cast.operator(), at=cast.AT)


@pytest.mark.parametrize(("first", "second"), [(_opens, _opens), (_opens, _takes_up), (_takes_up, _opens)])
def test_of_two_who_begin_for_one_household_at_once_the_second_hears_that_one_runs(
    world: cast.World, first: Deed, second: Deed
) -> None:
    """Whether a team decides so, or a signal turns out to be about it."""
    told: dict[str, Any] = {"channel": "telephone", "about": "De Wit", "programme": cast.DORDRECHT, "file": SIGNAL}
    receive_signal(**told, permit=cast.operator(), at=cast.AT)
    assert isinstance(while_not_done(first, second), HouseholdHasCase)
    assert Case.objects.filter(household=cast.HOUSEHOLD).count() == 1


@dataclass(frozen=True)
class Asks:
    """What one of those who act in a round does: a place in the groups of one or two programmes, or two cases tied."""

    places: dict[UUID, UUID]  # case -> group
    tied: tuple[UUID, UUID] | None = None

    def __call__(self) -> object:
        """Do it; give the refusal when there is one."""
        said: dict[UUID, Body] = {case: GroupJoined(group=group, title="Samen") for case, group in self.places.items()}
        if self.tied:
            one, other = self.tied
            said = {one: CaseLinked(case=other, how="samen"), other: CaseLinked(case=one, how="samen")}
        try:
            return tell(said)
        except Refusal as refusal:
            return refusal


def a_round(chance: Random, cases: dict[UUID, list[UUID]], groups: dict[UUID, UUID]) -> list[Asks]:
    """Think of three who want a place here, there or in both at once, and one who writes in two of the same cases."""
    asked = []
    for _one in range(3):
        programmes = chance.sample(list(cases), chance.choice((1, 1, 2)))
        asked.append(Asks({chance.choice(cases[programme]): groups[programme] for programme in programmes}))
    one, other = chance.sample(cases[cast.DORDRECHT], 2)
    return [*asked, Asks({}, (one, other))]


@pytest.mark.parametrize("times", [20, pytest.param(100, marks=pytest.mark.deep)])
def test_whoever_asks_at_random_each_place_is_given_once_and_nobody_waits_in_a_circle(
    world: cast.World, times: int
) -> None:
    chance, programmes = Random(27), (cast.DORDRECHT, cast.DEN_HAAG)
    cases = {programme: [begun(programme) for _ in range(3)] for programme in programmes}
    rounds = [
        a_round(chance, cases, {programme: a_group(programme, new_id()) for programme in programmes})
        for _ in range(times)
    ]
    start = Barrier(4)

    def acts(number: int) -> list[object]:
        came = []
        for asked in rounds:
            start.wait(timeout=60)
            came.append(asked[number]())
        connections.close_all()
        return came

    with ThreadPoolExecutor(4) as pool:
        came = list(zip(*pool.map(acts, range(4)), strict=True))
    for asked, answers in zip(rounds, came, strict=True):
        given_once(asked, answers)
    assert GroupPlace.objects.count() == sum(len(one.places) for one in _served(rounds, came))
    all_adds_up()


def given_once(asked: Sequence[Asks], answers: Sequence[object]) -> None:
    """No place was given twice, and who got none was too late for one that was given."""
    served = [group for one in _served([asked], [answers]) for group in one.places.values()]
    assert len(served) == len(set(served))
    for one, answer in zip(asked, answers, strict=True):
        if not isinstance(answer, Recorded):
            assert isinstance(answer, RuleForbids)
            assert answer.explanation["nl"] == "De groep is vol."
            assert set(one.places.values()) & set(served)


def _served(rounds: Sequence[Sequence[Asks]], came: Sequence[Sequence[object]]) -> list[Asks]:
    pairs = (pair for asked, answers in zip(rounds, came, strict=True) for pair in zip(asked, answers, strict=True))
    return [one for one, answer in pairs if isinstance(answer, Recorded)]
