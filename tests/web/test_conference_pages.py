"""A conference on the pages: called, prepared by itself, held, decided and told; per case, for its own people only."""

import re
from collections.abc import Callable
from datetime import date, time, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from tests import cast
from tests.web.house import NOW, TODAY, House, version_in
from voordeur import access
from voordeur.cases import actions as cases
from voordeur.cases.actions.answers import ask_for_answer
from voordeur.cases.answering import code_of, token_of
from voordeur.cases.models import Action, Conference, ConferenceDecision, Invitation, Question
from voordeur.common import clock
from voordeur.common.ids import new_id
from voordeur.desk.day.agenda import own_days
from voordeur.journal import Level, record
from voordeur.methods import library
from voordeur.methods.reading import read
from voordeur.people import actions as people
from voordeur.post.actions import stop_channels
from voordeur.post.models import Letter, Message, Outgoing
from voordeur.web.cases.forms.conferences import kinds_in

pytestmark = pytest.mark.django_db
AsWorker = Callable[[UUID], Client]


def writing(house: House, at: Any = NOW) -> dict[str, Any]:
    return {"file": house.case, "permit": cast.operator(at), "at": at}


@pytest.fixture
def karin(as_worker: AsWorker) -> Client:
    """Karin's browser."""
    return as_worker(cast.KARIN)


@pytest.fixture
def other(house: House) -> UUID:
    """Another case of Karin's, of which Mo and Fatma know nothing."""
    household, case, permit = new_id(), new_id(), cast.operator()
    people.form_household(household=household, label="Familie Bakker", permit=permit, at=NOW)
    roles = {"case_manager": cast.KARIN}
    said: dict[str, Any] = {"household": household, "programme": cast.DORDRECHT, "roles": roles}
    cases.open_case(file=case, route="transfer", **said, permit=permit, at=NOW)
    cases.note_obstacle(file=case, what="gap", text="Geen adres", permit=permit, at=NOW)
    return case


def call(client: Client, house: House, **said: Any) -> Any:
    url = reverse("call_conference", kwargs={"file": house.case})
    usual = {
        "id": str(new_id()),
        "kind": "case_discussion",
        "on": "2009-03-10",
        "from_time": "14:00",
        "place": "Stadhuis",
    }
    return client.post(url, {**usual, **said})


def do(client: Client, house: House, conference: UUID, word: str, **said: Any) -> Any:
    url = reverse("conference_deed", kwargs={"file": house.case, "conference": conference, "word": word})
    return client.post(url, {"id": str(new_id()), **version_in(client.get(url)), **said})


def page_of(client: Client, house: House, conference: UUID, name: str = "conference") -> str:
    answer = client.get(reverse(name, kwargs={"file": house.case, "conference": conference}))
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_conference_is_called_with_those_of_the_case_ticked_and_stands_in_their_day_and_calendar(
    house: House, karin: Client, as_worker: AsWorker
) -> None:
    form = karin.get(reverse("call_conference", kwargs={"file": house.case}))
    people_field = form.context["form"].fields["people"]
    assert set(people_field.initial) == {f"worker-{one}" for one in (cast.KARIN, cast.FATMA, cast.MO)}
    id = str(new_id())
    for _twice in range(2):
        assert call(karin, house, id=id, people=[f"worker-{cast.MO}", f"worker-{cast.KARIN}"]).status_code == 302
    assert Conference.objects.count() == 1
    assert list(Message.objects.values_list("worker", "about")) == [(cast.MO, "conference_called")]
    mo = as_worker(cast.MO)
    assert "Stadhuis" in mo.get(reverse("my_day")).content.decode()
    events = own_days(cast.World(cast.operator(), cast.HOUSEHOLD, cast.ADDRESS).worker(cast.MO), at=NOW)
    [event] = [one for one in events if one.title == "Overleg"]
    assert event.uid == f"{id}@voordeur"
    assert event.url.endswith(f"/overleggen/{id}/")
    assert mo.get(f"/overleggen/{id}/").status_code == 302
    assert as_worker(cast.STRANGER).get(f"/overleggen/{id}/").status_code == 404
    assert call(karin, house, on="2009-03-09").status_code == 409
    assert call(karin, house, on="").status_code == 400


def test_who_has_a_role_and_reads_nothing_any_more_is_not_offered(house: House, karin: Client) -> None:
    ends = access.ends_for("helper", cast.MO, {house.case: "case", cast.HOUSEHOLD: "household"}, TODAY)
    record(*ends, permit=cast.operator(), at=NOW)
    form = karin.get(reverse("call_conference", kwargs={"file": house.case})).content.decode()
    assert (f"worker-{cast.FATMA}" in form, f"worker-{cast.MO}" in form) == (True, False)


def test_at_a_table_with_several_cases_everybody_gets_the_agenda_of_the_own_cases_only(
    house: House, other: UUID, karin: Client, as_worker: AsWorker
) -> None:
    form = karin.get(reverse("call_conference", kwargs={"file": house.case})).content.decode()
    assert "<summary>Andere casussen aan dezelfde tafel</summary>" in form
    assert call(karin, house, people=[f"worker-{cast.MO}"], cases=[str(other)]).status_code == 302
    meeting = Conference.objects.get(file=other).meeting
    whole = karin.get(f"/overleggen/{meeting}/").content.decode()
    for words in ("Familie Bakker", "Geen adres", "Brieven openen"):
        assert words in whole
    seen = as_worker(cast.MO).get(f"/overleggen/{meeting}/", follow=True)
    page = seen.content.decode()
    assert seen.redirect_chain[-1][0] == reverse(
        "conference", kwargs={"file": house.case, "conference": Conference.objects.get(file=house.case).pk}
    )
    assert "Brieven openen" in page
    for hidden in ("Bakker", "Geen adres", str(other), "Alles aan deze tafel"):
        assert hidden not in page
    assert set(Message.objects.values_list("worker", flat=True)) == {cast.MO}
    moved = Conference.objects.get(file=house.case)
    assert do(karin, house, moved.pk, "verplaatsen", on="2009-03-17", whole_table="on").status_code == 302
    assert set(Conference.objects.values_list("on", flat=True)) == {date(2009, 3, 17)}
    assert do(karin, house, moved.pk, "afzeggen", reason="Niet nodig").status_code == 302
    assert dict(Conference.objects.values_list("file", "state")) == {house.case: "cancelled", other: "called"}


def test_the_agenda_has_the_worst_first_and_leaves_out_what_a_reader_may_not_see(
    house: House, karin: Client, as_worker: AsWorker
) -> None:
    before = writing(house, NOW - timedelta(days=8))
    obstacle, early = new_id(), new_id()
    cases.note_obstacle(obstacle=obstacle, what="gap", text="Geen plek bij de huisarts", domain="health", **before)
    cases.hold_conference(conference=early, kind="case_discussion", **before)
    cases.decide(
        conference=early, owner_kind="worker", owner=cast.MO, text="Bewind aanvragen", by=date(2009, 3, 6), **before
    )
    cases.call_conference(id=(called := new_id()), on=TODAY + timedelta(days=1), **writing(house))
    assert do(karin, house, called, "agendapunt", text="De hond").status_code == 302
    page = page_of(karin, house, called)
    places = [
        page.index(words) for words in ("Bewind aanvragen", "Geen plek bij de huisarts", "De hond", "Brieven openen")
    ]
    assert places == sorted(places)
    assert "besloten en niet gedaan" in page
    seen = page_of(as_worker(cast.MO), house, called)
    assert "De hond" in seen
    assert "huisarts" not in seen


def test_who_is_there_is_one_tap_each_and_a_correction_says_why(house: House, karin: Client) -> None:
    asked = [cases.Invited(worker=cast.MO), cases.Invited(organisation=cast.SCHOOL, name="Els")]
    cases.call_conference(id=(called := new_id()), on=TODAY, invited=asked, **writing(house))
    mo, els = (Invitation.objects.get(**one) for one in ({"worker": cast.MO}, {"text": "Els"}))
    cases.answer_invitation(invitation=els.pk, comes=False, remark="Vrij", **writing(house))
    url = reverse("conference_deed", kwargs={"file": house.case, "conference": called, "word": "aanwezig"})
    assert karin.get(url).context["form"][f"came-{els.pk}"].value() == "with_notice"
    held = {"kind": "case_discussion", "happened_on": "2009-03-10", f"came-{mo.pk}": "there", "attended": "Tante Riet"}
    assert do(karin, house, called, "aanwezig", **held, **{f"came-{els.pk}": "with_notice"}).status_code == 302
    page = page_of(karin, house, called, "minutes")
    for words in ("Mo, Debt help", "Tante Riet", "Afgemeld: Els"):
        assert words in page
    late = {**held, f"came-{els.pk}": "there"}
    assert do(karin, house, called, "aanwezig", **late).status_code == 400  # a correction says why
    assert do(karin, house, called, "aanwezig", **late, reason="Els kwam later").status_code == 302
    page = page_of(karin, house, called, "minutes")
    assert "Afgemeld" not in page
    assert "verbeterd op 10 maart 2009 door Karin" in page


def test_a_decision_needs_an_owner_and_a_day_and_stands_in_the_plan_without_typing_it_twice(
    house: House, karin: Client
) -> None:
    asked = [cases.Invited(worker=cast.MO)]
    cases.call_conference(id=(called := new_id()), on=TODAY, invited=asked, **writing(house))
    whole = {"text": "Regeling treffen", "whose": f"worker-{cast.MO}", "by": "2009-03-24", "to_plan": "on"}
    for wrong in ({"whose": ""}, {"by": ""}, {"by": "2009-03-09"}, {"whose": "network"}, {"dissent": "Te snel"}):
        assert do(karin, house, called, "besluit", **{**whole, **wrong}).status_code == 400, wrong
    assert do(karin, house, called, "besluit", **{**whole, "whose": f"worker-{cast.STRANGER}"}).status_code == 400
    assert not ConferenceDecision.objects.exists()
    said = {**whole, "domain": "income_debts", "who": "Fatma", "dissent": "Eerst rust"}
    assert do(karin, house, called, "besluit", **said).status_code == 302
    action = Action.objects.get(text="Regeling treffen")
    assert (action.owner, action.due) == (cast.MO, date(2009, 3, 24))
    page = page_of(karin, house, called)
    for words in ("Fatma is het er niet mee eens: Eerst rust", "Mo, uiterlijk 24 maart 2009", "in het plan"):
        assert words in page
    line = reverse("correct", kwargs={"entry": ConferenceDecision.objects.get().version})
    form = karin.get(line).content.decode()
    fields = dict(re.findall(r'name="(said_[a-z_]+|on|version)"[^>]*value="([^"]*)"', form))
    fields |= {"said_owner_kind": "resident", "said_text": "Regeling treffen", "said_by": "2009-03-30"}
    right = {**fields, "reason": "Anja doet het zelf", "id": str(new_id())}
    assert karin.post(line, right).status_code == 302
    action.refresh_from_db()
    owned = (action.owner_kind, action.owner, action.due)
    assert owned == ("resident", None, date(2009, 3, 30)), "the plan says the same"
    assert "bewoner, uiterlijk 30 maart 2009" in page_of(karin, house, called)
    done = reverse("deed", kwargs={"file": house.case, "word": "klaar", "thing": action.pk})
    karin.post(done, {"id": str(new_id()), **version_in(karin.get(done)), "result": "Rond"})
    assert ConferenceDecision.objects.get().state == "carried_out"


def test_whose_name_tells_what_is_wrong_is_not_told_by_a_decision_either(
    house: House, karin: Client, as_worker: AsWorker
) -> None:
    cases.join_party(name="Kliniek De Brug", domain="health", **writing(house))
    cases.join_party(name="Vrouwenopvang", level=Level.CONFINED, **writing(house))
    cases.call_conference(id=(called := new_id()), on=TODAY, invited=[cases.Invited(worker=cast.MO)], **writing(house))
    said = {"text": "Langsgaan", "by": "2009-03-24", "to_plan": "on", "domain": "income_debts"}
    for name in ("Kliniek De Brug", "Vrouwenopvang"):
        assert do(karin, house, called, "besluit", whose=f"name-{name}", **said).status_code == 302
        assert name in page_of(karin, house, called)
        assert name not in page_of(as_worker(cast.MO), house, called)
    assert Action.objects.filter(text="Langsgaan").count() == 2
    wrong = do(karin, house, called, "uitnodigen", organisation=str(cast.CLINIC), name="Bas")
    assert wrong.status_code == 400, "of such an organisation the life domain is asked"


def told_at_the_clinic(house: House) -> tuple[UUID, UUID]:
    """Hold a conference with Mo and somebody of the clinic; give it, and the entry of its decision about the post."""
    asked = [cases.Invited(worker=cast.MO), cases.Invited(organisation=cast.CLINIC, name="Bas", domain="health")]
    cases.call_conference(id=(called := new_id()), on=TODAY, from_time=time(9), invited=asked, **writing(house))
    there = tuple(Invitation.objects.order_by("id").values_list("pk", flat=True))
    cases.hold_conference(conference=called, kind="case_discussion", there=there, **writing(house))
    decided = {"conference": called, "owner_kind": "resident", "by": date(2009, 3, 24)}
    cases.decide(text="Naar de kliniek", domain="health", **decided, **writing(house))
    cases.decide(text="Post openen", **decided, id=(entry := new_id()), **writing(house))
    return called, entry


def test_the_minutes_go_out_as_a_link_and_again_only_when_somebody_chooses_so(
    house: House, karin: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    called, entry = told_at_the_clinic(house)
    url = reverse("minutes", kwargs={"file": house.case, "conference": called})
    sent = {"id": str(new_id())}
    for _twice in range(2):
        assert karin.post(url, sent).status_code == 302
    told = Message.objects.filter(about="minutes_ready")
    assert list(told.values_list("worker", flat=True)) == [cast.MO]
    assert "niets veranderd" in karin.get(url).content.decode()
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(minutes=10))
    line = reverse("correct", kwargs={"entry": entry})
    form = karin.get(line).content.decode()
    fields = dict(re.findall(r'name="(said_[a-z_]+|on|version)"[^>]*value="([^"]*)"', form))
    fields |= {
        "said_owner_kind": "resident",
        "said_text": "Alle post openen",
        "reason": "Preciezer",
        "id": str(new_id()),
    }
    for wrong in ({"said_by": "2009-03-01"}, {"said_owner_kind": "worker", "said_owner_name": "Wie dan ook"}):
        assert karin.post(line, fields | wrong).status_code == 409, wrong
    assert karin.post(line, fields).status_code == 302
    page = karin.get(url).content.decode()
    assert "is veranderd nadat het op 10 maart 2009 is verstuurd" in page
    assert "verbeterd op 10 maart 2009 door Karin" in page
    assert told.count() == 1
    karin.post(url, {"id": str(new_id())})
    assert told.count() == 2


def test_minutes_on_paper_hold_what_that_one_reader_may_see(house: House, karin: Client) -> None:
    told_at_the_clinic(house)
    make = reverse("make_letter", kwargs={"file": house.case, "name": "minutes"})
    mo, bas = (Invitation.objects.get(**one).pk for one in ({"worker": cast.MO}, {"text": "Bas"}))
    for reader in (mo, bas):
        assert karin.post(make, {"id": str(new_id()), "language": "nl", "reader": str(reader)}).status_code == 302
    letters = {one.reader_name: one.data for one in Letter.objects.all()}
    assert "Post openen" in letters["Mo"]
    for hidden in ("kliniek", "Clinic"):
        assert hidden not in letters["Mo"]
        assert hidden in letters["Bas"]


def test_somebody_outside_says_by_link_and_code_whether_they_come(house: House, karin: Client) -> None:
    asked = [cases.Invited(organisation=cast.SCHOOL, name="Els")]
    moment = {"on": date(2009, 3, 17), "from_time": time(14), "place": "Stadhuis"}
    cases.call_conference(id=new_id(), **moment, invited=asked, **writing(house))
    invitation = Invitation.objects.get()
    ask = reverse("ask_outside", kwargs={"file": house.case, "about": "invitation", "thing": invitation.pk})
    assert 'value="Els"' in karin.get(ask).content.decode()
    right = cast.operator(NOW)
    ask_for_answer(
        file=house.case,
        about="invitation",
        subject=invitation.pk,
        name="Els",
        address="els@example.org",
        permit=right,
        at=NOW,
    )
    assert Outgoing.objects.count() == 1
    question = Question.objects.get()
    outside, url = Client(), f"/antwoord/{token_of(question.pk)}/"
    outside.post(url, {"code": code_of(question.pk)})
    page = outside.get(url).content.decode()
    assert "Komt u naar dit overleg?" in page
    assert "dinsdag 17 maart 2009, 14:00, Stadhuis" in page
    assert "Wit" not in page
    outside.post(url, {"id": str(new_id()), "says": "yes", "said_by": "Els", "speaks": "on", "words": "Ik kom later"})
    invitation.refresh_from_db()
    assert (invitation.answer, invitation.remark) == ("comes", "Ik kom later")
    assert clock.today() == TODAY


def test_who_has_no_account_reads_by_link_what_was_said_there_and_says_whether_it_is_right(
    house: House, karin: Client
) -> None:
    asked = [
        cases.Invited(organisation=cast.SCHOOL, name="Els"),
        cases.Invited(organisation=cast.CLINIC, name="Bas", domain="health"),
        cases.Invited(organisation=cast.SCHOOL, name="Jo"),
    ]
    cases.call_conference(id=(called := new_id()), on=TODAY, from_time=time(9), invited=asked, **writing(house))
    els, bas, jo = (Invitation.objects.get(text=name).pk for name in ("Els", "Bas", "Jo"))
    held = {"kind": "case_discussion", "there": (els, bas), "with_notice": (jo,), "decisions": "De post is besproken."}
    cases.hold_conference(conference=called, **held, **writing(house))
    decided = {"conference": called, "owner_kind": "resident", "by": date(2009, 3, 24)}
    cases.decide(text="Naar de kliniek", domain="health", **decided, **writing(house))
    cases.decide(text="Post openen", objectors=[cases.Objector(who="Jo")], **decided, **writing(house))
    minutes = reverse("minutes", kwargs={"file": house.case, "conference": called})
    about = {"file": house.case, "about": "minutes"}
    links = {one: reverse("ask_outside", kwargs={**about, "thing": one}) for one in (els, bas, jo)}
    page = karin.get(minutes).content.decode()
    assert [url in page for url in links.values()] == [True, True, False], "who was not there reads nothing"
    sent = {"id": str(new_id()), "name": "Els", "address": "els@example.org"}
    assert karin.post(links[els], sent).status_code == 302
    assert karin.post(links[jo], {**sent, "id": str(new_id())}).status_code == 409
    question = Question.objects.get()
    outside, url = Client(), f"/antwoord/{token_of(question.pk)}/"
    assert "Post openen" not in outside.get(url).content.decode()
    outside.post(url, {"code": code_of(question.pk)})
    page = outside.get(url).content.decode()
    for shown in ("Post openen", "De post is besproken.", "Els", "Jo"):
        assert shown in page
    for hidden in ("kliniek", "Bas", "Clinic", "Wit"):
        assert hidden not in page
    assert outside.post(url, {"says": "no", "said_by": "Els", "words": ""}).status_code == 400
    no = {"id": str(new_id()), "says": "no", "said_by": "Els", "words": "Jo was het er wel mee eens"}
    assert outside.post(url, no).status_code == 200
    assert outside.get(url).status_code == 404, "once"
    page = karin.get(minutes).content.decode()
    assert "Jo was het er wel mee eens" in page
    assert "er klopt iets niet" in page
    stop_channels(case=house.case, permit=cast.operator(NOW), at=NOW)
    assert karin.post(links[els], {**sent, "id": str(new_id())}).status_code == 409, "nothing leaves the house now"


def test_a_conference_is_called_as_the_method_calls_it() -> None:
    def offered(start: str) -> list[str]:
        method = read(library.text(next(name for name in library.ids() if name.startswith(start))))
        with override("nl"):
            return [str(title) for _kind, title in kinds_in(SimpleNamespace(method=method))]  # type: ignore[arg-type]

    assert "Multidisciplinaire aanpak (MDA)" in offered("08")
    assert offered("05") == ["Casusbespreking", "Met alle hulpverleners", "Vervolgoverleg"]
    assert "Kernteam" in offered("03")
