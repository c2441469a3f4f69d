"""A round, from its planning to the outcome of each door."""

from datetime import date, time
from typing import Any

import pytest

from tests import cast
from voordeur import access
from voordeur.cases.deeds import deed_for
from voordeur.cases.queries import visits_of
from voordeur.common.ids import new_id
from voordeur.journal import Entry, RuleForbids, Stale, WrongFile
from voordeur.outreach import actions, queries
from voordeur.outreach.models import Announcement, Appointment, Attempt, Doorstep, Round, Visit
from voordeur.people.models import Address
from voordeur.programmes import actions as programmes

AREA = new_id()


@pytest.fixture
def world(db: Any) -> cast.World:
    made = cast.small_world()
    Address.objects.bulk_create(
        Address(street="Vlierhof", number=n, postcode="0000XX", town="N", municipality="N", area=AREA)
        for n in (1, 2, 3, 4)
    )
    programmes.mark_area(programme=cast.DORDRECHT, area=AREA, mark="demolition_area", permit=made.operator, at=cast.AT)
    return made


@pytest.fixture
def round_(world: cast.World) -> Any:
    id = new_id()
    plan(id)
    return id


def plan(id):
    permit = access.permit(worker=cast.FATMA, purpose="outreach", programme=cast.DORDRECHT, at=cast.AT)
    streets = list(Address.objects.filter(street="Vlierhof").values_list("pk", flat=True))
    actions.plan_round(
        programme=cast.DORDRECHT,
        name="Vlierhof, first time",
        addresses=streets,
        workers=[cast.FATMA],
        on=cast.TODAY,
        permit=permit,
        at=cast.AT,
        id=id,
    )


def writing(door):
    permit = access.permit(worker=cast.FATMA, purpose="outreach", file=door, at=cast.AT)
    return {"file": door, "permit": permit, "at": cast.AT}


def doors(round_):
    return queries.doors_of(round=round_, worker=cast.FATMA, today=cast.TODAY)


def test_the_doors_are_listed_in_walking_order_with_the_marks_of_their_area(round_):
    listed = doors(round_)
    assert [line.place for line in listed] == [1, 2, 3, 4, 5]
    numbers = [int(line.address.split()[-1]) for line in listed]
    odd = [number for number in numbers if number % 2]
    assert numbers[: len(odd)] == odd or numbers[-len(odd) :] == odd
    assert {line.features for line in listed if "12" not in line.address} == {("demolition_area",)}
    assert [one.doors for one in queries.rounds(worker=cast.FATMA, today=cast.TODAY)] == [5]


def test_a_round_sent_twice_is_one_round(round_):
    before = Entry.objects.count()
    plan(round_)
    assert (Round.objects.count(), Entry.objects.count()) == (1, before)


def test_who_is_not_in_the_team_sees_no_round(round_):
    for outsider in (cast.STRANGER, cast.SANNE, cast.MO):
        assert queries.rounds(worker=outsider, today=cast.TODAY) == []
        with pytest.raises(access.NoGround):
            queries.doors_of(round=round_, worker=outsider, today=cast.TODAY)
        with pytest.raises(access.NoGround):
            queries.door(file=Doorstep.objects.first().pk, worker=outsider, today=cast.TODAY)


def test_a_no_answer_asks_no_more_than_that_nobody_was_home(round_):
    door = doors(round_)[0].file
    actions.note_attempt(outcome="nobody_home", **writing(door))
    row = Doorstep.objects.get(pk=door)
    assert (row.attempts, row.outcome, row.outcome_on) == (1, "non_response", cast.TODAY)


def test_the_next_try_is_advised_at_another_part_of_the_day(round_):
    door = doors(round_)[0].file
    actions.note_attempt(outcome="nobody_home", part_of_day="morning", **writing(door))
    assert Doorstep.objects.get(pk=door).next_part_of_day == "afternoon"


@pytest.mark.parametrize(
    ("order", "outcome"),
    [
        (("nobody_home", "visit"), "talked"),
        (("nobody_home", "opt_out"), "opted_out"),
        (("visit", "nobody_home"), "talked"),
        (("moved",), ""),
    ],
)
def test_every_door_ends_in_one_of_three_outcomes_or_none_yet(round_, order, outcome):
    door = doors(round_)[0].file
    for deed in order:
        if deed == "visit":
            actions.hold_visit(asked=["questions"], **writing(door))
        elif deed == "opt_out":
            actions.note_opt_out(**writing(door))
        else:
            actions.note_attempt(outcome=deed, **writing(door))
    assert Doorstep.objects.get(pk=door).outcome == outcome


def test_a_visit_was_announced_or_not_and_it_is_known_who_went(round_):
    door = doors(round_)[0].file
    deed_for("visit_announced")(how="flyer", what="first_visit", **writing(door))
    actions.hold_visit(workers=[cast.FATMA, cast.KARIN], unannounced=False, **writing(door))
    assert [(one.how, one.what) for one in Announcement.objects.of(door)] == [("flyer", "first_visit")]
    assert Visit.objects.get().workers == [str(cast.FATMA), str(cast.KARIN)]


def test_an_attempt_that_was_written_down_late_counts_on_its_own_day(round_):
    door = doors(round_)[0].file
    actions.note_opt_out(**writing(door))
    recorded = actions.note_attempt(outcome="nobody_home", happened_on=date(2009, 3, 1), **writing(door))
    assert recorded.deviations == ()
    assert Attempt.objects.get(file=door).on == date(2009, 3, 1)
    assert Doorstep.objects.get(pk=door).outcome == "opted_out"


def test_who_rings_after_a_no_deviates_and_it_is_kept(round_):
    door = doors(round_)[0].file
    actions.note_opt_out(**writing(door))
    recorded = actions.note_attempt(outcome="spoke", **writing(door))
    assert [one.rule for one in recorded.deviations] == ["no_means_no"]
    assert Attempt.objects.filter(file=door).count() == 1


def test_an_appointment_is_planned_cancelled_and_kept(round_):
    door = doors(round_)[0].file
    actions.plan_visit(on=date(2009, 3, 9), from_time=time(14), with_whom="mother", **writing(door))
    (planned,) = visits_of(cast.FATMA, cast.TODAY, last=date(2009, 3, 31))
    actions.cancel_visit(appointment=planned.pk, reason="Ill", **writing(door))
    actions.plan_visit(on=date(2009, 3, 10), **writing(door))
    actions.hold_visit(**writing(door))
    assert list(Appointment.objects.order_by("on").values_list("state", flat=True)) == ["cancelled", "held"]


def test_who_is_not_there_at_an_appointment_missed_it_and_no_bell_was_rung_in_vain(round_):
    door = doors(round_)[0].file
    stale = date(2008, 12, 30)
    actions.plan_visit(on=stale, **writing(door))
    actions.plan_visit(on=cast.TODAY, **writing(door))
    actions.miss_visit(remark="Kaartje in de bus", **writing(door))
    rows = Appointment.objects.order_by("on").values_list("state", "remark")
    assert list(rows) == [("planned", ""), ("missed", "Kaartje in de bus")], "the one of that day"
    row = Doorstep.objects.get(pk=door)
    assert (row.attempts, row.outcome) == (0, "")
    owed = queries.door(file=door, worker=cast.FATMA, today=cast.TODAY).duties
    assert {one.duty for one in owed} >= {"appointment_again"}, "the door is not forgotten"


def test_the_resident_who_said_no_gets_no_appointment(round_):
    door = doors(round_)[0].file
    actions.note_opt_out(**writing(door))
    with pytest.raises(RuleForbids):
        actions.plan_visit(on=date(2009, 3, 9), **writing(door))


def test_the_network_gives_a_way_in(round_):
    door = doors(round_)[0].file
    actions.check_network(known=True, through="school", contact_route="through the teacher", **writing(door))
    found = queries.door(file=door, worker=cast.FATMA, today=cast.TODAY)
    assert (found.network_known, found.contact_route) == (True, "through the teacher")


def test_a_round_stands_in_its_programme_and_nowhere_else(round_, world):
    with pytest.raises((WrongFile, Stale)):
        actions.list_doorstep(file=cast.HOUSEHOLD, permit=world.operator, at=cast.AT)
