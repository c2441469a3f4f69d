"""From nothing to a programme that runs: chosen, left, resumed, refused with all that lacks, started once."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests import cast
from tests.programmes.test_rules import TEAM
from tests.web import house as building
from voordeur import access
from voordeur.common.ids import new_id
from voordeur.journal import Entry, File
from voordeur.journal.models import MethodVersion
from voordeur.journal.rebuilding import rebuild
from voordeur.methods import library
from voordeur.partners.models import Covenant
from voordeur.people.models import Area
from voordeur.programmes import queries as programmes
from voordeur.programmes.models import Funding, Programme, Target, TeamMember

pytestmark = pytest.mark.django_db
PLACE = {"title": "Voordeur West", "controller": str(cast.MUNICIPALITY), "area_name": "West", "postcodes": "0000 xx"}
PARTNERS = {"organisation_0": str(cast.DEBT_HELP), "shares_0": "naam en schulden", "until_0": "2010-12-31"}
MONEY = {"name_0": "de provincie", "amount_0": "25000", "until_0": "2009-06-30"}


@pytest.fixture
def bea(house):
    return building.signed_in(cast.an_administrator())


def choose(client, method="12-dordrecht-achter-de-voordeur"):
    return client.post(reverse("choose_method"), {"method": method})["Location"].split("/")[4]


def hand_in(client, text, name="own.yaml"):
    file = SimpleUploadedFile(name, text if isinstance(text, bytes) else text.encode())
    return client.post(reverse("choose_method"), {"file": file})


def fill(client, start, word, said=None):
    return client.post(reverse("start_step", kwargs={"start": start, "word": word}), said or {})


def prepare(client, start):
    assert fill(client, start, "plek", PLACE).status_code == 302
    assert (
        fill(client, start, "team", {role: [str(one) for one in who] for role, who in TEAM.items()}).status_code == 302
    )
    assert fill(client, start, "partners", PARTNERS).status_code == 302


def overview(start):
    return reverse("start_overview", kwargs={"start": start})


def test_a_programme_is_prepared_refused_and_started_once(bea, house):
    start = choose(bea)
    refused = bea.post(overview(start))
    assert refused.status_code == 409
    for words in ("Kies welke organisatie", "Kies het gebied", "Niemand heeft nog de rol casemanager", "geen partner"):
        assert words in refused.content.decode(), words
    assert not Programme.objects.filter(title="Voordeur West").exists()
    prepare(bea, start)
    settings = {**_shown_settings(bea, start), "attempts": "5", "assign_within": "3 werkdagen"}
    assert fill(bea, start, "instellingen", settings).status_code == 302
    assert fill(bea, start, "doelen", {"talks_held_2009": "120"}).status_code == 302
    assert fill(bea, start, "geld", MONEY).status_code == 302
    page = bea.get(overview(start)).content.decode()
    assert "stopt op 30-6-2009" in page
    begun = bea.post(overview(start))
    programme = Programme.objects.get(title="Voordeur West")
    assert begun["Location"] == reverse("administer_programme", kwargs={"programme": programme.pk})
    assert (programme.slug, programme.since) == ("dordrecht-achter-de-voordeur-2", building.TODAY)
    assert Area.objects.get(pk=programme.area).name == "West"
    assert {one.role for one in TeamMember.objects.filter(file=programme.pk)} == set(TEAM)
    assert programmes.method_of(programme.pk).settings["attempts"].value == 5
    version = MethodVersion.objects.get(pk=programmes.method_version_of(programme.pk))
    assert version.settings == {"attempts": 5, "assign_within": "3 working days"}
    assert version.text == cast.method_text(cast.DORDRECHT), "the exact text is kept"
    assert Covenant.objects.get().what == "naam en schulden"
    assert Target.objects.get(file=programme.pk).value == 120
    assert Funding.objects.get(file=programme.pk).amount == Decimal(25000)
    assert len(set(Entry.objects.filter(file=programme.pk).values_list("act", flat=True))) == 1
    assert access.functions_in(worker=cast.KARIN, programme=programme.pk, today=building.TODAY) == ["coordinator"]
    assert not rebuild(today=building.TODAY).differences, "all of it is folded from the journal alone"
    assert bea.post(overview(start)).status_code == 404, "it was started; there is nothing left to start"
    assert building.signed_in(cast.KARIN).get(reverse("programme", kwargs={"file": programme.pk})).status_code == 200


def test_it_can_be_left_and_resumed_and_belongs_to_who_prepares(bea):
    start = choose(bea)
    fill(bea, start, "plek", PLACE)
    later = building.signed_in(cast.BEA)
    assert "Voordeur West" in later.get(reverse("administer_programmes")).content.decode()
    assert (
        'value="Voordeur West"'
        in later.get(reverse("start_step", kwargs={"start": start, "word": "plek"})).content.decode()
    )
    access.appoint_administrator(worker=cast.PIET, permit=cast.operator(), at=cast.AT)
    assert building.signed_in(cast.PIET).get(overview(start)).status_code == 404
    bea.post(reverse("discard_start", kwargs={"start": start}))
    assert bea.get(overview(start)).status_code == 404


def test_the_team_is_a_line_for_each_role_with_who_has_it(bea, house):
    """The workers stand folded under their role, and not all of them under each."""
    start = choose(bea)
    url = reverse("start_step", kwargs={"start": start, "word": "team"})
    empty = bea.get(url).content.decode()
    assert "<summary>Casemanager: nog niemand (nodig: 1)</summary>" in empty
    prepare(bea, start)
    filled = bea.get(url).content.decode()
    assert filled.count('<details class="unfold">') == empty.count('<details class="unfold">') > 3
    assert "<summary>Casemanager: Karin" in filled


def test_another_method_keeps_the_place_and_asks_the_team_again(bea):
    start = choose(bea)
    prepare(bea, start)
    bea.post(reverse("other_method", kwargs={"start": start}), {"method": "08-den-haag-meldcode"})
    page = bea.get(overview(start)).content.decode()
    assert "Niemand heeft nog de rol medewerker contactpunt" in page
    assert "Kies het gebied" not in page


def test_mistakes_in_an_own_method_are_told_by_line_and_nothing_is_kept(bea):
    text = cast.method_text(cast.DORDRECHT).replace("who: case_manager", "who: case_manger", 1)
    line = text[: text.index("case_manger")].count("\n") + 1
    answer = hand_in(bea, text)
    assert answer.status_code == 400
    page = answer.content.decode()
    assert f"Regel {line}" in page
    assert "`case_manger` is geen rol van deze werkwijze. Bedoelt u `case_manager`" in page, "what was meant"
    assert "in voorbereiding" not in bea.get(reverse("administer_programmes")).content.decode()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\xfe\x00id", "geen platte tekst"),
        (b"x" * 150_001, "te groot"),
        (b"", "leeg"),
        (b"[1, 2", "Regel 2"),
        (b"a: &a [x]\nb: [*a, *a]", "Regel"),
    ],
    ids=["not text", "too large", "empty", "no yaml", "anchors"],
)
def test_what_is_no_method_is_refused(bea, content, words):
    answer = hand_in(bea, content)
    assert answer.status_code == 400
    assert words in answer.content.decode()


def test_an_own_method_is_kept_exactly_and_a_draft_cannot_start(bea):
    own = "# our own\r\n" + cast.method_text(cast.DORDRECHT).replace("\n", "\r\n")
    start = hand_in(bea, own)["Location"].split("/")[4]
    prepare(bea, start)
    bea.post(overview(start))
    version = Programme.objects.get(title="Voordeur West").method_sha256
    assert MethodVersion.objects.get(sha256=version).text == own
    draft = own.replace("status: active", "status: draft\r\ngaps: [terms]").replace("id: 12-", "id: 99-")
    start = hand_in(bea, draft)["Location"].split("/")[4]
    prepare(bea, start)
    refused = bea.post(overview(start))
    assert refused.status_code == 409
    assert "is een concept" in refused.content.decode()


@pytest.mark.parametrize(
    ("word", "said", "words"),
    [
        ("plek", {**PLACE, "controller": ""}, "Maak een keuze"),
        ("plek", {**PLACE, "postcodes": ""}, "teken"),
        ("plek", {**PLACE, "until": "2009-03-10"}, "al voorbij"),
        ("instellingen", {"assign_within": "spoedig"}, "Schrijf een termijn"),
        ("partners", {**PARTNERS, "shares_0": ""}, "convenant"),
        ("partners", {**PARTNERS, "until_0": "2009-03-09"}, "al voorbij"),
        ("partners", {**PARTNERS, "organisation_1": str(cast.DEBT_HELP), "shares_1": "x"}, "twee keer"),
        ("geld", {"name_0": "", "amount_0": "10"}, "Vul dit in"),
        ("geld", {"name_0": "x", "amount_0": "-1"}, "0"),
        ("team", {"case_manager": ["nobody"]}, "kan hier niet meer"),
    ],
)
def test_a_step_that_cannot_be_says_so_and_keeps_nothing(bea, word, said, words):
    start = choose(bea)
    answer = fill(bea, start, word, said)
    assert answer.status_code == 400
    page = answer.content.decode()
    assert words in page
    assert "nobody" not in page, "no code"
    assert bea.get(overview(start)).content.decode().count("klaar</span>") == 1


def test_the_team_changes_while_it_runs_and_the_programme_ends(bea, house):
    url = {"programme": cast.DORDRECHT}
    said = {"role": "case_manager", "worker": str(cast.MO), "on": "2009-03-10", "id": str(new_id())}
    assert bea.post(reverse("admit_to_team", kwargs=url), said).status_code == 302
    member = TeamMember.objects.get(file=cast.DORDRECHT, worker=cast.MO)
    assert "Mo" in bea.get(reverse("administer_programme", kwargs=url)).content.decode()
    released = reverse("release_from_team", kwargs={**url, "member": member.pk})
    assert bea.post(released, {"on": "2009-03-10", "id": str(new_id())}).status_code == 302
    assert not access.functions_in(worker=cast.MO, programme=cast.DORDRECHT, today=building.TODAY)
    ended = {"on": "2009-03-10", "reason": "Het geld is op", "id": str(new_id())}
    assert bea.post(reverse("end_programme", kwargs=url), ended).status_code == 302
    assert cast.DORDRECHT not in [one.pk for one in programmes.running(building.TODAY)]
    assert File.objects.get(pk=house.case).kind == "case", "what runs stays"


def _shown_settings(client, start):
    form = client.get(reverse("start_step", kwargs={"start": start, "word": "instellingen"})).context["form"]
    return {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}


def test_a_method_is_found_by_words_and_by_what_it_is_for(bea):
    def found(**asked):
        answer = bea.get(reverse("choose_method"), asked)
        assert answer.status_code == 200
        return {method.id for method in answer.context["methods"]}, answer.content.decode()

    everything, page = found()
    assert "<details" in page[page.index("<article") :]
    assert "huurders die hun huis dreigen te verliezen" in page
    some, page = found(doelgroep="tenants_facing_eviction")
    assert some == {"09-den-haag-huisuitzettingen"}
    assert "1 werkwijze" in page
    assert '<details class="unfold" open>' in page
    assert found(zoek="dordrecht", gebied="")[0] == {"12-dordrecht-achter-de-voordeur"}
    narrowed, _page = found(aanpak="care", partners="police")
    assert set() < narrowed < everything
    assert found(doelgroep="tenants_facing_eviction", zoek="dordrecht")[0] == set()
    assert found(doelgroep="no such word")[0] == everything


def test_the_choices_of_a_setting_have_titles_where_one_chooses_and_where_one_reads(bea):
    start = choose(bea, "08-den-haag-meldcode")
    page = bea.get(reverse("start_step", kwargs={"start": start, "word": "instellingen"})).content.decode()
    explained = bea.get(reverse("method", kwargs={"method": "08-den-haag-meldcode"})).content.decode()
    for words in ("Bewaren zonder naam en adres", "Doorgaan op een grond in de wet"):
        assert words in page
    assert "Niet verder gaan" in explained
    assert "keep without identity" not in page
    assert "<dd>Ja<br>" in explained.replace("\n", "")


def test_the_list_of_methods_is_short_searched_and_unfolds(bea):
    everything = bea.get(reverse("methods")).content.decode()
    assert everything.count('<details class="unfold"><summary>Meer hierover') == len(library.ids())
    summary = "Wie bij mensen thuis komt en een probleem ziet waar hij zelf geen weg mee weet, meldt het op één plek."
    assert f"<p>{summary}</p>" in everything
    found = bea.get(reverse("methods"), {"doelgroep": "tenants_facing_eviction"}).content.decode()
    assert "1 werkwijze" in found
    assert found.count("huurders die hun huis dreigen te verliezen</dd>") == 1
    assert "Geen werkwijze past bij deze woorden" in bea.get(reverse("methods"), {"zoek": "xyzzy"}).content.decode()


def test_a_method_of_no_period_is_named_by_its_place_alone(bea):
    page = bea.get(reverse("choose_method")).content.decode()
    assert '<p class="soft">Almelo</p>' in page
    assert '<p class="soft">Almelo · 2007-2009</p>' in page
