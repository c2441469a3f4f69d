"""The safety flag stops what leaves the house at once, is known to its readers alone, and takes two persons to end."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.support.mail_server import MailServer
from tests.support.paired import Asked, differences, explain, same
from tests.web.house import NOW, TODAY, House, signed_in
from voordeur import access
from voordeur.access import seconds
from voordeur.access.models import SecondAsk
from voordeur.accounts.models import Worker
from voordeur.cases import actions as cases
from voordeur.cases.actions import living
from voordeur.cases.answering import code_of, token_of
from voordeur.cases.inviting import Invited
from voordeur.cases.models import Case, Question
from voordeur.common.ids import new_id
from voordeur.desk.day.agenda import own_days
from voordeur.journal import File, id_from
from voordeur.outreach import actions as outreach
from voordeur.outreach.models import Doorstep
from voordeur.people import actions as people
from voordeur.people.models import Address, Household
from voordeur.post.models import StoppedChannel
from voordeur.post.sending import send_due
from voordeur.programmes import actions as programmes
from voordeur.safety import actions as safety
from voordeur.safety.actions.flagging import flagged_addresses
from voordeur.safety.models import SafetyFlag

pytestmark = pytest.mark.django_db
AsWorker = Callable[[UUID], Client]
DANGER = "Hij leest haar post"
ALL = {"answer", "calendar", "letter", "message", "visit"}


def shut(case: UUID) -> set[str]:
    return set(StoppedChannel.objects.filter(file=case).values_list("channel", flat=True))


def page(client: Client, name: str, **named: object) -> str:
    answer = client.get(reverse(name, kwargs=named))
    assert answer.status_code == 200, name
    return str(answer.content.decode())


@pytest.fixture
def flag(house: House, as_worker: AsWorker) -> UUID:
    """Mo, who helps with debts, sees the danger and tells Sanne, who works elsewhere; Karin coordinates."""
    said = {"id": str(new_id()), "reason": DANGER, "readers": [str(cast.SANNE)]}
    url = reverse("stop_all", kwargs={"file": house.case})
    assert [as_worker(cast.MO).post(url, said).status_code for _twice in range(2)] == [302, 302]
    return SafetyFlag.objects.get().pk


def test_setting_it_shuts_every_way_out_at_once_and_tells_nobody_else_why(
    house: House, flag: UUID, as_worker: AsWorker
) -> None:
    assert shut(house.case) == ALL
    assert DANGER in page(as_worker(cast.SANNE), "protected", file=flag)
    karin = as_worker(cast.KARIN)
    assert karin.get(reverse("protected", kwargs={"file": flag})).status_code == 404
    for name in ("case", "plan", "safety_of"):
        shown = page(karin, name, file=house.case)
        assert DANGER not in shown
        assert str(flag) not in shown


def ask_end(client: Client, flag: UUID) -> SecondAsk:
    """Ask to end the stop, by a form that is sent twice; give what waits for the second person."""
    said = {"id": str(new_id()), "reason": "Hij is verhuisd"}
    url = reverse("ask_to_end_flag", kwargs={"file": flag})
    assert [client.post(url, said).status_code for _twice in range(2)] == [302, 302]
    return SecondAsk.objects.get()


def test_one_person_cannot_end_it(house: House, flag: UUID, as_worker: AsWorker) -> None:
    mo, sanne = as_worker(cast.MO), as_worker(cast.SANNE)
    answer = reverse("answer_as_second", kwargs={"ask": ask_end(mo, flag).pk})
    yes = {"id": str(new_id()), "answer": "yes", "reason": ""}
    refused = mo.post(answer, yes)
    assert (refused.status_code, "U vroeg dit zelf" in refused.content.decode()) == (409, True)
    for who in (cast.KARIN, cast.PIET):
        assert as_worker(who).post(answer, yes).status_code == 404, "a project leader who does not read it is no second"
    assert SafetyFlag.objects.get().ended_on is None
    assert answer in sanne.get(reverse("my_day")).content.decode()
    assert [sanne.post(answer, yes).status_code for _twice in range(2)] == [302, 302]
    row = SafetyFlag.objects.get()
    assert (row.ended_on, row.end_asked_by, row.confirmed_by) == (NOW.date(), cast.MO, cast.SANNE)
    assert shut(house.case) == ALL, "each way out is opened by somebody who looked"
    again = mo.post(reverse("ask_to_end_flag", kwargs={"file": flag}), {"reason": "Nog eens"})
    assert (again.status_code, "al beëindigd" in again.content.decode()) == (409, True)


def test_in_a_programme_of_one_the_second_person_outside_gets_to_read_it(house: House, as_worker: AsWorker) -> None:
    mo = as_worker(cast.MO)
    mo.post(reverse("stop_all", kwargs={"file": house.case}), {"id": str(new_id()), "reason": DANGER})
    flag = SafetyFlag.objects.get().pk
    alone = mo.post(reverse("ask_to_end_flag", kwargs={"file": flag}), {"reason": "Hij is verhuisd"})
    assert (alone.status_code, "niemand ermee instemmen" in alone.content.decode()) == (409, True)
    right = cast.operator(NOW)
    seconds.name_second_person(programme=cast.DORDRECHT, worker=cast.STRANGER, permit=right, at=NOW)
    stranger = as_worker(cast.STRANGER)
    assert stranger.get(reverse("protected", kwargs={"file": flag})).status_code == 404, "not before it is asked"
    ask = ask_end(mo, flag)
    assert DANGER in page(stranger, "protected", file=flag)
    answer = reverse("answer_as_second", kwargs={"ask": ask.pk})
    assert stranger.post(answer, {"answer": "yes", "reason": ""}).status_code == 302
    assert SafetyFlag.objects.get().confirmed_by == cast.STRANGER


def test_that_somebody_asks_to_end_it_shows_to_its_readers_alone(house: House, flag: UUID) -> None:
    names = {"karin": cast.KARIN, "piet": cast.PIET}
    places = (
        *(reverse(name) for name in ("my_day", "second_person", "safety")),
        *(reverse(name, kwargs={"file": house.case}) for name in ("case", "post", "safety_of")),
    )
    browsers = {name: signed_in(worker) for name, worker in names.items()}
    asked = [Asked(name, place) for name in names for place in places]
    found = differences(browsers, asked, lambda: ask_end(signed_in(cast.MO), flag))
    assert not found, explain(found)


def test_the_database_holds_two_persons_apart_as_well(flag: UUID) -> None:
    both = {"ended_on": NOW.date(), "end_asked_by": cast.MO, "confirmed_by": cast.MO}
    with pytest.raises(IntegrityError), transaction.atomic():
        SafetyFlag.objects.filter(pk=flag).update(**both)


def test_each_way_out_is_opened_by_itself_by_who_knows_of_it(house: House, flag: UUID, as_worker: AsWorker) -> None:
    named = {"file": flag, "case": house.case, "channel": "letter"}
    url, looked = reverse("open_channel", kwargs=named), {"looked": "on"}
    assert as_worker(cast.KARIN).post(url, looked).status_code == 404, "she works there and does not know"
    assert as_worker(cast.SANNE).post(url, looked).status_code == 404, "she knows and does not work there"
    assert as_worker(cast.MO).post(url).status_code == 400, "nobody opens it without having looked"
    assert as_worker(cast.MO).post(url, {**looked, "id": str(new_id())}).status_code == 302
    assert shut(house.case) == ALL - {"letter"}
    unknown = reverse("open_channel", kwargs={**named, "channel": "pigeon"})
    assert as_worker(cast.MO).get(unknown).status_code == 404


def test_nobody_rings_or_visits_until_that_is_opened_again(house: House, as_worker: AsWorker) -> None:
    fatma = as_worker(cast.FATMA)
    door = house.visited_door
    outreach.plan_visit(file=door, on=TODAY, worker=cast.FATMA, permit=cast.operator(NOW), at=NOW)
    said = {"id": str(new_id()), "reason": DANGER, "readers": [str(cast.SANNE)]}
    fatma.post(reverse("stop_all", kwargs={"file": house.case}), said)
    assert (shut(door), shut(house.door)) == ({"calendar", "visit"}, set()), "and no other door"
    assert "Ga nu niet" in page(fatma, "my_day")
    assert "Bel hier nu niet aan" in page(fatma, "door", file=door)
    assert "Nu niet aanbellen" not in page(fatma, "door", file=house.door)
    late = fatma.post(reverse("appointment", kwargs={"file": door}), {"on": "2009-03-12"})
    assert (late.status_code, "wacht op toestemming" in late.content.decode()) == (409, True)
    inside = fatma.post(reverse("deed", kwargs={"file": house.case, "word": "afspraak"}), {"on": "2009-03-12"})
    assert inside.status_code == 409
    rang = fatma.post(reverse("attempt", kwargs={"file": door}), {"outcome": "nobody_home"})
    assert rang.status_code == 302, "what happened can be written down"
    worker = Worker.objects.get(pk=cast.FATMA)
    assert [one for one in own_days(worker, at=NOW) if str(door) in one.url] == []
    opening = {"file": SafetyFlag.objects.get().pk, "case": door, "channel": "visit"}
    assert fatma.post(reverse("open_channel", kwargs=opening), {"looked": "on"}).status_code == 302
    assert shut(door) == {"calendar"}
    assert "Ga nu niet" not in page(fatma, "my_day")


def test_without_a_running_case_the_doors_are_shut_all_the_same(house: House, as_worker: AsWorker) -> None:
    cases.close_case(file=house.case, reason="moved", permit=cast.operator(NOW), at=NOW)
    said = {"id": str(new_id()), "reason": DANGER, "readers": [str(cast.SANNE)]}
    url = reverse("stop_all", kwargs={"file": cast.HOUSEHOLD})
    assert as_worker(cast.FATMA).post(url, said).status_code == 302
    assert shut(house.visited_door) == {"calendar", "visit"}
    assert flagged_addresses([cast.ADDRESS], cast.MUNICIPALITY) == {cast.ADDRESS}, "and so does the next round"


def test_a_door_that_comes_on_a_round_later_begins_shut(house: House, flag: UUID) -> None:
    id = new_id()
    outreach.plan_round(
        programme=cast.DORDRECHT,
        name="Nog eens",
        addresses=[*Address.objects.values_list("pk", flat=True)],
        workers=[cast.FATMA],
        on=TODAY,
        permit=cast.operator(NOW),
        at=NOW,
        id=id,
    )
    doors = {one.address: shut(one.pk) for one in Doorstep.objects.filter(round=id)}
    assert doors.pop(cast.ADDRESS) == {"calendar", "visit"}
    assert set(map(len, doors.values())) == {0}


def test_doors_follow_those_for_whom_a_stop_stands(house: House, as_worker: AsWorker) -> None:
    fatma = as_worker(cast.FATMA)
    said = {"id": str(new_id()), "reason": DANGER, "readers": [str(cast.SANNE)]}
    fatma.post(reverse("stop_all", kwargs={"file": house.case}), said)
    flag = SafetyFlag.objects.get().pk
    old, new = house.visited_door, house.door
    next_door = Doorstep.objects.exclude(pk__in=[old, new]).get()
    number = {one.pk: one.number for one in Address.objects.all()}
    doing = {"permit": cast.operator(NOW), "at": NOW}
    doors = {"old": old, "new": new, "next": next_door.pk}

    def send(name: str, **said: object) -> set[str]:
        answer = as_worker(cast.KARIN).post(reverse(name, kwargs={"file": cast.HOUSEHOLD}), {"id": new_id(), **said})
        assert answer.status_code == 302, answer.content.decode()
        return closed()

    def closed() -> set[str]:
        return {name for name, door in doors.items() if shut(door) == {"calendar", "visit"}}

    assert closed() == {"old"}
    there = f"Vlierhof {number[Doorstep.objects.get(pk=new).address]}"
    assert send("move_household", address=there, on=TODAY) == {"new"}
    assert "Bel hier nu niet aan" in page(fatma, "door", file=new)
    assert str(new) in page(fatma, "protected", file=flag), "who knows of it opens this door too"
    assert send("move_household", address="Vlierhof 12", on=TODAY) == {"old"}, "open where they left"
    split = {"persons": [cast.SON], "label": "Bas apart", "on": TODAY, "role": "", "address": there}
    assert send("split_household", **split) == {"old", "new"}, "who goes apart takes it along"
    apart, other = Household.objects.get(label="Bas apart").pk, new_id()
    people.form_household(household=other, address=next_door.address, **doing)
    living.join(household=other, person=cast.SON, part_time=True, **doing)
    assert closed() == {"old", "new", "next"}, "both homes of a child"
    living.leave(household=apart, person=cast.SON, reason="moved", **doing)
    assert closed() == {"old", "next"}, "nobody of them is left there"
    seconds.agree(ask=ask_end(fatma, flag).pk, worker=cast.SANNE, at=NOW)
    assert closed() == {"old", "next"}, "each is opened by somebody who looked"
    living.leave(household=other, person=cast.SON, reason="moved", **doing)
    assert closed() == {"old"}
    assert send("move_household", address=there, on=TODAY) == set(), "a stop that ended goes nowhere"


def test_a_stop_that_had_nothing_to_stop_follows_under_the_controller_of_whoever_set_it(
    house: House, other_home: UUID, as_worker: AsWorker
) -> None:
    """No case runs for the other home any more, and nobody is known to live behind a door there."""
    doing, home = {"permit": cast.operator(NOW), "at": NOW}, home_of(other_home)
    cases.close_case(file=other_home, reason="moved", **doing)
    said = {"id": str(new_id()), "reason": DANGER, "readers": [str(cast.FATMA)]}
    assert as_worker(cast.SANNE).post(reverse("stop_all", kwargs={"file": home}), said).status_code == 302
    assert File.objects.get(pk=SafetyFlag.objects.get().pk).controller == cast.MUNICIPALITY, "not where Sanne works"
    address = Doorstep.objects.get(pk=house.door).address
    living.move(household=home, address=address, **doing)
    assert shut(house.door) == {"calendar", "visit"}


@pytest.fixture
def other_home(house: House) -> UUID:
    """A case of another household in another programme of the same municipality, which Sanne coordinates."""
    doing, role = {"permit": cast.operator(NOW), "at": cast.AT}, "case_manager"
    programmes.start_programme(
        programme=(elsewhere := new_id()),
        slug="elsewhere",
        title="Elders",
        method_text=cast.method_text(cast.DORDRECHT),
        controller=cast.MUNICIPALITY,
        permit=cast.operator(),
        at=cast.LONG_AGO,
    )
    access.admit_to_team(programme=elsewhere, worker=cast.SANNE, role=role, **doing)
    people.form_household(household=(home := new_id()), label="Bij oma", **doing)
    said = {"household": home, "programme": elsewhere, "route": "transfer", "roles": {role: cast.SANNE}}
    cases.open_case(file=(case := new_id()), **said, **doing)
    return case


def test_a_stop_that_is_of_no_controller_is_followed_under_each(house: House, other_home: UUID) -> None:
    """Of who runs the installation, and from before stops had one."""
    doing, home = {"permit": cast.operator(NOW), "at": NOW}, home_of(other_home)
    far = cases.open_case(household=home, programme=cast.DEN_HAAG, route="signal", **doing).entries[0].file_id
    said = {"subject_kind": "household", "subject": cast.HOUSEHOLD, "cases": [], "reason": DANGER}
    safety.set_safety_flag(**said, readers=[cast.MO], **doing)
    assert File.objects.get(pk=SafetyFlag.objects.get().pk).controller is None
    living.join(household=home, person=cast.SON, part_time=True, **doing)
    assert shut(other_home) == shut(far) == ALL
    address = Doorstep.objects.get(pk=house.door).address
    living.move(household=cast.HOUSEHOLD, address=address, **doing)
    assert shut(house.door) == {"calendar", "visit"}
    for controller in (cast.MUNICIPALITY, cast.THE_HAGUE):
        assert flagged_addresses([address], controller) == {address}, "and so does the next round"


def home_of(case: UUID) -> UUID:
    return Case.objects.get(pk=case).household


def test_the_case_of_the_other_home_stops_when_somebody_comes_to_live_there(
    house: House, flag: UUID, other_home: UUID, as_worker: AsWorker
) -> None:
    doing = {"permit": cast.operator(NOW), "at": NOW}
    assert shut(other_home) == set()
    id = new_id()
    for _twice in range(2):
        living.join(household=home_of(other_home), person=cast.SON, part_time=True, **doing, id=id)
        assert shut(other_home) == ALL
    sanne = as_worker(cast.SANNE)
    assert sanne.get(reverse("deed", kwargs={"file": other_home, "word": "afspraak"})).status_code == 200
    late = sanne.post(reverse("deed", kwargs={"file": other_home, "word": "afspraak"}), {"on": "2009-03-12"})
    assert (late.status_code, "wacht op toestemming" in late.content.decode()) == (409, True)
    _open(sanne, other_home, "letter")  # she works there, and was told of the stop
    living.leave(household=home_of(other_home), person=cast.SON, reason="moved", **doing)
    assert shut(other_home) == ALL - {"letter"}, "nobody left it open: somebody looks, also after they went"
    _open(sanne, other_home, "message")
    assert shut(other_home) == ALL - {"letter", "message"}


def test_a_stop_stops_the_case_of_the_other_home_at_once_and_nothing_of_another_controller(
    house: House, other_home: UUID, as_worker: AsWorker
) -> None:
    doing = {"permit": cast.operator(NOW), "at": NOW}
    living.join(household=home_of(other_home), person=cast.SON, part_time=True, **doing)
    said = {"household": home_of(other_home), "programme": cast.DEN_HAAG, "route": "signal"}
    cases.open_case(file=(far := new_id()), **said, **doing)
    said = {"id": str(new_id()), "reason": DANGER, "readers": []}
    assert as_worker(cast.MO).post(reverse("stop_all", kwargs={"file": house.case}), said).status_code == 302
    assert (shut(house.case), shut(other_home), shut(far)) == (ALL, ALL, set())


def test_a_stop_stops_the_case_of_the_home_that_they_left_and_not_one_that_began_there_later(
    house: House, as_worker: AsWorker
) -> None:
    doing = {"permit": cast.operator(NOW), "at": NOW}
    split = {"persons": [cast.MOTHER], "label": "Apart", "on": TODAY, "role": "", "address": ""}
    answer = as_worker(cast.KARIN).post(reverse("split_household", kwargs={"file": cast.HOUSEHOLD}), split)
    assert answer.status_code == 302, answer.content.decode()
    apart = Household.objects.get(label="Apart").pk
    said = {"programme": cast.DORDRECHT, "route": "transfer", **doing}
    cases.open_case(file=(hers := new_id()), household=apart, roles={"case_manager": cast.KARIN}, **said)
    later = {"household": cast.HOUSEHOLD, "join": "beside", "reason": "Nieuw", **said}
    cases.open_case(file=(new := new_id()), **{**later, "happened_on": TODAY})
    stop = {"id": str(new_id()), "reason": DANGER, "readers": [str(cast.MO)]}
    assert as_worker(cast.KARIN).post(reverse("stop_all", kwargs={"file": hers}), stop).status_code == 302
    assert (shut(hers), shut(house.case), shut(new)) == (ALL, ALL, set())
    _open(as_worker(cast.KARIN), house.case, "letter")  # she reads the flag, and works there
    assert shut(house.case) == ALL - {"letter"}


def test_a_case_that_is_opened_again_begins_with_its_ways_out_shut_and_a_stop_that_ended_goes_nowhere(
    house: House, flag: UUID, other_home: UUID, as_worker: AsWorker
) -> None:
    doing = {"permit": cast.operator(NOW), "at": NOW}
    cases.close_case(file=other_home, reason="moved", **doing)
    living.join(household=home_of(other_home), person=cast.SON, part_time=True, **doing)
    assert shut(other_home) == set(), "what is closed sends nothing"
    id = new_id()
    for _twice in range(2):
        cases.reopen_case(file=other_home, **doing, id=id)
    assert shut(other_home) == ALL
    seconds.agree(ask=ask_end(as_worker(cast.MO), flag).pk, worker=cast.SANNE, at=NOW)
    people.form_household(household=(third := new_id()), label="Bij tante", **doing)
    cases.open_case(file=(later := new_id()), household=third, programme=cast.DORDRECHT, route="transfer", **doing)
    living.join(household=third, person=cast.SON, part_time=True, **doing)
    assert shut(later) == set()


def test_whoever_works_in_the_other_home_cannot_tell_from_where_the_stop_came(house: House, other_home: UUID) -> None:
    """In one world the son brings it along, in the other somebody stopped the other home itself."""
    home, doing = home_of(other_home), {"permit": cast.operator(NOW), "at": NOW}
    living.join(household=home, person=cast.SON, part_time=True, **doing)
    living.leave(household=home, person=cast.SON, reason="moved", **doing)

    def stop_on(household: UUID, case: UUID, reader: UUID) -> None:
        safety.set_safety_flag(
            subject_kind="household",
            subject=household,
            cases=[case],
            reason=DANGER,
            readers=[reader],
            id=new_id(),
            **doing,
        )

    def brought_along() -> None:
        stop_on(cast.HOUSEHOLD, house.case, cast.FATMA)
        living.join(household=home, person=cast.SON, part_time=True, **doing)

    def its_own() -> None:
        living.join(household=home, person=cast.SON, part_time=True, **doing)
        stop_on(home, other_home, cast.FATMA)

    places = (
        *(reverse(name) for name in ("my_day", "cases", "safety", "second_person")),
        *(reverse(name, kwargs={"file": other_home}) for name in ("case", "plan", "post", "safety_of", "why")),
        reverse("deed", kwargs={"file": other_home, "word": "afspraak"}),
    )
    asked = [Asked("sanne", place) for place in places]
    found = differences({"sanne": signed_in(cast.SANNE)}, asked, brought_along, its_own)
    assert not found, explain(found)


def test_a_link_that_is_out_opens_nothing_until_answers_are_approved_again(
    house: House, as_worker: AsWorker, client: Client, mail_server: MailServer
) -> None:
    named = {"file": house.case, "about": "action", "thing": house.action}
    form = {"id": str(new_id()), "name": "Wijkteam", "address": "team@example.org"}
    as_worker(cast.MO).post(reverse("ask_outside", kwargs=named), form)
    question = Question.objects.get()
    link = reverse("answer", kwargs={"token": token_of(question.pk)})
    client.post(link, {"code": code_of(question.pk)})
    assert client.get(link).status_code == 200
    said = {"id": str(new_id()), "reason": DANGER, "readers": [str(cast.SANNE)]}
    as_worker(cast.MO).post(reverse("stop_all", kwargs={"file": house.case}), said)
    words = {one: client.get(one) for one in (link, reverse("answer", kwargs={"token": "x" * 43}))}
    assert [answer.status_code for answer in words.values()] == [404, 404]
    over, never = (same(answer.content.decode()).replace(one, "") for one, answer in words.items())
    assert over == never, "it looks like a link that never was"
    yes = {"says": "yes", "said_by": "Iemand", "speaks": "on"}
    assert client.post(link, yes).status_code == 404
    assert Question.objects.get().state == "open"
    again = as_worker(cast.MO).post(reverse("ask_outside", kwargs=named), {**form, "id": str(new_id())})
    assert again.status_code == 409
    assert (send_due(at=NOW).held, mail_server.recipients) == (1, []), "nor does the mail with the link leave"
    _open(as_worker(cast.MO), house.case, "answer")
    assert client.post(link, yes).status_code == 200
    assert send_due(at=NOW).sent == 0
    _open(as_worker(cast.MO), house.case, "message")
    assert send_due(at=NOW).sent == 1


def test_who_is_asked_to_a_conference_hears_it_only_after_messages_are_approved_again(
    house: House, flag: UUID, mail_server: MailServer
) -> None:
    asked = [Invited(worker=cast.KARIN)]
    right = cast.operator(NOW)
    cases.call_conference(file=house.case, on=TODAY + timedelta(days=3), invited=asked, permit=right, at=NOW)
    assert (send_due(at=NOW).held, mail_server.recipients) == (1, [])


def _open(client: Client, case: UUID, channel: str) -> None:
    named = {"file": SafetyFlag.objects.get().pk, "case": case, "channel": channel}
    assert client.post(reverse("open_channel", kwargs=named), {"looked": "on"}).status_code == 302


def test_a_case_that_begins_later_begins_with_its_ways_out_shut(house: House, flag: UUID) -> None:
    id, at = new_id(), NOW + timedelta(hours=1)
    cases.open_case(
        route="transfer",
        household=cast.HOUSEHOLD,
        programme=cast.DORDRECHT,
        join="beside",
        reason="Schulden apart",
        permit=access.permit(worker=cast.KARIN, purpose="coordination", programme=cast.DORDRECHT, at=at),
        at=at,
        id=id,
    )
    assert shut(id_from(id, "case")) == ALL


def test_the_right_to_stop_writes_nothing_else_in_a_case_that_one_does_not_read(house: House) -> None:
    other = new_id()
    given = access.permit(worker=cast.MO, purpose="help", file=house.case, at=NOW)
    right = access.permit_to_stop(given, cases=[other])
    assert right.covers(other, None, "channel_stopped")
    assert not right.covers(other, None, "channel_approved")
    assert not right.covers(other, None, "access_granted")
