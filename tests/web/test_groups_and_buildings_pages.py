"""Groups, buildings, what runs beside a case, and how a programme goes, on the pages."""

import re
from collections.abc import Callable
from dataclasses import fields
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.cases.test_handing_on import FED, GIRLS, feeding, handing  # noqa: F401  a case of a method that feeds Dordrecht's
from tests.support.paired import Asked, differences, explain
from tests.web.house import Fields, House, signed_in, version_in
from tests.web.test_stuck_pages import page, send
from voordeur import access
from voordeur.access.models import AccessLogLine
from voordeur.accounts.models import Worker
from voordeur.cases import actions as cases
from voordeur.cases import entries
from voordeur.cases.actions import living
from voordeur.cases.models import Building, Case, CaseLink, ConsentOrGround, Finding, GroupPlace, HandOn, Member
from voordeur.common.ids import new_id
from voordeur.desk.case import paper
from voordeur.desk.case.casework import case_view
from voordeur.journal import Draft, Entry, Permit, id_from, record
from voordeur.methods.reading import read
from voordeur.outreach.models import Announcement
from voordeur.programmes import actions as programmes
from voordeur.programmes.models import Group, Measurement, ProgrammePhase
from voordeur.web.signals.forms import TypedReportForm

pytestmark = pytest.mark.django_db
AsWorker = Callable[[UUID], Client]


@pytest.fixture
def karin(as_worker: AsWorker) -> Client:
    """Karin's browser."""
    return as_worker(cast.KARIN)


@pytest.fixture
def world(db: Any) -> cast.World:
    """Everybody, both programmes and one household."""
    return cast.small_world()


def _ended(fed: UUID) -> None:
    cases.close_case(file=fed, reason="moved", permit=cast.operator(), at=cast.AT)


def _went_along(fed: UUID) -> None:
    told: dict[str, Any] = {"permit": cast.operator(), "at": cast.AT}
    living.split(household=cast.HOUSEHOLD, persons=[cast.SON], into=(home := new_id()), **told)
    cases.identify_household(file=fed, household=home, **told)


def saved(answer: Any) -> None:
    assert answer.status_code == 302, answer.content.decode()


def told(client: Client, word: str, **said: Any) -> Any:
    """Note something about the programme."""
    url = reverse("programme_deed", kwargs={"file": cast.DORDRECHT, "word": word})
    assert client.get(url).status_code == 200
    return client.post(url, {"id": str(new_id()), **said})


def programme(client: Client) -> str:
    return str(client.get(reverse("programme", kwargs={"file": cast.DORDRECHT})).content.decode())


def test_a_method_that_speaks_of_none_of_it_has_none_of_it_on_the_page(house: House, karin: Client) -> None:
    read_there = page(karin, house) + programme(karin)
    for words in ("Groepen", "Het gebouw", "aangekondigd", "Doorgeven", "Spreekuur", "Een groep vormen", "meting"):
        assert words not in read_there
    assert (
        'value="briefing"'
        not in karin.get(reverse("deed", kwargs={"file": house.case, "word": "overleg"})).content.decode()
    )


def test_a_place_in_a_group_is_followed_from_the_first_time_to_the_last(house: House, karin: Client) -> None:
    saved(told(karin, "groep", title="Samen uit de schulden", places="8", meetings="6", first_on="2009-03-16"))
    group = Group.objects.get().pk
    saved(told(karin, "bijeenkomst", group=str(group), attended="7", text="Post openmaken"))
    there = programme(karin)
    for words in ("8 plaatsen", "1 van 6 bijeenkomsten geweest", "met 7 deelnemers", "Een groep stopt"):
        assert words in there
    saved(send(karin, house, "groep", group=str(group), happened_on="2009-03-09", domain="income_debts"))
    saved(send(karin, house, "groep-geweest", group, happened_on="2009-03-10"))
    saved(send(karin, house, "groep-gemist", group, happened_on="2009-03-10", reason="Ziek kind"))
    read_there = page(karin, house)
    for words in ("Samen uit de schulden", "1 keer geweest", "1 keer niet", "Ziek kind"):
        assert words in read_there
    saved(send(karin, house, "groep-klaar", group, happened_on="2009-03-10"))
    assert GroupPlace.objects.get().state == "finished"
    assert "tot het einde gevolgd" in page(karin, house)
    saved(told(karin, "groep-stopt", group=str(group)))
    assert (
        'value="' + str(group)
        not in karin.get(reverse("deed", kwargs={"file": house.case, "word": "groep"})).content.decode()
    ), "a group that ended is joined by nobody"


def test_a_case_that_goes_with_another_is_told_only_to_who_may_read_both(
    house: House, karin: Client, as_worker: AsWorker
) -> None:
    id = new_id()
    opened: dict[str, Any] = {"route": "signal", "programme": cast.DORDRECHT, "roles": {"case_manager": cast.KARIN}}
    cases.open_case(**opened, permit=cast.operator(), at=cast.AT, id=id)
    building = House(**{**vars(house), "case": id_from(id, "case")})
    saved(send(karin, building, "gebouw", label="Vlierhof 1 tot 9"))
    assert Building.objects.get().label == "Vlierhof 1 tot 9"
    before = page(as_worker(cast.MO), house)
    saved(send(karin, building, "hoort-bij", case=str(house.case), how="Woont er"))
    assert set(CaseLink.objects.values_list("file", flat=True)) == {house.case, building.case}
    found = {"what": "help_request", "text": "Slaapt op de grond", "competent": "Gemeente"}
    saved(send(karin, building, "bevinding", happened_on="2009-03-09", **found))
    read_there = page(karin, building)
    for words in ("<h1>Vlierhof 1 tot 9</h1>", "De Wit", "Woont er", "Slaapt op de grond"):
        assert words in read_there
    assert "Vlierhof 1 tot 9" in page(karin, house)
    assert "Vlierhof 1 tot 9" in karin.get(reverse("cases")).content.decode()
    after = page(as_worker(cast.MO), house)
    assert "Vlierhof 1 tot 9" not in after
    assert "Er hoort een andere casus bij" not in after
    assert after.count("<li") == before.count("<li"), "who may not read the other case sees no line more"
    link = CaseLink.objects.get(file=house.case).pk
    assert as_worker(cast.MO).get(reverse("entry", kwargs={"entry": link})).status_code == 404
    saved(send(karin, building, "bevinding-klaar", Finding.objects.get().pk, happened_on="2009-03-10", result="Bed"))


def test_a_case_is_handed_on_by_choosing_where_and_each_side_reads_that_the_other_runs(feeding: UUID) -> None:  # noqa: F811
    sanne, url = signed_in(cast.SANNE), reverse("deed", kwargs={"file": feeding, "word": "gaat-verder"})
    assert "Doorgeven aan een andere werkwijze" in sanne.get(reverse("case", kwargs={"file": feeding})).content.decode()
    said = {"id": str(new_id()), "to": str(cast.DORDRECHT), "reason": "Eigen schulden"}
    refused = sanne.post(url, said)
    assert refused.status_code == 409, refused.content.decode()
    assert "Er is geen toestemming" in refused.content.decode()
    cases.give_consent(file=feeding, persons=[cast.MOTHER], permit=cast.operator(), at=cast.AT)
    saved(sanne.post(url, {**said, "id": str(new_id())}))
    new = HandOn.objects.get(way="to").case
    own = sanne.get(reverse("case", kwargs={"file": feeding})).content.decode()
    for words in ("Ook hier aan het werk", "gaat verder bij", "loopt", "Eigen schulden"):
        assert words in own
    assert sanne.get(reverse("case", kwargs={"file": new})).status_code == 404
    role = {"role": "case_manager", "worker": cast.KARIN}
    cases.assign_role(file=new, **role, permit=cast.operator(), at=cast.AT)
    theirs = signed_in(cast.KARIN).get(reverse("case", kwargs={"file": new})).content.decode()
    assert "kwam van" in theirs
    assert "Eigen schulden" not in theirs
    assert (
        "Dit team coördineert het huishouden." in sanne.get(reverse("case", kwargs={"file": feeding})).content.decode()
    )
    assert "Het huishouden wordt gecoördineerd door: Meiden. Sanne" in theirs
    assert signed_in(cast.KARIN).get(reverse("case", kwargs={"file": feeding})).status_code == 404


def test_who_takes_back_consent_is_asked_whether_it_ends_at_the_other_team_too(feeding: UUID) -> None:  # noqa: F811
    cases.give_consent(file=feeding, persons=[cast.MOTHER], permit=cast.operator(), at=cast.AT)
    _, fed = handing(feeding)
    sanne, url = signed_in(cast.SANNE), reverse("deed", kwargs={"file": feeding, "word": "toestemming-ingetrokken"})
    assert "Alleen voor het werk van dit team" in sanne.get(url).content.decode()
    not_asked = sanne.post(url, {"id": str(new_id()), "persons": [str(cast.MOTHER)]})
    assert not_asked.status_code == 400
    assert not ConsentOrGround.objects.exclude(withdrawn_on=None).exists()
    saved(sanne.post(url, {"id": str(new_id()), "persons": [str(cast.MOTHER)], "also": str(fed)}))
    assert not ConsentOrGround.objects.filter(file__in=[feeding, fed], withdrawn_on=None).exists()


@pytest.mark.parametrize("gone", [_ended, _went_along])
def test_consent_that_would_end_at_a_team_that_is_gone_ends_nowhere_until_that_is_chosen(
    feeding: UUID,  # noqa: F811
    gone: Any,
) -> None:
    cases.give_consent(file=feeding, persons=[cast.MOTHER], permit=cast.operator(), at=cast.AT)
    _, fed = handing(feeding)
    sanne, url = signed_in(cast.SANNE), reverse("deed", kwargs={"file": feeding, "word": "toestemming-ingetrokken"})
    said = {"id": str(new_id()), "persons": [str(cast.MOTHER)], "also": str(fed)}
    gone(fed)
    for also in (str(fed), f"{fed} {new_id()}"):
        refused = sanne.post(url, {**said, "also": also})
        assert refused.status_code == 400
        assert "Wat u koos, kan hier niet meer. Kies opnieuw." in refused.content.decode()
    assert not Entry.objects.filter(kind="consent_withdrawn").exists()
    again = Fields(refused).sent
    assert "also" not in again, "and is asked anew, among what is there now"
    assert "Alleen voor het werk van dit team." in refused.content.decode()
    assert "Ook voor het werk van" not in refused.content.decode()
    saved(sanne.post(url, {**again, "also": "here"}))
    assert [one.file_id for one in Entry.objects.filter(kind="consent_withdrawn")] == [feeding]


@pytest.mark.parametrize("gone", [_ended, _went_along])
def test_a_form_that_is_sent_again_after_the_other_team_is_gone_was_saved_already(
    feeding: UUID,  # noqa: F811
    gone: Any,
) -> None:
    cases.give_consent(file=feeding, persons=[cast.MOTHER], permit=cast.operator(), at=cast.AT)
    _, fed = handing(feeding)
    told = {"case": str(fed), "what": "Gemiste lessen", "text": "Twee van de vier", "persons": [str(cast.SON)]}
    forms = {
        "zeg-het-daar": {"id": str(new_id()), **told},
        "toestemming-ingetrokken": {"id": str(new_id()), "persons": [str(cast.MOTHER)], "also": str(fed)},
    }
    sanne = signed_in(cast.SANNE)

    def send_all(**other: str) -> list[int]:
        urls = {word: reverse("deed", kwargs={"file": feeding, "word": word}) for word in forms}
        return [sanne.post(urls[word], {**said, **other}).status_code for word, said in forms.items()]

    assert send_all() == [302, 302]
    gone(fed)
    living.leave(household=cast.HOUSEHOLD, person=cast.MOTHER, permit=cast.operator(), at=cast.AT)
    written = Entry.objects.count()
    assert send_all() == [302, 302]
    assert send_all(case=str(new_id()), also=str(new_id())) == [409, 409], "an id is used once"
    assert send_all(case="no id", also="no id") == [400, 400]
    assert send_all(id="no id") == [400, 400]
    assert Entry.objects.count() == written


def test_who_lives_elsewhere_takes_back_alone_the_consent_that_stands_in_this_case(feeding: UUID) -> None:  # noqa: F811
    cases.give_consent(file=feeding, persons=[cast.MOTHER], permit=cast.operator(), at=cast.AT)
    cases.give_consent(file=feeding, others="Een voogd", permit=cast.operator(), at=cast.AT)
    _, fed = handing(feeding)
    cases.assign_role(file=fed, role="case_manager", worker=cast.KARIN, permit=cast.operator(), at=cast.AT)
    _went_along(fed)
    karin, url = signed_in(cast.KARIN), reverse("deed", kwargs={"file": fed, "word": "toestemming-ingetrokken"})
    form = karin.get(url).content.decode()
    assert "Iemand die elders woont (toestemming van 2 maart 2009)" in form
    assert "Anja de Wit" not in form, "who stayed is not named to the team of who left"
    said = {"id": str(new_id()), "persons": [str(cast.MOTHER)]}
    saved(karin.post(url, said))
    saved(karin.post(url, said))
    stands = ConsentOrGround.objects.filter(withdrawn_on=None)
    assert [one.others for one in stands.filter(file=fed)] == ["Een voogd"]
    assert stands.filter(file=feeding).count() == 2
    assert "elders woont" not in karin.get(url).content.decode(), "nothing of theirs stands here any more"
    theirs = reverse("deed", kwargs={"file": feeding, "word": "toestemming-ingetrokken"})
    living.leave(household=cast.HOUSEHOLD, person=cast.MOTHER, permit=cast.operator(), at=cast.AT)
    assert ">Anja de Wit<" in signed_in(cast.SANNE).get(theirs).content.decode(), "whoever lived here keeps the name"


def test_a_case_that_others_worked_beside_asks_whether_they_must_hear_of_it(house: House, karin: Client) -> None:
    line = "Gaf deze persoon ook toestemming aan een ander team? Zeg het dan ook tegen dat team."

    def says() -> bool:
        url = reverse("deed", kwargs={"file": house.case, "word": "toestemming-ingetrokken"})
        return line in karin.get(url).content.decode()

    assert not says()
    record(Draft(house.case, entries.HandedOn(to="elders"), cast.TODAY), permit=cast.operator(), at=cast.AT)
    assert says()


@pytest.mark.parametrize("word", ["", "toestemming-ingetrokken", "wie-coordineert", "zeg-het-daar"])
def test_a_page_does_not_tell_a_team_that_ended_from_one_that_went_along_with_who_left(
    feeding: UUID,  # noqa: F811
    word: str,
) -> None:
    told: dict[str, Any] = {"permit": cast.operator(), "at": cast.AT}
    cases.give_consent(file=feeding, persons=[cast.MOTHER], **told)
    _, fed = handing(feeding)
    living.split(household=cast.HOUSEHOLD, persons=[cast.SON], into=(home := new_id()), **told)
    at = {"file": feeding}
    asked = [Asked("sanne", reverse("deed", kwargs={**at, "word": word}) if word else reverse("case", kwargs=at))]
    found = differences(
        {"sanne": signed_in(cast.SANNE)},
        asked,
        secret=lambda: cases.identify_household(file=fed, household=home, **told),
        instead=lambda: _ended(fed),
    )
    assert not found, explain(found)


def test_two_teams_agree_who_coordinates_the_household(feeding: UUID) -> None:  # noqa: F811
    cases.give_consent(file=feeding, persons=[cast.MOTHER], permit=cast.operator(), at=cast.AT)
    _, fed = handing(feeding)
    cases.assign_role(file=fed, role="case_manager", worker=cast.KARIN, permit=cast.operator(), at=cast.AT)

    def agrees(worker: UUID, file: UUID, other: UUID, here: str) -> Any:
        url = reverse("deed", kwargs={"file": file, "word": "wie-coordineert"})
        return signed_in(worker).post(url, {"id": str(new_id()), "case": str(other), "here": here})

    def reads(worker: UUID, file: UUID) -> str:
        return signed_in(worker).get(reverse("case", kwargs={"file": file})).content.decode()

    too_early = agrees(cast.KARIN, fed, feeding, "yes")
    assert too_early.status_code == 409
    assert "Bel wie nu coördineert" in too_early.content.decode()
    saved(agrees(cast.SANNE, feeding, fed, "no"))
    assert "nog niet door iedereen afgesproken" in reads(cast.KARIN, fed)
    saved(agrees(cast.KARIN, fed, feeding, "yes"))
    assert "Dit team coördineert het huishouden." in reads(cast.KARIN, fed)
    assert "Karin" in reads(cast.SANNE, feeding).split('id="goes-on"')[1].split("</section>")[0]
    assert "nog niet door iedereen afgesproken" not in reads(cast.SANNE, feeding)
    assert _on_paper(feeding, cast.MOTHER, cast.SANNE).get("coordinator") == "Karin"
    assert "coordinator" not in _on_paper(feeding, cast.SON, cast.SANNE), "he agreed to nothing and may not know"
    assert "coordinator" in _on_paper(fed, cast.MOTHER, cast.KARIN), "of the own case everybody may know"


def test_what_one_team_tells_the_other_is_typed_once_and_read_there(feeding: UUID) -> None:  # noqa: F811
    sanne, url = signed_in(cast.SANNE), reverse("deed", kwargs={"file": feeding, "word": "zeg-het-daar"})
    alone = sanne.get(url).content.decode()
    assert alone.count('name="case"') == 1, "nobody works beside this team yet"
    assert "Wij zien hier geen ander team. Vertel het dat team zelf." in alone
    cases.give_consent(file=feeding, persons=[cast.MOTHER], permit=cast.operator(), at=cast.AT)
    _, fed = handing(feeding)
    cases.assign_role(file=fed, role="case_manager", worker=cast.KARIN, permit=cast.operator(), at=cast.AT)
    assert str(fed) in sanne.get(url).content.decode()
    said = {"case": str(fed), "what": "Gemiste lessen", "text": "Twee van de vier", "persons": [str(cast.SON)]}
    saved(sanne.post(url, {"id": str(new_id()), **said}))
    theirs = signed_in(cast.KARIN).get(reverse("case", kwargs={"file": fed})).content.decode()
    assert "Gehoord van het andere team" in theirs
    assert "gemiste lessen" in theirs.lower()
    assert "Twee van de vier" in theirs
    assert ">Bas de Wit<" in theirs.split("Gehoord van het andere team")[1].split("</li>")[0], "whom it is about"
    assert "ziet u niet; wel wat zij u vertellen" in theirs
    assert '<span class="soft">2 maart 2009 · door Anja de Wit' in theirs, "no dot before a consent without words"
    assert sanne.get(reverse("case", kwargs={"file": fed})).status_code == 404


def test_whom_it_is_about_is_named_as_far_as_the_reader_sees_who_lives_there(feeding: UUID) -> None:  # noqa: F811
    cases.give_consent(file=feeding, persons=[cast.MOTHER], permit=cast.operator(), at=cast.AT)
    _, fed = handing(feeding)
    told: dict[str, Any] = {"permit": cast.operator(), "at": cast.AT}
    cases.assign_role(file=fed, role="case_manager", worker=cast.KARIN, **told)
    record(*access.grants_for("coordinator", cast.MO, {fed: "case"}, cast.TODAY), **told)
    url = reverse("deed", kwargs={"file": feeding, "word": "zeg-het-daar"})
    for text, persons in (("Over beiden", [cast.MOTHER, cast.SON]), ("Over hem", [cast.SON])):
        said = {"case": str(fed), "what": "Gemiste lessen", "text": text, "persons": [str(one) for one in persons]}
        saved(signed_in(cast.SANNE).post(url, {"id": str(new_id()), **said}))

    def about(worker: UUID, text: str, language: str = "nl") -> str:
        client, there = signed_in(worker), reverse("case", kwargs={"file": fed})
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        before = client.get(there).content.decode().split(f'<span class="words">{text}</span>')[0]
        said = before.rsplit("<li", 1)[1].rsplit("</span>", 1)[0]
        return said.split('<span class="soft">')[1] if '<span class="soft">' in said else ""

    assert (about(cast.KARIN, "Over beiden"), about(cast.KARIN, "Over hem")) == (
        "Anja de Wit, Bas de Wit",
        "Bas de Wit",
    )
    assert (about(cast.MO, "Over beiden"), about(cast.MO, "Over hem")) == ("", ""), "no right on the household"
    living.split(household=cast.HOUSEHOLD, persons=[cast.SON], into=new_id(), **told)
    assert about(cast.KARIN, "Over beiden") == "Anja de Wit, Bas de Wit", "the household names who lived there before"
    assert about(cast.KARIN, "Over hem") == "Bas de Wit"


def test_a_line_about_more_than_are_seen_says_so_in_the_same_words_for_one_and_for_two(feeding: UUID) -> None:  # noqa: F811
    unseen = [new_id(), new_id()]
    for text, persons in (("Een", unseen[:1]), ("Twee", unseen), ("Geen", ())):
        told: dict[str, Any] = {"permit": cast.operator(), "at": cast.AT, "what": "missed_lessons"}
        cases.tell_beside(file=feeding, text=f"{text} ander", persons=[cast.MOTHER, *persons], **told)
        cases.tell_beside(file=feeding, text=f"{text} alleen", persons=persons, **told)
    client, there = signed_in(cast.SANNE), reverse("case", kwargs={"file": feeding})

    def about(text: str) -> str:
        line = client.get(there).content.decode().split(f'<span class="words">{text}</span>')[0].rsplit("<li", 1)[1]
        return line.rsplit("</span>", 1)[0].split('<span class="soft">')[1] if '<span class="soft">' in line else ""

    assert [about(f"{one} ander") for one in ("Een", "Twee")] == ["Anja de Wit en anderen"] * 2
    assert about("Geen ander") == "Anja de Wit"
    assert [about(f"{one} alleen") for one in ("Een", "Twee", "Geen")] == [""] * 3
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert about("Een ander") == "Anja de Wit and others"


@pytest.mark.parametrize("gone", [_ended, _went_along])
def test_what_comes_too_late_for_the_other_team_is_not_told_to_nobody(feeding: UUID, gone: Any) -> None:  # noqa: F811
    sanne, url = signed_in(cast.SANNE), reverse("deed", kwargs={"file": feeding, "word": "zeg-het-daar"})
    cases.give_consent(file=feeding, persons=[cast.MOTHER], permit=cast.operator(), at=cast.AT)
    _, fed = handing(feeding)
    gone(fed)
    assert str(fed) not in sanne.get(url).content.decode()
    said = {"case": str(fed), "what": "Gemiste lessen", "text": "Twee van de vier"}
    refused = sanne.post(url, {"id": str(new_id()), **said})
    assert "Wat u koos, kan hier niet meer." in refused.content.decode(), "and not why: what became of them is not told"
    assert not Entry.objects.filter(kind__in=("told_beside", "heard_from_beside")).exists()
    again = Fields(refused).sent
    assert again["text"] == "Twee van de vier"
    assert "case" not in again, "who was told is asked anew"
    assert sanne.post(url, again).status_code == 400
    saved(sanne.post(url, {**again, "case": "not here"}))
    assert Entry.objects.get(kind="told_beside").file_id == feeding


def test_another_team_is_told_otherwise_in_words_while_one_works_beside_this(feeding: UUID) -> None:  # noqa: F811
    sanne, url = signed_in(cast.SANNE), reverse("deed", kwargs={"file": feeding, "word": "zeg-het-daar"})
    cases.give_consent(file=feeding, persons=[cast.MOTHER], permit=cast.operator(), at=cast.AT)
    handing(feeding)
    said = {"id": str(new_id()), "case": "not here", "what": "Gemiste lessen"}
    assert "Schrijf op wat u zei, en hoe." in sanne.post(url, said).content.decode()
    saved(sanne.post(url, {**said, "text": "Gebeld met de begeleider"}))
    assert not Entry.objects.filter(kind="heard_from_beside").exists()


@pytest.mark.parametrize("gone", [_ended, _went_along])
def test_a_team_that_went_along_with_who_left_looks_the_same_as_one_that_ended(feeding: UUID, gone: Any) -> None:  # noqa: F811
    cases.give_consent(file=feeding, persons=[cast.MOTHER], permit=cast.operator(), at=cast.AT)
    _, fed = handing(feeding)
    cases.assign_role(file=fed, role="case_manager", worker=cast.KARIN, permit=cast.operator(), at=cast.AT)
    sanne = signed_in(cast.SANNE)

    def reads(word: str = "") -> str:
        at = reverse("deed", kwargs={"file": feeding, "word": word}) if word else reverse("case", args=[feeding])
        return str(sanne.get(at).content.decode())

    own = "gaat verder bij · 2 maart 2009 She has debts of her own"
    assert f"dordrecht-achter-de-voordeur loopt {own} U weet dat zij aan het werk zijn." in _goes_on(reads())
    assert "Ook voor het werk van" in reads("toestemming-ingetrokken")
    assert str(fed) in reads("wie-coordineert")
    gone(fed)
    assert _goes_on(reads()) == f"Doorgegeven dordrecht-achter-de-voordeur {own}", "what was written here stays"
    assert "Ook voor het werk van" not in reads("toestemming-ingetrokken")
    assert str(fed) not in reads("wie-coordineert")
    if gone is _went_along:
        assert _goes_on(_reads(cast.KARIN, fed)) == "Doorgegeven Meiden kwam van · 2 maart 2009"


def _goes_on(page: str) -> str:
    """Give what stands on a page about where the household goes on, as one reads it."""
    section = page.split('aria-labelledby="goes-on">')[1].split("</section>")[0]
    return " ".join(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", section).replace(" .", ".").split())


def test_the_timeline_names_the_way_of_working_where_a_household_goes_on_or_came_from(feeding: UUID) -> None:  # noqa: F811
    cases.give_consent(file=feeding, persons=[cast.MOTHER], permit=cast.operator(), at=cast.AT)
    _, fed = handing(feeding)
    handing(feeding, programme=None)
    cases.assign_role(file=fed, role="case_manager", worker=cast.KARIN, permit=cast.operator(), at=cast.AT)
    lines = [
        re.findall(r"<strong>([^<]*andere werkwijze[^<]*)</strong>", _reads(worker, file))
        for worker, file in ((cast.SANNE, feeding), (cast.KARIN, fed))
    ]
    there, came = "Gaat ook verder in een andere werkwijze", "Kwam uit een andere werkwijze"
    noted = [f"{there}: Achter de Voordeur", f"{there}: dordrecht-achter-de-voordeur, Achter de Voordeur"]
    assert lines == [noted, [f"{came}: Meiden, meiden"]]


def _reads(worker: UUID, file: UUID) -> str:
    return str(signed_in(worker).get(reverse("case", args=[file])).content.decode())


_APART = id_from(cast.DORDRECHT, "another of the same method")
_FIRST = id_from(cast.DORDRECHT, "one that feeds the one that feeds it")


def _two_from_one(first: UUID) -> tuple[UUID, UUID, UUID]:
    """Hand a household on to two: they have no hand-on between them. Gives the two, and the one between."""
    said: dict[str, Any] = {"slug": "apart", "title": "Apart", "controller": cast.MUNICIPALITY}
    text = cast.method_text(cast.DORDRECHT)
    programmes.start_programme(programme=_APART, method_text=text, **said, permit=cast.operator(), at=cast.LONG_AGO)
    return handing(first)[1], handing(first, programme=_APART)[1], first


def _one_after_another(other: UUID) -> tuple[UUID, UUID, UUID]:
    """Hand a household on and on: the first and the last have no hand-on between them, but the one between."""
    told: dict[str, Any] = {"permit": cast.operator(), "at": cast.AT}
    cases.close_case(file=other, reason="moved", **told)
    text = cast.method_text(cast.DORDRECHT).replace(f"id: {FED}", "id: vooraf") + "\nfeeds: [meiden]\n"
    said: dict[str, Any] = {"slug": "vooraf", "title": "Vooraf", "controller": cast.MUNICIPALITY}
    programmes.start_programme(programme=_FIRST, method_text=text, **said, permit=cast.operator(), at=cast.LONG_AGO)
    opened: dict[str, Any] = {"route": "transfer", "programme": _FIRST, "roles": {"case_manager": cast.SANNE}}
    cases.open_case(household=cast.HOUSEHOLD, **opened, **told, id=(id := new_id()))
    first = id_from(id, "case")
    cases.give_consent(file=first, persons=[cast.MOTHER], **told)
    _, middle = handing(first, to="meiden", programme=GIRLS)
    cases.assign_role(file=middle, role="case_manager", worker=cast.SANNE, **told)
    return first, handing(middle)[1], middle


@pytest.mark.parametrize("gone", [_ended, _went_along])
@pytest.mark.parametrize(
    ("shape", "reader", "there"),
    [
        (_two_from_one, cast.KARIN, ["Meiden kwam van · 2 maart 2009"] * 2),
        (
            _one_after_another,
            cast.SANNE,
            ["Meiden gaat verder bij · 2 maart 2009 She has debts of her own", "Meiden kwam van · 2 maart 2009"],
        ),
    ],
)
def test_two_that_remain_and_never_handed_on_to_each_other_have_nothing_to_agree_on(
    feeding: UUID,  # noqa: F811
    shape: Any,
    reader: UUID,
    there: list[str],
    gone: Any,
) -> None:
    cases.give_consent(file=feeding, persons=[cast.MOTHER], permit=cast.operator(), at=cast.AT)
    one, other, between = shape(feeding)
    gone(between)
    for case in (one, other) if reader == cast.KARIN else (other,):
        cases.assign_role(file=case, role="case_manager", worker=reader, permit=cast.operator(), at=cast.AT)
    read_there = {_goes_on(_reads(reader, one)), _goes_on(_reads(reader, other))}
    who = {cast.KARIN: "Karin", cast.SANNE: "Sanne"}[reader]
    first = [f"Ook hier aan het werk Dit team coördineert het huishouden. {who}. {row}" for row in there]
    second = [f"Ook hier aan het werk Een ander team coördineert het huishouden. {who}. {row}" for row in there]
    assert read_there in ({first[0], second[1]}, {second[0], first[1]})


def test_of_three_in_a_row_each_agrees_with_the_team_that_is_beside_it(feeding: UUID) -> None:  # noqa: F811
    cases.give_consent(file=feeding, persons=[cast.MOTHER], permit=cast.operator(), at=cast.AT)
    first, last, middle = _one_after_another(feeding)
    cases.assign_role(file=last, role="case_manager", worker=cast.SANNE, permit=cast.operator(), at=cast.AT)
    open_still = "nog niet door iedereen afgesproken"
    shown = [open_still in _goes_on(_reads(cast.SANNE, file)) for file in (first, middle, last)]
    assert shown == [True, True, False], "the last one knows the first only through the middle one"
    for file, case, here in ((first, middle, True), (middle, first, False)):
        cases.agree_on_household(file=file, case=case, here=here, permit=cast.operator(), at=cast.AT)
    assert not any(open_still in _goes_on(_reads(cast.SANNE, file)) for file in (first, middle, last))
    assert "coordinator" not in _on_paper(last, cast.MOTHER, cast.SANNE), "nor is that one on paper there"
    assert _on_paper(middle, cast.MOTHER, cast.SANNE).get("coordinator") == "Sanne"


def _on_paper(file: UUID, reader: UUID, worker: UUID) -> Any:
    who = Worker.objects.get(pk=worker)
    return paper.plan(case_view(file, worker=who, purpose="coordination", today=cast.TODAY), [], reader=reader)


def test_phases_hours_and_figures_stand_on_the_page_of_the_programme(house: House, karin: Client) -> None:
    saved(told(karin, "fase", phase="Verkennen", product="", reason=""))
    saved(told(karin, "spreekuur", place="De Buurtkamer", visitors="11", informed="9"))
    for group, value in (("project", "6.4"), ("control", "6.1")):
        figure = {"what": "Leefbaarheid", "moment": "before", "value": value, "source": "Enquête"}
        saved(told(karin, "meting", group=group, area="", **figure))
    assert (ProgrammePhase.objects.count(), Measurement.objects.count()) == (1, 2)
    there = programme(karin)
    for words in ("Hoever het project is", "Verkennen", "11 mensen kwamen langs", "Leefbaarheid", "6,4", "6,1"):
        assert words in there


def test_an_announced_visit_stands_at_the_door_and_with_the_household(
    house: House, karin: Client, as_worker: AsWorker
) -> None:
    url = reverse("announce", kwargs={"file": house.door})
    saved(as_worker(cast.FATMA).post(url, {"id": str(new_id()), "how": "letter", "text": "Wij komen maandag"}))
    there = as_worker(cast.FATMA).get(reverse("door", kwargs={"file": house.door})).content.decode()
    assert "Wij komen maandag" in there
    saved(send(karin, house, "aankondiging", how="call", happened_on="2009-03-09"))
    assert Announcement.objects.of(house.case).get().how == "call"
    assert "Bezoek aangekondigd" in page(karin, house)


def test_a_signal_is_asked_what_its_method_asks_and_no_more() -> None:
    text = cast.method_text(cast.DEN_HAAG)
    asking = """rules:
  fixed_day:
    of: case
    kind: method
    before: triaged
    must: {happened: signal_received, where: {channel: walk_in, hard_date: {present: true}, ground: {present: true},
           amount: {at_least: 1}}}
    because: {nl: Eerst de dag., en: The day first.}
    first: {nl: Vul de dag in., en: Fill in the day.}
"""
    plain, wide = (read(one) for one in (text, text.replace("rules:\n", asking, 1)))
    fields = [set(TypedReportForm(method=method).fields) for method in (plain, wide)]
    assert fields[1] - fields[0] == {"hard_date", "ground", "amount"}
    offered = [dict(TypedReportForm(method=method).fields["channel"].choices) for method in (plain, wide)]  # type: ignore[attr-defined]
    assert set(offered[1]) - set(offered[0]) == {"walk_in"}


def _of_building(label: str = "Vlierhof") -> House:
    id = new_id()
    opened: dict[str, Any] = {"route": "signal", "programme": cast.DORDRECHT, "roles": {"case_manager": cast.KARIN}}
    cases.open_case(**opened, permit=cast.operator(), at=cast.AT, id=id)
    cases.identify_building(file=id_from(id, "case"), label=label, permit=cast.operator(), at=cast.AT)
    return House(*(id_from(id, "case") for _field in fields(House)))


def test_the_addresses_of_a_building_are_written_one_on_each_line_and_taken_away_again(
    house: House, karin: Client
) -> None:
    building = _of_building()
    wrong = send(karin, building, "gebouw", label="Vlierhof", addresses="Vlierhof 12\nNergens 3\nVlierhof")
    assert wrong.status_code == 400
    assert "niet één adres dat we kennen: Nergens 3; Vlierhof." in wrong.content.decode()
    saved(send(karin, building, "gebouw", label="Vlierhof", addresses="Vlierhof 12\n\nvlierhof 14\nVlierhof 12"))
    read_there = page(karin, building)
    for words in ("<li>Vlierhof 12</li>", "<li>Vlierhof 14</li>", "Naam of adressen zijn anders"):
        assert words in read_there
    first, second = Building.objects.get().addresses
    saved(send(karin, building, "gebouw", label="De Vlier", stays=[second], addresses="Vlierhof 16"))
    now = Building.objects.get()
    assert (now.label, len(now.addresses), now.addresses[0]) == ("De Vlier", 2, second)
    assert first not in now.addresses


def test_two_who_change_a_building_at_once_lose_no_address(house: House, karin: Client) -> None:
    building = _of_building()
    seen = version_in(karin.get(reverse("deed", kwargs={"file": building.case, "word": "gebouw"})))
    saved(send(karin, building, "gebouw", label="Vlierhof", addresses="Vlierhof 12"))
    late = {"id": str(new_id()), "label": "Vlierhof", "addresses": "Vlierhof 14", **seen}
    assert karin.post(reverse("deed", kwargs={"file": building.case, "word": "gebouw"}), late).status_code == 412
    assert Building.objects.get().addresses == [str(cast.ADDRESS)]


def test_an_address_where_another_case_runs_comes_with_a_building_only_for_a_reason(
    house: House, karin: Client
) -> None:
    first, second = _of_building("De Vlier"), _of_building("Het Hof")
    saved(send(karin, first, "gebouw", label="De Vlier", addresses="Vlierhof 12"))
    here = {"label": "Het Hof", "addresses": "Vlierhof 12"}
    refused = send(karin, second, "gebouw", **here)
    assert refused.status_code == 409
    for words in ("Er loopt al een casus voor dit pand.", "Hier werkt al iemand", "Karin"):
        assert words in refused.content.decode()
    asked = AccessLogLine.objects.filter(page="whom to call")
    assert [one.file for one in asked] == [first.case], "and that she heard it is kept with that case"
    saved(send(karin, second, "gebouw", **here, reason="Alleen de brandgang"))
    row = Case.objects.get(pk=second.case)
    assert (row.beside, row.beside_reason) == (first.case, "Alleen de brandgang")
    saved(send(karin, second, "gebouw", label="Het Hofje", stays=[str(cast.ADDRESS)]))
    assert Building.objects.get(pk=second.case).label == "Het Hofje", "what was decided is not asked again"
    assert asked.count() == 1


def test_who_may_not_ask_whom_to_call_hears_of_no_other_case_at_an_address(house: House) -> None:
    first, second = _of_building("De Vlier"), _of_building("Het Hof")
    doing = {"addresses": [cast.ADDRESS], "at": cast.AT}
    cases.identify_building(file=first.case, permit=cast.operator(), **doing)
    helper = Permit(worker=cast.MO, purpose="help", files=frozenset({second.case}))
    cases.identify_building(file=second.case, permit=helper, **doing)
    assert Building.objects.get(pk=second.case).addresses == [str(cast.ADDRESS)]


def test_somebody_who_lives_there_is_brought_to_a_group_in_one_form(house: House, karin: Client) -> None:
    saved(told(karin, "groep", title="Samen leren", places="8"))
    group = Group.objects.get().pk
    form = karin.get(reverse("deed", kwargs={"file": house.case, "word": "groep"})).content.decode()
    for words in ("Het huishouden", "Anja de Wit", "Bas de Wit"):
        assert words in form
    said = {"group": str(group), "member": f"lives here {cast.SON}", "happened_on": "2009-03-09", "id": str(new_id())}
    for _time in range(2):
        saved(send(karin, house, "groep", **said))
    bas = Member.objects.get()
    assert (bas.text, bas.person, bas.part, GroupPlace.objects.get().member) == (
        "Bas de Wit",
        cast.SON,
        "child",
        bas.pk,
    )
    again = karin.get(reverse("deed", kwargs={"file": house.case, "word": "groep"})).content.decode()
    assert again.count("Bas de Wit</span>") == 1
