"""Cover during absence: the role stays, a colleague of the team stands in with its rights, for its days alone."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from tests import cast
from tests.web.house import NOW, TODAY, House, build
from voordeur import access
from voordeur.access.models import Grant
from voordeur.access.permits import permit_for_own_ties
from voordeur.access.ties import declare_tie
from voordeur.cases import actions as cases
from voordeur.cases import covering
from voordeur.cases.away import (
    AlreadyAway,
    AlreadyCovered,
    CannotStandIn,
    Days,
    NotForOneself,
    PeriodCannotBe,
    left_over,
)
from voordeur.cases.models import Absence, CaseRole, Cover
from voordeur.cases.queries import whom_to_call
from voordeur.common.ids import new_id
from voordeur.journal import IdReused, NoPermit, id_from, record
from voordeur.journal.rebuilding import rebuild
from voordeur.people import actions as people
from voordeur.programmes import queries as programmes
from voordeur.safety import actions as safety

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
LAST = TODAY + 10 * DAY
BACK = LAST + DAY


@pytest.fixture
def house() -> House:
    """Karin coordinates, Fatma visits, Mo helps with debts; Sanne is Karin's colleague here."""
    built = build()
    access.admit_to_team(
        programme=cast.DORDRECHT, worker=cast.SANNE, role="case_manager", permit=cast.operator(), at=cast.AT
    )
    return built


def away(
    worker: UUID = cast.KARIN, *, cover: UUID | None = cast.SANNE, since: date = TODAY, by: UUID | None = None, **said
):
    """Let a worker (or whoever `by` is) say that he or she is away until BACK."""
    permit = access.permit_to_arrange_cover(worker=by or worker, absent=worker, at=NOW)
    said = {"until": BACK, "at": NOW, "id": new_id(), **said}
    return cases.note_absence(worker=worker, since=since, cover=cover, permit=permit, **said)


def reads(worker: UUID, file: UUID, on: date) -> list[str]:
    """Give for what a worker may read a file on a day."""
    return [
        purpose
        for purpose in access.purposes_on(worker=worker, file=file, today=on)
        if access.sees(worker=worker, purpose=purpose, file=file, today=on, level=1)
    ]


def test_who_stands_in_has_the_rights_of_the_role_for_its_days_and_not_one_day_more(house: House) -> None:
    assert not reads(cast.SANNE, house.case, TODAY)
    id = new_id()
    told = away(since=TODAY + DAY, id=id)
    assert not reads(cast.SANNE, house.case, TODAY)
    for day in (TODAY + DAY, LAST):
        assert reads(cast.SANNE, house.case, day) == reads(cast.KARIN, house.case, day) == ["coordination"]
        assert reads(cast.SANNE, cast.HOUSEHOLD, day) == ["coordination"]
    assert not reads(cast.SANNE, house.case, BACK)
    assert not reads(cast.SANNE, cast.HOUSEHOLD, BACK)
    assert CaseRole.objects.get(worker=cast.KARIN, file=house.case).until is None
    assert away(since=TODAY + DAY, id=id).repeated
    assert not rebuild(today=TODAY).differences
    assert len(told.entries) == 4  # the absence, the cover, and a right in the case and in the household
    assert "standing in for a colleague" in access.why(cast.SANNE, house.case, today=LAST).words("en")


def test_a_helper_passes_on_the_own_life_domains_and_no_more(house: House) -> None:
    access.admit_to_team(
        programme=cast.DORDRECHT,
        worker=cast.STRANGER,
        role="financial_case_manager",
        permit=cast.operator(),
        at=cast.AT,
    )
    away(cast.MO, cover=cast.STRANGER)
    given = Grant.objects.filter(worker=cast.STRANGER, covers=cast.MO)
    assert set(given.values_list("domain", flat=True)) == {"income_debts"}
    assert set(given.values_list("purpose", flat=True)) == {"help"}


def test_who_sees_nothing_any_more_passes_nothing_on(house: House) -> None:
    ends = access.ends_for("helper", cast.MO, {house.case: "case", cast.HOUSEHOLD: "household"}, TODAY)
    record(*ends, permit=cast.operator(), at=NOW)
    away(cast.MO, cover=cast.SANNE)
    assert not reads(cast.SANNE, house.case, TODAY)


def test_a_protected_fact_does_not_come_with_cover(house: House) -> None:
    id = new_id()
    safety.protect_fact(
        what="secret_address",
        text="Het Kasteel",
        subject_kind="case",
        subject=house.case,
        readers=[cast.KARIN],
        permit=access.permit(worker=cast.KARIN, purpose="coordination", file=house.case, at=NOW),
        at=NOW,
        id=id,
    )
    fact = id_from(id, "protected")
    away(cover=cast.FATMA)
    assert reads(cast.FATMA, house.case, TODAY)
    assert access.purposes_on(worker=cast.KARIN, file=fact, today=TODAY)
    assert not access.purposes_on(worker=cast.FATMA, file=fact, today=TODAY)


def test_who_has_a_tie_there_or_is_away_or_is_in_another_team_cannot_stand_in(house: House) -> None:
    declare_tie(worker=cast.SANNE, permit=permit_for_own_ties(worker=cast.SANNE), at=NOW, id=new_id(), name="de Wit")
    away(cast.FATMA, cover=None)
    for colleague in (cast.SANNE, cast.FATMA, cast.INEKE, cast.PIET, cast.KARIN):
        with pytest.raises(CannotStandIn):
            away(cover=colleague)
    assert not Cover.objects.exists()
    away(cover=None)  # it can still be said
    assert Absence.objects.get(file=cast.KARIN).cover is None


def test_only_the_worker_an_administrator_and_who_leads_the_team_may_say_it(house: House) -> None:
    for stranger in (cast.FATMA, cast.INEKE, cast.STRANGER, cast.MO):
        with pytest.raises(access.NoGround):
            away(by=stranger)
    permit = access.permit_to_arrange_cover(worker=cast.PIET, absent=cast.KARIN, at=NOW)
    with pytest.raises(NoPermit):
        cases.note_contact(file=house.case, channel="call", text="x", permit=permit, at=NOW)
    away(by=cast.PIET)
    assert reads(cast.SANNE, house.case, TODAY)
    assert not reads(cast.PIET, house.case, TODAY)


def test_who_leads_one_team_passes_on_what_is_of_that_team_and_ends_what_is_anywhere(house: House) -> None:
    permit, case, role = cast.operator(), new_id(), "contact_point_worker"
    for worker in (cast.KARIN, cast.SANNE):
        access.admit_to_team(programme=cast.DEN_HAAG, worker=worker, role=role, permit=permit, at=cast.AT)
    said = {"route": "transfer", "programme": cast.DEN_HAAG, "roles": {role: cast.KARIN}}
    cases.open_case(file=case, permit=permit, at=cast.AT, **said)
    team = reads(cast.SANNE, case, LAST)  # who weighs signals reads every case of that team
    away(by=cast.PIET)
    assert reads(cast.SANNE, house.case, LAST)
    assert reads(cast.SANNE, case, LAST) == team
    absence = Absence.objects.get()
    own = access.permit_to_arrange_cover(worker=cast.KARIN, absent=cast.KARIN, at=NOW)
    cases.settle_cover(worker=cast.KARIN, absence=absence.pk, cover=cast.SANNE, permit=own, at=NOW)
    assert "coordination" in reads(cast.SANNE, case, LAST)
    leads = access.permit_to_arrange_cover(worker=cast.PIET, absent=cast.KARIN, at=NOW)
    cases.come_back(worker=cast.KARIN, absence=absence.pk, on=TODAY + DAY, permit=leads, at=NOW)
    assert reads(cast.SANNE, case, LAST) == team
    assert not reads(cast.SANNE, house.case, LAST)


def test_what_is_taken_on_meanwhile_is_covered_too_and_what_becomes_known_later(house: House) -> None:
    away()
    household, case, permit = new_id(), new_id(), cast.operator()
    people.form_household(household=household, label="Nieuw", permit=permit, at=NOW)
    said = {"route": "transfer", "programme": cast.DORDRECHT, "roles": {"case_manager": cast.KARIN}}
    cases.open_case(file=case, permit=permit, at=NOW, **said)
    assert reads(cast.SANNE, case, LAST)
    cases.identify_household(file=case, household=household, permit=permit, at=NOW)
    assert reads(cast.SANNE, household, LAST)
    assert not reads(cast.SANNE, household, BACK)
    cases.take_over(file=case, role="case_manager", worker=cast.FATMA, reason="x", permit=permit, at=NOW)
    assert not reads(cast.SANNE, case, LAST)  # who takes over is there: nobody stands in any more
    assert not reads(cast.SANNE, household, LAST)
    assert not rebuild(today=TODAY).differences


def test_who_has_a_role_that_the_method_keeps_apart_from_this_one_cannot_stand_in(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    method = programmes.method_of(cast.DORDRECHT)
    apart = replace(method.roles["case_manager"], apart_from=("home_visitor",))
    monkeypatch.setattr(
        covering, "method_of", lambda version: replace(method, roles={**method.roles, "case_manager": apart})
    )
    with pytest.raises(CannotStandIn):
        away(cover=cast.FATMA)
    with pytest.raises(CannotStandIn):
        away(cast.FATMA, cover=cast.KARIN)  # it holds both ways
    away()
    with pytest.raises(CannotStandIn):  # nor who stands in for it on those days
        away(cast.FATMA, cover=cast.SANNE)


def test_nobody_gains_a_right_by_the_own_word_nor_makes_it_last(house: House) -> None:
    # In the own case one may help out without asking anybody.
    own = access.permit(worker=cast.KARIN, purpose="coordination", file=house.case, also=[cast.HOUSEHOLD], at=NOW)
    cases.have_covered(
        file=house.case, role="home_visitor", instead_of=cast.FATMA, worker=cast.KARIN, since=TODAY, until=TODAY + DAY,
        permit=own, at=NOW,
    )  # fmt: skip
    away()
    permit = access.permit(worker=cast.SANNE, purpose="coordination", file=house.case, also=[cast.HOUSEHOLD], at=NOW)
    said = {"file": house.case, "role": "case_manager", "worker": cast.SANNE, "permit": permit, "at": NOW}
    longer = {"instead_of": cast.KARIN, "since": BACK, "until": BACK + 9 * DAY}
    for deed, more in (
        (cases.have_covered, longer),
        (cases.take_over, {"reason": "x"}),
        (cases.assign_role, {}),
    ):
        with pytest.raises(NotForOneself):
            deed(**said, **more)
    assert not reads(cast.SANNE, house.case, BACK)
    access.admit_to_team(
        programme=cast.DORDRECHT, worker=cast.PIET, role="case_manager", permit=cast.operator(), at=cast.AT
    )
    with pytest.raises(NotForOneself):  # who leads the team arranges it, for somebody else
        away(cast.FATMA, by=cast.PIET, cover=cast.PIET)


def test_two_at_once_still_give_one_colleague_a_day(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    away()
    permit = access.permit_to_arrange_cover(worker=cast.KARIN, absent=cast.KARIN, at=NOW)
    monkeypatch.setattr(
        covering, "left_over", lambda days, taken: [days]
    )  # what the other just wrote was not there to be read
    with pytest.raises(AlreadyCovered):
        cases.have_covered(
            file=house.case, role="case_manager", instead_of=cast.KARIN, worker=cast.FATMA, since=TODAY, until=BACK,
            permit=permit, at=NOW,
        )  # fmt: skip
    assert Cover.objects.count() == 1


def test_a_cover_sent_again_with_another_day_is_refused(house: House) -> None:
    permit = access.permit_to_arrange_cover(worker=cast.KARIN, absent=cast.KARIN, at=NOW)
    said = {"file": house.case, "role": "case_manager", "instead_of": cast.KARIN, "worker": cast.SANNE}
    told = {**said, "since": TODAY, "permit": permit, "at": NOW, "id": new_id()}
    cases.have_covered(until=BACK, **told)
    assert cases.have_covered(until=BACK, **told).repeated
    with pytest.raises(IdReused):
        cases.have_covered(until=LAST, **told)
    end = {"file": house.case, "cover": Cover.objects.get().pk, "permit": permit, "at": NOW, "id": new_id()}
    cases.end_cover(on=TODAY + DAY, **end)
    assert cases.end_cover(on=TODAY + DAY, **end).repeated
    with pytest.raises(IdReused):
        cases.end_cover(on=TODAY + 2 * DAY, **end)


def test_who_asks_whom_to_call_hears_who_stands_in_as_well(house: House) -> None:
    away()
    said = {"worker": cast.World.worker(None, cast.FATMA), "purpose": "outreach", "programme": cast.DORDRECHT}
    calls = whom_to_call(household=cast.HOUSEHOLD, at=NOW, page="whom to call", **said)
    assert [one.name for one in calls if "Karin" in one.function] == ["Sanne"]
    later = whom_to_call(household=cast.HOUSEHOLD, at=NOW + 30 * DAY, page="whom to call", **said)
    assert {one.name for one in later} == {"Fatma", "Karin", "Mo"}


def test_coming_back_earlier_ends_it_on_that_day(house: House) -> None:
    away()
    absence = Absence.objects.get()
    permit = access.permit_to_arrange_cover(worker=cast.KARIN, absent=cast.KARIN, at=NOW)
    told = {"worker": cast.KARIN, "absence": absence.pk, "permit": permit, "at": NOW}
    for impossible in (TODAY - DAY, BACK):
        with pytest.raises(PeriodCannotBe):
            cases.come_back(on=impossible, **told)
    cases.come_back(on=TODAY + 3 * DAY, **told)
    assert reads(cast.SANNE, house.case, TODAY + 2 * DAY)
    assert not reads(cast.SANNE, house.case, TODAY + 3 * DAY)
    assert not reads(cast.SANNE, cast.HOUSEHOLD, TODAY + 3 * DAY)
    away(since=TODAY + 3 * DAY)  # ill again: it goes on from there
    assert reads(cast.SANNE, house.case, LAST)
    assert not rebuild(today=TODAY).differences


def test_one_colleague_a_day_for_one_role_the_first_stays_and_the_next_takes_what_is_left(house: House) -> None:
    permit = access.permit_to_arrange_cover(worker=cast.KARIN, absent=cast.KARIN, at=NOW)
    said = {"file": house.case, "role": "case_manager", "instead_of": cast.KARIN, "permit": permit, "at": NOW}
    middle = Days(TODAY + 3 * DAY, TODAY + 5 * DAY)
    cases.have_covered(worker=cast.FATMA, since=middle.since, until=middle.until, **said)
    away()
    periods = {(one.worker, one.since, one.until) for one in Cover.objects.all()}
    assert periods == {
        (cast.SANNE, TODAY, middle.since),
        (cast.FATMA, middle.since, middle.until),
        (cast.SANNE, middle.until, BACK),
    }
    with pytest.raises(AlreadyCovered):
        cases.have_covered(worker=cast.FATMA, since=TODAY, until=BACK, **said)
    with pytest.raises(AlreadyAway):
        away(since=LAST)
    theirs = Cover.objects.get(worker=cast.FATMA)
    cases.end_cover(file=house.case, cover=theirs.pk, permit=permit, at=NOW)
    assert "coordination" not in reads(cast.FATMA, house.case, middle.since)
    assert "help" in reads(cast.FATMA, house.case, middle.since)  # her own role there stays


def test_a_cover_who_falls_ill_too_passes_it_on_for_those_days(house: House) -> None:
    away()
    ill = Days(TODAY + 2 * DAY, TODAY + 4 * DAY)
    away(cast.SANNE, cover=cast.FATMA, since=ill.since, until=ill.until)
    on = {
        day: [w for w in (cast.SANNE, cast.FATMA) if "coordination" in reads(w, house.case, TODAY + day * DAY)]
        for day in (1, 2, 4)
    }
    assert on == {1: [cast.SANNE], 2: [cast.FATMA], 4: [cast.SANNE]}
    assert {one.instead_of for one in Cover.objects.all()} == {cast.KARIN}
    assert not rebuild(today=TODAY).differences


@pytest.mark.parametrize("leaver", [cast.KARIN, cast.SANNE])
def test_when_either_leaves_for_good_nothing_is_left_of_it(house: House, leaver: UUID) -> None:
    away(since=TODAY + DAY)
    cases.let_go(worker=leaver, permit=cast.operator(), at=NOW)
    assert not reads(cast.SANNE, house.case, LAST)
    assert not Cover.objects.filter(until__gt=TODAY + DAY).exists()
    assert not rebuild(today=TODAY).differences


@pytest.mark.parametrize(
    ("since", "until"),
    [(TODAY, TODAY), (BACK, TODAY), (TODAY - 5 * DAY, TODAY), (TODAY, TODAY + 400 * DAY), (TODAY - 40 * DAY, BACK)],
)
def test_a_period_has_a_day_that_is_near_enough_to_be_meant(house: House, since: date, until: date) -> None:
    with pytest.raises(PeriodCannotBe):
        away(since=since, until=until)


def test_who_fell_ill_the_day_before_yesterday_is_covered_from_today(house: House) -> None:
    away(since=TODAY - 2 * DAY)
    assert Absence.objects.get().since == TODAY - 2 * DAY
    assert Cover.objects.get().since == TODAY


def test_what_is_left_of_a_period() -> None:
    def days(first: int, last: int) -> Days:
        return Days(TODAY + first * DAY, TODAY + last * DAY)

    assert left_over(days(0, 10), []) == [days(0, 10)]
    assert left_over(days(0, 10), [days(2, 4), days(3, 6), days(9, 20)]) == [days(0, 2), days(6, 9)]
    assert left_over(days(0, 10), [days(0, 10)]) == []
    assert left_over(days(0, 10), [days(-5, 0), days(10, 12)]) == [days(0, 10)]
