"""A covenant at work: what ended yesterday refuses something new, and never what has happened."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests import cast
from tests.web import house
from voordeur import access
from voordeur.cases import actions as cases
from voordeur.cases.actions import visiting
from voordeur.cases.actions.answers import ANSWERS
from voordeur.cases.away import CannotStandIn
from voordeur.cases.deeds import deed_for
from voordeur.cases.households import NewHousehold
from voordeur.cases.models import CaseRole, Question
from voordeur.cases.queries import asked
from voordeur.cases.sharing import TO_WHAT_END
from voordeur.common.ids import new_id
from voordeur.journal import id_from
from voordeur.partners import actions, queries
from voordeur.partners.models import Covenant, Mandate
from voordeur.partners.rules.covenants import NotCovered
from voordeur.partners.rules.signing import Overlaps, WorksElsewhere

pytestmark = pytest.mark.django_db
FEBRUARY = date(2009, 2, 1)
YESTERDAY = cast.TODAY - timedelta(days=1)


@pytest.fixture
def home():
    return house.build()


def sign(*parties, **more):
    said = {"what": "wie helpt en wat is afgesproken", "happened_on": FEBRUARY, **more}
    recorded = actions.sign_covenant(
        file=cast.DORDRECHT, parties=parties or (cast.DEBT_HELP,), permit=cast.operator(), at=cast.AT, **said
    )
    return Covenant.objects.get(pk=id_from(recorded.entries[0].id, "covenant"))


def karin(case):
    right = access.permit(worker=cast.KARIN, purpose="coordination", file=case, at=cast.AT, also=[cast.HOUSEHOLD])
    return {"file": case, "permit": right, "at": cast.AT}


def give_mo(case, domains=("income_debts",), **more):
    return cases.assign_role(role="financial_case_manager", worker=cast.MO, domains=domains, **karin(case), **more)


@pytest.fixture
def mo_in_the_team(home):
    permit = cast.operator()
    role = "financial_case_manager"
    access.admit_to_team(programme=cast.DORDRECHT, worker=cast.MO, role=role, permit=permit, at=cast.LONG_AGO)
    cases.release_role(role=role, worker=cast.MO, file=home.case, permit=permit, at=cast.AT)
    return home.case


def ask(case, action):
    place = {"text": "Kom langs", "owner_kind": "organisation", "owner": cast.DEBT_HELP, "domain": "income_debts"}
    cases.place_action(action=action, **place, **karin(case))
    return cases.ask_for_answer(
        about="action",
        subject=action,
        name="Mo",
        address="mo@example.org",
        organisation=cast.DEBT_HELP,
        **karin(case),
    )


def test_of_all_that_is_asked_by_a_link_it_is_known_to_what_end():
    assert set(TO_WHAT_END) == set(ANSWERS)


def test_a_partner_who_never_signed_is_asked_without_the_household_and_one_who_did_with_it(home):
    ask(home.case, new_id())
    question = Question.objects.get()
    assert asked(question, today=cast.TODAY).household == ""
    sign()
    assert asked(question, today=cast.TODAY).household == "De Wit"
    covenant = Covenant.objects.get()
    actions.end_covenant(
        file=cast.DORDRECHT, covenant=covenant.pk, happened_on=cast.TODAY, permit=cast.operator(), at=cast.AT
    )
    assert asked(question, today=cast.TODAY).household == ""


def test_a_covenant_that_ended_yesterday_refuses_a_new_question_and_never_what_happened(home):
    sign(until=YESTERDAY)
    with pytest.raises(NotCovered) as refusal:
        ask(home.case, new_id())
    assert "1-3-2009" in refusal.value.explanation["nl"]
    assert not Question.objects.exists()
    cases.refer(organisation=cast.DEBT_HELP, text="Zij belden zelf", **karin(home.case))  # has happened


def test_a_role_that_shows_more_than_was_signed_is_refused(mo_in_the_team):
    case = mo_in_the_team
    covenant = sign(domains=("income_debts",), purposes=("help",))
    with pytest.raises(NotCovered):
        give_mo(case, domains=())
    said = {"file": cast.DORDRECHT, "covenant": covenant.pk, "organisation": cast.DEBT_HELP, "happened_on": FEBRUARY}
    said |= {"permit": cast.operator(), "at": cast.AT}
    with pytest.raises(WorksElsewhere):
        actions.name_participant(worker=cast.STRANGER, **said)
    noor = new_id()
    deed_for("contact_person_named")(
        file=cast.DEBT_HELP, contact=noor, name="Noor", happened_on=FEBRUARY, permit=cast.operator(), at=cast.AT
    )
    actions.name_participant(contact=noor, **said)
    with pytest.raises(NotCovered):
        give_mo(case)
    actions.name_participant(worker=cast.MO, **said)
    give_mo(case)
    assert access.sees(worker=cast.MO, purpose="help", file=case, today=cast.TODAY, level=1)


def test_no_role_is_given_after_the_end_and_one_of_before_can_still_be_written_down(mo_in_the_team):
    sign(until=YESTERDAY)
    with pytest.raises(NotCovered):
        give_mo(mo_in_the_team)
    give_mo(mo_in_the_team, happened_on=YESTERDAY)


def test_nobody_stands_in_past_the_last_day_of_a_covenant(home):
    role, last = "financial_case_manager", cast.TODAY + timedelta(days=5)
    for worker in (cast.KARIN, cast.MO):
        access.admit_to_team(
            programme=cast.DORDRECHT, worker=worker, role=role, permit=cast.operator(), at=cast.LONG_AGO
        )
    cases.assign_role(role=role, worker=cast.KARIN, file=home.case, permit=cast.operator(), at=cast.AT)
    sign(until=last)
    right = access.permit_to_arrange_cover(worker=cast.KARIN, absent=cast.KARIN, at=cast.AT)
    said = {"file": home.case, "role": role, "instead_of": cast.KARIN, "worker": cast.MO, "permit": right}
    with pytest.raises(CannotStandIn):
        cases.have_covered(since=cast.TODAY, until=last + timedelta(days=2), at=cast.AT, **said)
    cases.have_covered(since=cast.TODAY, until=last + timedelta(days=1), at=cast.AT, **said)


def test_a_visit_by_somebody_of_a_partner_whose_covenant_ended_is_written_down_with_the_case_that_it_opens(home):
    access.admit_to_team(
        programme=cast.DORDRECHT, worker=cast.MO, role="home_visitor", permit=cast.operator(), at=cast.LONG_AGO
    )
    sign(until=YESTERDAY)
    visiting.hold_visit_with_needs(
        file=home.door,
        visited=visiting.Visited(who_present=("vader",), asked=("questions",)),
        household=NewHousehold(label="Bakker"),
        needs=[visiting.NeedTold(text="De huur is te hoog", domain="housing")],
        roles={"home_visitor": cast.MO},
        permit=access.permit(worker=cast.MO, purpose="outreach", file=home.door, programme=cast.DORDRECHT, at=cast.AT),
        at=cast.AT,
    )
    assert CaseRole.objects.filter(worker=cast.MO, role="home_visitor").exists()


def test_what_was_prolonged_holds_again_and_two_for_the_same_do_not_go_together(monkeypatch):
    cast.small_world()
    covenant = sign(cast.DEBT_HELP, cast.SCHOOL, until=YESTERDAY)
    seen, real = iter([[]]), queries.pacts
    with monkeypatch.context() as at_once:
        at_once.setattr(queries, "pacts", lambda *args, **more: next(seen, real(*args, **more)))
        with pytest.raises(Overlaps):  # of two at once, which both saw nothing yet, one stays
            sign(cast.SCHOOL)
    assert [one.pk for one in queries.ended_unseen(cast.TODAY)] == [covenant.pk]
    with pytest.raises(Overlaps):
        sign(cast.SCHOOL)
    actions.prolong_covenant(
        file=cast.DORDRECHT, covenant=covenant.pk, until=date(2009, 5, 1), permit=cast.operator(), at=cast.AT, id=None
    )
    assert queries.under_covenant(cast.TODAY, programme=cast.DORDRECHT) == {cast.DEBT_HELP, cast.SCHOOL}
    assert queries.under_covenant(cast.TODAY, programme=cast.DEN_HAAG) == set()
    assert [one.pk for one in queries.ending_soon(cast.TODAY)] == [covenant.pk]
    actions.leave_covenant(
        file=cast.DORDRECHT,
        covenant=covenant.pk,
        organisation=cast.SCHOOL,
        happened_on=cast.TODAY,
        permit=cast.operator(),
        at=cast.AT,
    )
    assert queries.under_covenant(cast.TODAY, programme=cast.DORDRECHT) == {cast.DEBT_HELP}


def test_what_an_organisation_signed_in_its_own_file_holds_for_every_programme():
    cast.small_world()
    actions.sign_covenant(
        file=cast.SCHOOL, parties=(cast.SCHOOL,), what="meldt verzuim", permit=cast.operator(), at=cast.AT
    )
    for programme in (cast.DORDRECHT, cast.DEN_HAAG):
        assert queries.under_covenant(cast.TODAY, programme=programme) == {cast.SCHOOL}


def test_a_mandate_is_kept_with_its_limit_and_can_be_taken_back():
    cast.small_world()
    covenant = sign(until=date(2009, 12, 31))
    actions.give_mandate(
        file=cast.DORDRECHT, covenant=covenant.pk, giver=cast.DEBT_HELP, holder=cast.MUNICIPALITY,
        decision="een noodfonds aanvragen",
        limit=Decimal("500"), until=date(2009, 6, 30), permit=cast.operator(), at=cast.AT,
    )  # fmt: skip
    mandate = Mandate.objects.get()
    assert (mandate.limit, mandate.until) == (500, date(2009, 6, 30))
    told = {"mandate": mandate.pk, "reason": "fonds is leeg", "permit": cast.operator(), "at": cast.AT}
    deed_for("mandate_revoked")(file=cast.DORDRECHT, **told)
    assert Mandate.objects.get().until == YESTERDAY
