"""What was given under a covenant that ended is withdrawn in one act; what rests on something else stays."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import connection

from tests import cast
from tests.web.house import NOW, TODAY, House, build
from voordeur import access
from voordeur.access.ending import permit_to_end_rights
from voordeur.cases import actions as cases
from voordeur.cases.actions.leaving import let_go
from voordeur.cases.models import Action, CaseRole, Cover
from voordeur.cases.queries import without_owner
from voordeur.common.ids import new_id
from voordeur.journal import IdReused, NoPermit, Stale, WrongFile, id_from
from voordeur.journal.ground import of_worker
from voordeur.journal.models import Entry
from voordeur.journal.rebuilding import rebuild
from voordeur.partners import actions as partners
from voordeur.partners.models import Covenant
from voordeur.partners.rules.covenants import CovenantHolds, NothingToWithdraw
from voordeur.people.models import Involvement
from voordeur.programmes import queries as programmes
from voordeur.programmes.actions import start_programme

pytestmark = pytest.mark.django_db
YESTERDAY = TODAY - timedelta(days=1)
FEBRUARY = date(2009, 2, 1)
WHY = "Het convenant is afgelopen"
ROLE = "financial_case_manager"


@pytest.fixture
def house() -> House:
    built = build()
    cast.an_administrator()
    return built


def sign(*parties: UUID, file: UUID = cast.DORDRECHT, until: date | None = YESTERDAY, **more) -> UUID:
    said = {"what": "wie helpt", "since": FEBRUARY, "until": until, "happened_on": FEBRUARY, **more}
    partners.sign_covenant(
        file=file, parties=parties or (cast.DEBT_HELP,), permit=cast.operator(), at=NOW, id=(id := new_id()), **said
    )
    return id_from(id, "covenant")


def withdraw(covenant: UUID, *, by: UUID = cast.PIET, id: UUID | None = None, **more):
    row = Covenant.objects.get(pk=covenant)
    right = permit_to_end_rights(worker=by, programme=row.programme, file=row.file_id, at=NOW)
    said = {"file": row.file_id, "covenant": covenant, "reason": WHY, "permit": right, "at": NOW, "id": id, **more}
    return cases.withdraw_rights(**said)


def reads(worker: UUID, file: UUID) -> list[str]:
    return access.purposes_on(worker=worker, file=file, today=TODAY)


def join(worker: UUID, role: str, *, programme: UUID = cast.DORDRECHT, at=cast.AT) -> None:
    access.admit_to_team(programme=programme, worker=worker, role=role, permit=cast.operator(), at=at)


def another_programme() -> UUID:
    """Start one with the method of Dordrecht, of another controller."""
    start_programme(
        programme=(elsewhere := new_id()),
        slug="elsewhere",
        title="Elders",
        method_text=cast.method_text(cast.DORDRECHT),
        controller=cast.THE_HAGUE,
        permit=cast.operator(),
        at=cast.LONG_AGO,
    )
    return elsewhere


def test_roles_rights_and_places_in_the_team_end_at_once_and_it_stands_in_each_file(house: House) -> None:
    join(cast.MO, ROLE)
    covenant = sign()
    assert all(reads(cast.MO, file) for file in (house.case, cast.HOUSEHOLD, cast.DORDRECHT))
    recorded = withdraw(covenant)
    for file in (house.case, cast.HOUSEHOLD, cast.DORDRECHT):
        assert reads(cast.MO, file) == []
        kinds = {entry.kind for entry in recorded.entries if entry.file_id == file}
        assert "access_ended" in kinds
    assert {entry.act for entry in recorded.entries} == {recorded.act}
    assert not CaseRole.objects.filter(worker=cast.MO, until=None).exists()
    assert not programmes.team_roles_of(cast.MO, TODAY).exists()
    assert not Involvement.objects.filter(worker=cast.MO, until=None).exists()
    assert all(reads(worker, house.case) for worker in (cast.KARIN, cast.FATMA))
    assert Covenant.objects.get(pk=covenant).withdrawn_on == TODAY
    assert rebuild(today=TODAY).differences == []


@pytest.mark.postgres_only
def test_the_database_itself_shows_them_nothing_any_more(house: House) -> None:
    covenant = sign()

    def kinds() -> set[tuple[str]]:
        with of_worker(cast.MO, TODAY), connection.cursor() as cursor:
            cursor.execute("SELECT kind FROM journal_entry UNION SELECT 'a case' FROM cases_case")
            return set(cursor.fetchall())

    assert {("a case",), ("action_agreed",), ("joined_household",)} <= kinds()
    withdraw(covenant)
    assert kinds() <= {("worker_registered",)}


def test_sent_twice_it_is_done_once_and_done_twice_there_is_nothing_left(house: House) -> None:
    covenant, id = sign(), new_id()
    first = withdraw(covenant, id=id)
    written = Entry.objects.count()
    again = withdraw(covenant, id=id)
    assert (again.repeated, again.act, Entry.objects.count()) == (True, first.act, written)
    with pytest.raises(IdReused):
        withdraw(covenant, id=id, reason="Iets anders")
    with pytest.raises(NothingToWithdraw):
        withdraw(covenant)
    assert Entry.objects.count() == written


def test_a_covenant_that_runs_is_refused_and_of_a_party_that_left_alone_the_rights_end(house: House) -> None:
    covenant = sign(cast.DEBT_HELP, cast.SCHOOL, until=TODAY)  # the last day still counts
    cases.assign_role(file=house.case, role="home_visitor", worker=cast.STRANGER, permit=cast.operator(), at=cast.AT)
    with pytest.raises(CovenantHolds):
        withdraw(covenant)
    partners.leave_covenant(
        file=cast.DORDRECHT, covenant=covenant, organisation=cast.SCHOOL, happened_on=TODAY, permit=cast.operator(),
        at=NOW,
    )  # fmt: skip
    withdraw(covenant)
    assert reads(cast.STRANGER, house.case) == []
    assert reads(cast.MO, house.case)


def test_another_covenant_keeps_what_it_allows(house: House) -> None:
    cases.assign_role(
        file=house.case, role="home_visitor", worker=cast.MO, domains=("health", "housing"), permit=cast.operator(),
        at=cast.AT,
    )  # fmt: skip
    covenant = sign(purposes=("help",))
    sign(file=cast.DEBT_HELP, until=None, domains=("housing",), purposes=("help",))
    withdraw(covenant)
    left = access.sight_of(house.case, worker=cast.MO, purpose="help", today=TODAY)
    assert [left.covers(domain=one) for one in ("housing", "health", "income_debts")] == [True, False, False]
    assert list(CaseRole.objects.filter(worker=cast.MO, until=None).values_list("role", flat=True)) == ["home_visitor"]
    assert Involvement.objects.filter(worker=cast.MO, case=house.case, until=None).exists()


def test_own_work_elsewhere_and_in_the_own_organisation_stays(house: House) -> None:
    elsewhere = another_programme()
    join(cast.MO, ROLE, programme=elsewhere)
    cases.open_case(
        file=(other := new_id()),
        household=cast.HOUSEHOLD,
        programme=elsewhere,
        route="transfer",
        roles={ROLE: cast.MO},
        permit=cast.operator(),
        at=cast.AT,
    )
    covenant = sign(cast.DEBT_HELP, cast.MUNICIPALITY)  # whoever answers in law signed as well
    withdraw(covenant)
    assert reads(cast.MO, house.case) == []
    assert reads(cast.MO, other)
    assert reads(cast.MO, elsewhere)
    assert reads(cast.MO, cast.HOUSEHOLD), "it came with the case of the other programme too"
    assert reads(cast.KARIN, house.case) == ["coordination"]


def test_what_was_given_after_the_end_was_not_given_under_it(house: House) -> None:
    covenant = sign(until=cast.TODAY - timedelta(days=1))
    with pytest.raises(NothingToWithdraw):
        withdraw(covenant)
    assert reads(cast.MO, house.case)


def test_who_stood_in_stops_too(house: House) -> None:
    join(cast.MO, "case_manager")
    right = access.permit_to_arrange_cover(worker=cast.KARIN, absent=cast.KARIN, at=cast.AT)
    cases.have_covered(
        file=house.case, role="case_manager", instead_of=cast.KARIN, worker=cast.MO, since=cast.TODAY,
        until=TODAY + timedelta(days=9), permit=right, at=cast.AT,
    )  # fmt: skip
    covenant = sign()
    assert "coordination" in reads(cast.MO, house.case)
    withdraw(covenant)
    assert reads(cast.MO, house.case) == []
    assert Cover.objects.get().until == TODAY


def test_who_may_and_what_else_that_right_writes(house: House) -> None:
    covenant = sign()
    for worker in (cast.KARIN, cast.FATMA, cast.MO, cast.STRANGER, cast.INEKE):
        with pytest.raises(access.NoGround):
            withdraw(covenant, by=worker)
    everywhere = sign(cast.SCHOOL, file=cast.SCHOOL)
    with pytest.raises(access.NoGround):
        withdraw(everywhere)  # who oversees one programme does not oversee all
    right = permit_to_end_rights(worker=cast.BEA, programme=None, file=cast.DORDRECHT, at=NOW)
    with pytest.raises(NoPermit):
        cases.note_contact(file=house.case, channel="call", text="x", permit=right, at=NOW)
    of_karin = access.permit(worker=cast.KARIN, purpose="coordination", programme=cast.DORDRECHT, at=NOW)
    with pytest.raises(NoPermit):
        withdraw(covenant, permit=of_karin)  # who may write in the programme's file does not end what others have
    with pytest.raises(WrongFile):
        withdraw(covenant, file=cast.DEN_HAAG)
    withdraw(covenant, by=cast.BEA)


def test_whoever_saw_an_older_covenant_withdraws_nothing(house: House) -> None:
    covenant = sign()
    seen = Covenant.objects.get(pk=covenant).version
    partners.prolong_covenant(file=cast.DORDRECHT, covenant=covenant, until=cast.TODAY, permit=cast.operator(), at=NOW)
    with pytest.raises(Stale):
        withdraw(covenant, expect=seen)
    assert reads(cast.MO, house.case)


def test_whose_owner_reads_the_case_no_more_lacks_an_owner(house: House) -> None:
    of = {}
    for name, owner in (("mo", cast.MO), ("karin", cast.KARIN), ("never_read", cast.SANNE)):
        cases.place_action(
            file=house.case, action=(of.setdefault(name, new_id())), text=name, owner_kind="worker", owner=owner,
            domain="income_debts", permit=cast.operator(), at=cast.AT,
        )  # fmt: skip
    cases.place_action(
        file=house.case, action=(done := new_id()), text="af", owner_kind="worker", owner=cast.MO,
        permit=cast.operator(), at=cast.AT,
    )  # fmt: skip
    cases.finish_action(file=house.case, action=done, permit=cast.operator(), at=cast.AT)
    actions = list(Action.objects.filter(file=house.case))
    assert without_owner(actions, today=TODAY) == set()
    withdraw(sign())
    assert without_owner(actions, today=TODAY) == {of["mo"]}
    let_go(worker=cast.KARIN, permit=cast.operator(), at=NOW)
    assert without_owner(actions, today=TODAY) == {of["mo"], of["karin"]}
