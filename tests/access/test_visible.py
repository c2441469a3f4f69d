"""Who sees what. Read beside the rules of trust: no ground, no object."""

from datetime import date, timedelta

import pytest

from tests import cast
from voordeur import access
from voordeur.access.entries import AccessGranted
from voordeur.accounts.entries import WorkerLeft
from voordeur.common.ids import new_id
from voordeur.journal import Draft, Entry, File, Opening, record
from voordeur.journal.models import Level, Words
from voordeur.people import actions as people
from voordeur.people.entries import InvolvementStarted, PersonChanged
from voordeur.people.models import Address, Household, Involvement, Membership, Person
from voordeur.programmes.models import Programme, TeamMember

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return cast.small_world()


def seen(model, worker, purpose, today=cast.TODAY):
    return access.visible(model.objects, worker=worker, purpose=purpose, today=today)


def test_without_a_grant_there_is_nothing(world):
    for model in (File, Entry, Words, Household, Person, Membership, Programme, TeamMember):
        assert not seen(model, cast.STRANGER, "coordination").exists(), model


def test_an_unknown_worker_sees_nothing(world):
    assert not seen(File, new_id(), "coordination").exists()


def test_for_no_purpose_nothing_is_seen_or_in_reach(world):
    assert not seen(File, cast.KARIN, ()).exists()
    near = access.reach(worker=cast.KARIN, purpose=(), today=cast.TODAY)
    assert not File.objects.filter(pk__in=near).exists()


def test_a_role_of_ones_own_shows_the_file_and_what_is_in_it(world):
    cast.give("coordinator", cast.KARIN, {cast.HOUSEHOLD: "household"})
    assert set(seen(Person, cast.KARIN, "coordination").values_list("id", flat=True)) == {cast.MOTHER, cast.SON}
    assert seen(Household, cast.KARIN, "coordination").get().id == cast.HOUSEHOLD
    assert seen(Words, cast.KARIN, "coordination").filter(entry__file=cast.HOUSEHOLD).exists()


def test_one_purpose_is_not_another(world):
    cast.give("coordinator", cast.KARIN, {cast.HOUSEHOLD: "household"})
    assert not seen(Person, cast.KARIN, "report").exists()
    assert not seen(Person, cast.KARIN, "outreach").exists()


def test_a_domain_that_is_not_yours_does_not_exist_for_you(world):
    cast.give("helper", cast.MO, {cast.HOUSEHOLD: "household"}, domains=("income_debts",))
    debts, health, bare = (note(domain, world) for domain in ("income_debts", "health", ""))
    ids = set(seen(Entry, cast.MO, "help").values_list("id", flat=True))
    assert {debts, bare} <= ids
    assert health not in ids
    assert not seen(Words, cast.MO, "help").filter(entry=health).exists()


def test_what_was_told_in_confidence_needs_a_confined_grant(world):
    cast.give("helper", cast.MO, {cast.HOUSEHOLD: "household"})
    secret = note("", world, level=Level.CONFINED)
    assert not seen(Entry, cast.MO, "help").filter(id=secret).exists()
    record(
        Draft(cast.HOUSEHOLD, access_granted(cast.KARIN, Level.CONFINED), cast.LONG_AGO.date()),
        permit=world.operator,
        at=cast.AT,
    )
    assert seen(Entry, cast.KARIN, "coordination").filter(id=secret).exists()


def test_involvement_comes_first_and_content_later(world):
    record(
        Draft(cast.HOUSEHOLD, access_granted(cast.SANNE, Level.INVOLVEMENT), cast.LONG_AGO.date()),
        permit=world.operator,
        at=cast.AT,
    )
    involve(world, cast.SCHOOL)
    assert seen(Involvement, cast.SANNE, "coordination").get().organisation == cast.SCHOOL
    assert not seen(Person, cast.SANNE, "coordination").exists()
    assert not seen(Household, cast.SANNE, "coordination").exists()
    assert not seen(Membership, cast.SANNE, "coordination").exists()


def test_an_organisation_whose_name_tells_the_problem_is_absent_from_the_list(world):
    for worker, level in ((cast.SANNE, Level.INVOLVEMENT), (cast.KARIN, Level.SHARED)):
        record(
            Draft(cast.HOUSEHOLD, access_granted(worker, level), cast.LONG_AGO.date()),
            permit=world.operator,
            at=cast.AT,
        )
    involve(world, cast.CLINIC, reveals_problem=True)
    assert not seen(Involvement, cast.SANNE, "coordination").exists()
    assert not seen(Involvement, cast.KARIN, "coordination").exists()


def test_it_is_named_where_its_own_ground_allows_that(world):
    record(
        Draft(cast.HOUSEHOLD, access_granted(cast.SANNE, Level.INVOLVEMENT), cast.LONG_AGO.date()),
        permit=world.operator,
        at=cast.AT,
    )
    involve(world, cast.CLINIC, reveals_problem=True, named_on="consent of the resident, in writing")
    assert seen(Involvement, cast.SANNE, "coordination").get().organisation == cast.CLINIC


def test_a_team_sees_the_doors_of_its_programme_and_no_cases(world):
    doorstep, case = open_file(world, "doorstep", cast.DORDRECHT), open_file(world, "case", cast.DORDRECHT)
    files = set(seen(File, cast.FATMA, "outreach").values_list("id", flat=True))
    assert files == {doorstep, cast.DORDRECHT}
    assert case not in files


@pytest.mark.parametrize(
    ("worker", "purpose"), [(cast.KARIN, "coordination"), (cast.FATMA, "outreach"), (cast.PIET, "oversight")]
)
def test_everyone_in_a_team_knows_the_team(world, worker, purpose):
    assert set(seen(TeamMember, worker, purpose).values_list("worker", flat=True)) == {
        cast.KARIN,
        cast.FATMA,
        cast.PIET,
    }


def test_a_coordinator_knows_of_other_cases_only_that_they_are_there(world):
    case = open_file(world, "case", cast.DORDRECHT)
    assert seen(File, cast.KARIN, "coordination").filter(id=case).exists()
    assert not seen(Entry, cast.KARIN, "coordination").filter(file=case).exists()


def test_nothing_crosses_between_programmes(world):
    case = open_file(world, "case", cast.DEN_HAAG)
    assert seen(Entry, cast.INEKE, "triage").filter(file=case).exists()
    for purpose in ("outreach", "coordination", "oversight", "triage", "report"):
        for worker in (cast.KARIN, cast.FATMA, cast.PIET):
            assert not seen(File, worker, purpose).filter(id=case).exists(), (worker, purpose)


def test_a_grant_begins_and_ends_on_its_day(world):
    first = cast.LONG_AGO.date()
    body = access_granted(cast.KARIN, Level.SHARED, until=first + timedelta(days=10))
    record(Draft(cast.HOUSEHOLD, body, first), permit=world.operator, at=cast.LONG_AGO)
    days = [first + timedelta(days=number) for number in (-1, 0, 9, 10)]
    assert [seen(Household, cast.KARIN, "coordination", day).exists() for day in days] == [False, True, True, False]


def test_the_end_of_a_role_ends_the_sight_on_the_same_day(world):
    cast.give("coordinator", cast.KARIN, {cast.HOUSEHOLD: "household"})
    drafts = access.ends_for("coordinator", cast.KARIN, {cast.HOUSEHOLD: "household"}, cast.TODAY, reason="handed over")
    record(*drafts, permit=world.operator, at=cast.AT)
    assert not seen(Household, cast.KARIN, "coordination").exists()
    assert seen(Household, cast.KARIN, "coordination", date(2009, 3, 1)).exists()


def test_who_leaves_loses_everything_at_once_and_for_good(world):
    cast.give("coordinator", cast.KARIN, {cast.HOUSEHOLD: "household"})
    access.let_go(worker=cast.KARIN, permit=world.operator, at=cast.AT)
    assert not seen(File, cast.KARIN, "coordination").exists()
    assert not seen(File, cast.KARIN, "coordination", date(2009, 3, 1)).exists()
    assert not TeamMember.objects.filter(worker=cast.KARIN, until=None).exists()
    with pytest.raises(access.NoGround):
        access.permit(worker=cast.KARIN, purpose="coordination", programme=cast.DORDRECHT, at=cast.AT)


def test_the_account_alone_is_enough_to_lose_everything(world):
    cast.give("coordinator", cast.KARIN, {cast.HOUSEHOLD: "household"})
    record(Draft(cast.KARIN, WorkerLeft(), cast.TODAY), permit=world.operator, at=cast.AT)
    assert not seen(File, cast.KARIN, "coordination").exists()


def test_a_table_without_a_file_is_refused_rather_than_shown(world):
    with pytest.raises(TypeError, match="has no file"):
        seen(Address, cast.KARIN, "coordination")


def test_the_question_is_one_query(world, django_assert_num_queries):
    with django_assert_num_queries(1):
        list(seen(Person, cast.KARIN, "coordination"))


def note(domain, world, level=Level.SHARED):
    draft = Draft(
        cast.HOUSEHOLD,
        PersonChanged(person=cast.MOTHER, remark="x"),
        cast.TODAY,
        domain=domain,
        level=level,
        id=new_id(),
    )
    record(draft, permit=world.operator, at=cast.AT)
    return draft.id


def involve(world, organisation, **more):
    people.note_involvement(
        household=cast.HOUSEHOLD, organisation=organisation, permit=world.operator, at=cast.AT, **more
    )


def open_file(world, kind, programme):
    file = new_id()
    draft = Draft(file, InvolvementStarted(organisation=cast.SCHOOL), cast.TODAY)
    record(draft, permit=world.operator, at=cast.AT, opening=[Opening(file, kind, programme=programme)])
    return file


def access_granted(worker, level, until=None):
    return AccessGranted(worker=worker, purpose="coordination", level=int(level), until=until)
