"""A case goes on in the method that its own feeds: household and consent come along, and each side sees no more."""

import pytest
from django.db import transaction

from tests import cast
from tests.cases.conftest import may
from voordeur import access
from voordeur.cases import actions as cases
from voordeur.cases.actions import living
from voordeur.cases.coordinating import NotGivenYet, coordinating
from voordeur.cases.feeding import (
    DoesNotFeed,
    DoesNotRunThere,
    LivesElsewhere,
    NotBesideThis,
    NotWithoutConsent,
    NotWithoutHousehold,
    RunsThereAlready,
    SaysNothing,
)
from voordeur.cases.models import Case, ConsentOrGround, HandOn, Member
from voordeur.cases.queries import going_on_beside, sides_of, whom_to_call
from voordeur.common.ids import new_id
from voordeur.journal import Entry, IdReused, Level, NoPermit, hold, id_from
from voordeur.journal.models import Words
from voordeur.journal.rebuilding import rebuild
from voordeur.people import actions as people
from voordeur.programmes import actions as programmes

GIRLS = id_from(cast.DORDRECHT, "a programme that feeds it")
FED = cast.METHODS[cast.DORDRECHT]


@pytest.fixture
def feeding(world):
    """A programme under Dordrecht's controller whose method hands on to that of Dordrecht; Sanne works there."""
    text = cast.method_text(cast.DORDRECHT).replace(f"id: {FED}", "id: meiden") + f"\nfeeds: [{FED}]\n"
    told = {"permit": world.operator, "at": cast.LONG_AGO}
    said = {"slug": "meiden", "title": "Meiden", "method_text": text, "controller": cast.MUNICIPALITY}
    programmes.start_programme(programme=GIRLS, **said, **told)
    access.admit_to_team(programme=GIRLS, worker=cast.SANNE, role="case_manager", **told)
    return begun(household=cast.HOUSEHOLD)


def begun(**more):
    id = new_id()
    permit = may(cast.SANNE, "coordination", programme=GIRLS, also=[cast.HOUSEHOLD])
    said = {"route": "transfer", "programme": GIRLS, "roles": {"case_manager": cast.SANNE}}
    cases.open_case(**said, **more, permit=permit, at=cast.AT, id=id)
    return id_from(id, "case")


def writing(file):
    return {"file": file, "permit": may(cast.SANNE, "coordination", file=file), "at": cast.AT}


def handing(file, id=None, **more):
    id = id or new_id()
    case = cases.case_handed_on(id)
    right = access.permit_to_hand_on(worker=cast.SANNE, purpose="coordination", file=file, case=case, at=cast.AT)
    said = {"file": file, "to": FED, "programme": cast.DORDRECHT, "reason": "She has debts of her own"}
    return cases.hand_on(**(said | more), permit=right, at=cast.AT, id=id), case


def test_household_consent_and_members_come_along_and_the_reason_does_not(feeding):
    cases.give_consent(persons=[cast.MOTHER], for_what="To be helped there too", **writing(feeding))
    shown = {"name": "Anja", "part": "parent", "person": cast.MOTHER}
    cases.note_member(**shown, **writing(feeding))
    cases.note_member(name="Bas", part="child", level=Level.CONFINED, **writing(feeding))
    id = new_id()
    (once, case), (twice, _) = handing(feeding, id), handing(feeding, id)
    assert (once.act, twice.repeated) == (twice.act, True)
    new = Case.objects.get(pk=case)
    assert (new.household, new.programme, new.beside_reason) == (cast.HOUSEHOLD, cast.DORDRECHT, "")
    assert [one.persons for one in ConsentOrGround.objects.of(case)] == [[str(cast.MOTHER)]]
    assert [one.text for one in Member.objects.of(case)] == ["Anja"]
    assert [(one.way, one.method, one.reason) for one in HandOn.objects.of(case)] == [("from", "meiden", "")]
    assert [one.way for one in HandOn.objects.of(feeding)] == ["to"]
    assert Case.objects.get(pk=feeding).closed_on is None
    assert rebuild(today=cast.TODAY).differences == []
    with pytest.raises(RunsThereAlready):
        handing(feeding)


def test_who_hands_on_begins_the_new_case_and_cannot_read_it_and_they_cannot_read_the_old_one(feeding):
    cases.give_consent(persons=[cast.MOTHER], **writing(feeding))
    _, case = handing(feeding)
    for worker, file in ((cast.SANNE, case), (cast.KARIN, feeding)):
        seen = access.visible(Entry.objects.filter(file=file), worker=worker, purpose="coordination", today=cast.TODAY)
        assert not seen.filter(level__gte=Level.SHARED).exists()
        with pytest.raises(access.NoGround):
            may(worker, "coordination", file=file)
    known = access.visible(Case.objects.of(case), worker=cast.KARIN, purpose="coordination", today=cast.TODAY)
    assert not known.exists(), "a colleague of the team knows that a case is there, and reads nothing of it"
    with pytest.raises(access.NoGround):
        access.permit_to_hand_on(worker=cast.STRANGER, purpose="coordination", file=feeding, case=new_id(), at=cast.AT)


def test_nothing_is_handed_on_without_the_consent_on_which_the_work_rests(feeding):
    with pytest.raises(NotWithoutConsent):
        handing(feeding)
    cases.give_consent(persons=[cast.MOTHER], **writing(feeding))
    cases.withdraw_consent(**writing(feeding))
    with pytest.raises(NotWithoutConsent):
        handing(feeding)
    assert not HandOn.objects.exists()


def test_a_case_goes_only_where_its_method_hands_on_to_and_only_with_a_household(feeding):
    with pytest.raises(DoesNotFeed):
        handing(feeding, to=cast.METHODS[cast.DEN_HAAG], programme=cast.DEN_HAAG)
    with pytest.raises(DoesNotRunThere):
        handing(feeding, programme=GIRLS)
    with pytest.raises(NotWithoutHousehold):
        handing(begun())
    noted, _ = handing(feeding, programme=None)
    assert [entry.kind for entry in noted.entries] == ["handed_on"]


def withdrawing(file, **more):
    right = access.permit_to_take_back_consent(
        worker=cast.SANNE, purpose="coordination", file=file, cases=more.get("also", ()), at=cast.AT
    )
    return cases.withdraw_consent(file=file, **more, permit=right, at=cast.AT)


def holds(file):
    return ConsentOrGround.objects.of(file).filter(kind="consent", withdrawn_on=None).exists()


def test_consent_that_is_taken_back_for_one_team_holds_for_the_other(feeding):
    cases.give_consent(persons=[cast.MOTHER], for_what="To be helped there too", **writing(feeding))
    _, fed = handing(feeding)
    withdrawing(feeding, persons=[cast.MOTHER], reason="She trusts the others more")
    assert not holds(feeding)
    assert holds(fed)


def test_consent_that_is_taken_back_for_both_ends_in_both_at_once_and_the_reason_stays(feeding):
    cases.give_consent(persons=[cast.MOTHER], for_what="To be helped there too", **writing(feeding))
    _, fed = handing(feeding)
    withdrawing(feeding, persons=[cast.MOTHER], reason="She moves", also=[fed])
    assert not holds(feeding)
    assert not holds(fed)
    there = Entry.objects.get(file=fed, kind="consent_withdrawn")
    assert not Words.objects.filter(entry=there, text__contains="She moves").exists()


def test_consent_ends_only_in_cases_that_run_beside_and_nothing_else_is_written_there(feeding):
    cases.give_consent(persons=[cast.MOTHER], for_what="To be helped there too", **writing(feeding))
    _, fed = handing(feeding)
    other = begun()
    with pytest.raises(NotBesideThis):
        withdrawing(feeding, also=[other])
    right = access.permit_to_take_back_consent(
        worker=cast.SANNE, purpose="coordination", file=feeding, cases=[fed], at=cast.AT
    )
    with pytest.raises(NoPermit):
        cases.record_ground(file=fed, ground="None", permit=right, at=cast.AT)


def agreeing(file, case, *, here, worker=cast.SANNE):
    right = may(worker, "coordination", file=file)
    return cases.agree_on_household(file=file, case=case, here=here, permit=right, at=cast.AT)


@pytest.fixture
def both(feeding):
    """A case that was handed on: Sanne coordinates the first one, Karin the other, for one household."""
    cases.give_consent(persons=[cast.MOTHER], for_what="To be helped there too", **writing(feeding))
    _, fed = handing(feeding)
    cases.assign_role(file=fed, role="case_manager", worker=cast.KARIN, permit=cast.operator(), at=cast.AT)
    return feeding, fed


def test_a_role_that_ends_in_one_case_leaves_the_sight_of_the_household_that_came_with_the_other(both):
    first, fed = both
    roles = {first: "financial_case_manager", fed: "financial_case_manager"}
    for file, domains in ((first, ["income_debts"]), (fed, ["health"])):
        said = {"role": roles[file], "worker": cast.MO, "domains": domains}
        cases.assign_role(file=file, **said, permit=cast.operator(), at=cast.AT)
    for file, left in ((fed, ("income_debts",)), (first, None)):
        cases.release_role(file=file, role=roles[file], worker=cast.MO, permit=cast.operator(), at=cast.AT)
        assert access.domains_held(worker=cast.MO, function_name="helper", file=cast.HOUSEHOLD) == left
        assert not access.sees(worker=cast.MO, purpose="help", file=file, today=cast.TODAY)


def answering(file):
    return coordinating(sides_of(file))


def test_the_household_keeps_the_coordinator_it_had_until_that_one_gives_it_away_and_the_other_takes_it(both):
    first, fed = both
    assert answering(first) == answering(fed) == first
    with pytest.raises(NotGivenYet):
        agreeing(fed, first, here=True, worker=cast.KARIN)
    agreeing(first, fed, here=False)
    assert answering(fed) == first, "it is never without one"
    agreeing(fed, first, here=True, worker=cast.KARIN)
    assert answering(first) == answering(fed) == fed
    with pytest.raises(NotGivenYet):
        agreeing(first, fed, here=True)
    assert not rebuild(today=cast.TODAY).differences


def test_whom_to_call_names_first_who_coordinates_the_household(both):
    first, fed = both
    agreeing(first, fed, here=False)
    agreeing(fed, first, here=True, worker=cast.KARIN)
    calls = whom_to_call(
        household=cast.HOUSEHOLD,
        worker=cast.World.worker(None, cast.FATMA),
        purpose="outreach",
        programme=cast.DORDRECHT,
        at=cast.AT,
        page="whom to call",
    )
    assert calls[0].case == fed
    assert calls[0].function == "casemanager, coördineert het huishouden"
    assert sum("coördineert" in one.function for one in calls) == 1


def test_the_household_of_a_case_that_ends_is_answered_for_by_the_one_that_runs(both):
    first, fed = both
    cases.close_case(file=first, reason="moved", permit=cast.operator(), at=cast.AT)
    assert answering(fed) == fed
    for here in (True, False):
        with pytest.raises(NotBesideThis):
            agreeing(fed, first, here=here, worker=cast.KARIN)


def test_nothing_runs_beside_a_case_that_ended(both):
    first, fed = both
    assert (going_on_beside(first), going_on_beside(fed)) == ([fed], [first])
    cases.close_case(file=first, reason="moved", permit=cast.operator(), at=cast.AT)
    assert (going_on_beside(first), going_on_beside(fed)) == ([], [])


def telling(file, case, id=None, persons=(), text="Two of four lessons missed"):
    cases_there = [case] if case else []
    right = access.permit_to_tell_beside(
        worker=cast.SANNE, purpose="coordination", file=file, cases=cases_there, at=cast.AT
    )
    said = {"what": "missed_lessons", "text": text, "persons": persons}
    return cases.tell_beside(file=file, case=case, **said, permit=right, at=cast.AT, id=id)


def test_what_is_told_once_is_read_in_the_other_case_and_nothing_more_may_be_written_there(feeding):
    cases.give_consent(persons=[cast.MOTHER], for_what="To be helped there too", **writing(feeding))
    _, fed = handing(feeding)
    id = new_id()
    once, twice = telling(feeding, fed, id), telling(feeding, fed, id)
    assert (once.act, twice.repeated) == (twice.act, True)
    there = Entry.objects.get(file=fed, kind="heard_from_beside")
    assert (there.act, there.by) == (once.act, cast.SANNE)
    assert Words.objects.filter(entry=there, text__contains="Two of four lessons missed").exists()
    right = access.permit_to_tell_beside(
        worker=cast.SANNE, purpose="coordination", file=feeding, cases=[fed], at=cast.AT
    )
    with pytest.raises(NoPermit):
        cases.note_contact(file=fed, channel="call", text="Hello", permit=right, at=cast.AT)
    assert rebuild(today=cast.TODAY).differences == []


def test_nothing_is_told_to_the_other_team_after_consent_was_taken_back(feeding):
    cases.give_consent(persons=[cast.MOTHER], for_what="To be helped there too", **writing(feeding))
    _, fed = handing(feeding)
    cases.withdraw_consent(reason="No more", **writing(feeding))
    with pytest.raises(NotWithoutConsent):
        telling(feeding, fed)
    assert not Entry.objects.filter(kind__in=("told_beside", "heard_from_beside")).exists()


def test_only_a_case_that_runs_beside_is_told_and_a_team_elsewhere_otherwise(feeding):
    with pytest.raises(NotBesideThis):
        telling(feeding, begun())
    assert [entry.kind for entry in telling(feeding, None).entries] == ["told_beside"]


def split_off(person, home):
    living.split(household=cast.HOUSEHOLD, persons=[person], into=home, permit=cast.operator(), at=cast.AT)


def nothing_told():
    return not Entry.objects.filter(kind__in=("told_beside", "heard_from_beside")).exists()


def moves_out(person, _):
    living.leave(household=cast.HOUSEHOLD, person=person, permit=cast.operator(), at=cast.AT)


@pytest.mark.parametrize("parted", [split_off, moves_out])
def test_the_team_of_who_stayed_is_told_nothing_about_who_left(both, parted):
    first, fed = both
    parted(cast.SON, new_id())
    with pytest.raises(LivesElsewhere):
        telling(first, fed, persons=[cast.MOTHER, cast.SON])
    assert nothing_told()
    assert telling(first, fed, persons=[cast.MOTHER]).entries, "of who stayed they are told"


def goes_along(fed):
    """The son moves out, and the case that was handed on goes along with him."""
    split_off(cast.SON, home := new_id())
    cases.identify_household(file=fed, household=home, permit=cast.operator(), at=cast.AT)
    return home


def test_a_case_that_went_along_with_who_left_is_told_nothing_and_that_team_may_be_told_otherwise(both):
    first, fed = both
    goes_along(fed)
    with pytest.raises(NotBesideThis):
        telling(first, fed)
    assert nothing_told()
    assert [entry.kind for entry in telling(first, None).entries] == ["told_beside"]


def test_a_team_that_is_not_beside_this_one_may_be_told_otherwise_while_another_is(both):
    first, _fed = both
    assert [entry.kind for entry in telling(first, None).entries] == ["told_beside"]


def test_consent_in_the_case_that_went_along_is_taken_back_there_and_not_by_who_stayed(both):
    first, fed = both
    goes_along(fed)
    with pytest.raises(NotBesideThis):
        withdrawing(first, also=[fed])
    assert holds(first)
    assert holds(fed)
    cases.withdraw_consent(file=fed, permit=may(cast.KARIN, "coordination", file=fed), at=cast.AT)
    assert not holds(fed)


def test_a_case_that_went_along_with_who_left_answers_for_its_own_household(both):
    first, fed = both
    agreeing(first, fed, here=False)
    agreeing(fed, first, here=True, worker=cast.KARIN)
    goes_along(fed)
    assert answering(first) == first
    assert answering(fed) == fed
    with pytest.raises(NotBesideThis):
        agreeing(first, fed, here=False)
    with pytest.raises(NotBesideThis):
        agreeing(fed, first, here=True, worker=cast.KARIN)


def test_what_a_case_is_about_is_asked_anew_once_its_file_is_held(both, monkeypatch):
    first, fed = both

    def held_late(files, **told):
        people.form_household(household=(home := new_id()), permit=cast.operator(), at=cast.AT)
        for file in both:
            cases.identify_household(file=file, household=home, permit=cast.operator(), at=cast.AT)
        hold(files, **told)

    monkeypatch.setattr("voordeur.cases.actions.handing_on.hold", held_late)
    with pytest.raises(NotBesideThis):
        telling(first, fed, persons=[cast.SON])
    assert nothing_told()


def ends(fed):
    cases.close_case(file=fed, reason="moved", permit=cast.operator(), at=cast.AT)


@pytest.mark.parametrize("gone", [ends, goes_along])
def test_what_runs_beside_is_asked_anew_once_all_files_are_held(both, monkeypatch, gone):
    first, fed = both
    held = []

    def held_late(files, **told):
        held.append(set(files))
        gone(fed)
        hold(files, **told)

    deeds = {
        "grounds": lambda: withdrawing(first, also=[fed]),
        "handing_on": lambda: agreeing(first, fed, here=False),
    }
    for module, deed in deeds.items():
        monkeypatch.setattr(f"voordeur.cases.actions.{module}.hold", held_late)
        with pytest.raises(NotBesideThis), transaction.atomic():
            deed()
    assert held == [{first, fed}, {first, fed}]
    assert not Entry.objects.filter(kind__in=("consent_withdrawn", "household_coordination_agreed")).exists()


@pytest.mark.parametrize("gone", [ends, goes_along])
def test_a_repeat_is_known_as_one_after_the_other_team_is_gone(both, gone):
    first, fed = both
    told, taken = new_id(), new_id()
    once = [telling(first, fed, told), withdrawing(first, also=[fed], id=taken)]
    gone(fed)
    twice = [telling(first, fed, told), withdrawing(first, also=[fed], id=taken)]
    assert [(one.act, one.repeated) for one in twice] == [(one.act, True) for one in once]
    for also in ([], [fed, new_id()]):
        with pytest.raises(IdReused):
            withdrawing(first, also=also, id=taken)


def test_a_team_that_is_not_beside_this_one_is_told_in_words(both):
    first, _fed = both
    with pytest.raises(SaysNothing) as refused:
        telling(first, None, text=" ")
    assert "Schrijf op wat u zei" in refused.value.first["nl"]
    assert nothing_told()


def test_files_that_were_taken_together_are_one_household(both):
    first, fed = both
    twin = new_id()
    people.form_household(household=twin, permit=cast.operator(), at=cast.AT)
    living.merge(household=cast.HOUSEHOLD, into=twin, reason="Twice", permit=cast.operator(), at=cast.AT)
    cases.identify_household(file=fed, household=twin, permit=cast.operator(), at=cast.AT)
    assert len(telling(first, fed, persons=[cast.SON]).entries) == 2
