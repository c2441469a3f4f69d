"""Input from outside is a stranger: broken, huge and hostile text is refused in words or kept as it is, never a 500."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.web import house as building
from tests.web.doors import SIGNAL, tell
from voordeur.cases.models import Action
from voordeur.common.ids import new_id
from voordeur.journal import Entry
from voordeur.reporting.written import defused

pytestmark = pytest.mark.django_db

NUL, TURNED, BELL, LONE = "a\x00b", "gewoon\u202etxet", "bel\x07\x1b[31m", "\ufeff\u200b"
ROUGH = {
    "nul": NUL,
    "nul in an address": "Vlierhof\x00 12",
    "right to left": TURNED,
    "control": BELL,
    "empty but long": " " * 5000,
    "marks": LONE * 100,
    "markup": "<script>alert(1)</script>{{ 7*7 }}{% now %}",
    "formula": "=HYPERLINK(1)",
    "long": "é" * 30_000,
}
REPORT = {"about": "Jansen, Vlierhof 14", "permission": "yes", "urgency": "normal"}


@pytest.fixture
def built() -> building.House:
    return building.build()


def forms(built: building.House) -> list[tuple[Any, str, dict[str, str], list[str]]]:
    """Each form that takes words: who sends it, where, what else it needs, and its fields of free text."""
    tell(file=SIGNAL, at=building.NOW)
    deed = {
        word: reverse("deed", kwargs={"file": built.case, "word": word})
        for word in ("notitie", "vraag", "doel", "overleg")
    }
    return [
        (
            cast.KARIN,
            deed["notitie"],
            {"channel": "call", "level": "1"},
            ["text", "with_whom", "domain", "level", "channel"],
        ),
        (cast.KARIN, deed["vraag"], {}, ["text", "domain"]),
        (cast.KARIN, deed["doel"], {}, ["text", "for_whom", "by"]),
        (cast.KARIN, reverse("cases"), {}, ["words"]),
        (cast.KARIN, reverse("note"), {}, ["words"]),
        (cast.KARIN, reverse("open_case"), {}, ["address", "label", "reason", "role"]),
        (
            cast.KARIN,
            reverse("put_off", kwargs={"file": built.case, "duty": "x"}),
            {"until": "2009-05-01"},
            ["reason", "until"],
        ),
        (cast.FATMA, reverse("opt_out", kwargs={"file": built.door}), {}, ["reason"]),
        (
            cast.FATMA,
            reverse("visit", kwargs={"file": built.door}),
            {"on": "2009-03-10"},
            ["who_present", "worry1", "label", "household", "home"],
        ),
        (cast.FATMA, reverse("attempt", kwargs={"file": built.door}), {}, ["outcome", "id"]),
        (
            cast.FATMA,
            reverse("new_round", kwargs={"programme": cast.DORDRECHT}),
            {"on": "2009-03-10"},
            ["place", "name", "first", "workers"],
        ),
        (
            cast.STRANGER,
            reverse("tell_signal", kwargs={"programme": cast.DEN_HAAG}),
            REPORT,
            ["text", "about", "permission"],
        ),
        (cast.INEKE, reverse("weigh", kwargs={"file": SIGNAL}), {"outcome": "single"}, ["reason", "outcome"]),
        (
            cast.INEKE,
            reverse("take_up", kwargs={"file": SIGNAL}),
            {"search": "1"},
            ["words", "household", "label", "place", "taker"],
        ),
        (cast.KARIN, reverse("draft", kwargs={"form": "notitie:1"}), {}, ["text", "back"]),
    ]


@pytest.mark.parametrize("kind", sorted(ROUGH))
def test_no_text_brings_a_page_down(built: building.House, kind: str) -> None:
    for who, url, said, fields in forms(built):
        client = building.signed_in(who)
        client.raise_request_exception = False
        for name in fields:
            answer = client.post(url, {"id": str(new_id())} | said | {name: ROUGH[kind]})
            assert answer.status_code < 500, (url, name)
            assert "<script>alert" not in answer.content.decode(), (url, name)


@pytest.mark.parametrize("path", ["x" * 200, "a%00b", "%ff%fe", "é" * 100])
def test_a_draft_of_any_name_is_kept_or_refused(built: building.House, path: str) -> None:
    client = building.signed_in(cast.KARIN)
    client.raise_request_exception = False
    assert client.post(f"/concept/{path}/", {"text": "x"}).status_code < 500


@pytest.mark.parametrize(
    "query",
    ["?bladzijde=999999999999", "?bladzijde=%00", "?afgesloten=%ff", "?next=//evil.example.org", "?project=%00"],
)
def test_no_query_brings_a_list_down(built: building.House, query: str) -> None:
    client = building.signed_in(cast.KARIN)
    client.raise_request_exception = False
    for name in ("my_day", "cases", "rounds", "signals", "figures"):
        assert client.get(reverse(name) + query).status_code < 500


def test_bytes_that_are_no_text_are_no_500(built: building.House) -> None:
    client = building.signed_in(cast.KARIN)
    client.raise_request_exception = False
    url = reverse("deed", kwargs={"file": built.case, "word": "notitie"})
    answer = client.generic(
        "POST", url, b"channel=call&level=1&text=%ff%fe\xff\xfe", "application/x-www-form-urlencoded"
    )
    assert answer.status_code < 500


def test_a_body_that_is_far_too_large_is_refused_in_words(built: building.House) -> None:
    client = building.signed_in(cast.KARIN)
    client.raise_request_exception = False
    url = reverse("deed", kwargs={"file": built.case, "word": "notitie"})
    before = Entry.objects.count()
    answer = client.post(url, {"text": "x" * 3_000_000, "channel": "call", "level": "1"})
    assert answer.status_code in (400, 413)
    assert "<h1" in answer.content.decode()
    answer = client.post(url, {f"field{number}": "x" for number in range(2000)})
    assert answer.status_code in (400, 413)
    assert Entry.objects.count() == before


@pytest.mark.parametrize(("length", "status"), [(20_000, 302), (20_001, 400), (100_000, 400)])
def test_a_signal_has_at_most_twenty_thousand_characters(built: building.House, length: int, status: int) -> None:
    url = reverse("tell_signal", kwargs={"programme": cast.DEN_HAAG})
    answer = building.signed_in(cast.STRANGER).post(
        url, {"id": str(new_id()), **REPORT, "text": "Het dak lekt ".ljust(length, "z")}
    )
    assert answer.status_code == status


def note(client: Client, built: building.House, id: Any, text: str) -> Any:
    url = reverse("deed", kwargs={"file": built.case, "word": "notitie"})
    return client.post(url, {"id": str(id), "channel": "call", "level": "1", "text": text})


def test_a_form_that_is_sent_twice_is_recorded_once(built: building.House) -> None:
    client, id = building.signed_in(cast.KARIN), new_id()
    assert [note(client, built, id, "Gebeld met moeder").status_code for _ in range(2)] == [302, 302]
    assert Entry.objects.filter(kind="contact_noted").count() == 1


def test_the_same_form_with_other_words_is_refused_and_loses_neither(built: building.House) -> None:
    client, id = building.signed_in(cast.KARIN), new_id()
    note(client, built, id, "De eerste tekst")
    answer = note(client, built, id, "De tweede tekst")
    assert answer.status_code == 409
    assert "De tweede tekst" in answer.content.decode()
    page = client.get(reverse("case", kwargs={"file": built.case})).content.decode()
    assert "De eerste tekst" in page
    assert "De tweede tekst" not in page


def test_of_two_who_change_one_thing_the_later_sees_both_texts(built: building.House) -> None:
    karin, mo = building.signed_in(cast.KARIN), building.signed_in(cast.MO)
    url = reverse("deed", kwargs={"file": built.case, "word": "klaar", "thing": built.action})
    version = str(Action.objects.get(pk=built.action).version)
    said = {"version": version, "result": "Alle brieven zijn open"}
    assert mo.post(url, {"id": str(new_id()), **said}).status_code == 302
    answer = karin.post(url, {"id": str(new_id()), "version": version, "result": "Nog een stapel"})
    assert answer.status_code == 412
    for text in ("Alle brieven zijn open", "Nog een stapel"):
        assert text in answer.content.decode()
    assert Entry.objects.filter(kind="action_done").count() == 1
    assert f'value="{Action.objects.get(pk=built.action).version}"' in answer.content.decode()


def test_a_change_without_the_version_that_was_seen_is_not_made(built: building.House) -> None:
    url = reverse("deed", kwargs={"file": built.case, "word": "klaar", "thing": built.action})
    answer = building.signed_in(cast.KARIN).post(url, {"id": str(new_id()), "result": "x"})
    assert answer.status_code == 428
    assert not Entry.objects.filter(kind="action_done").exists()


def test_no_words_of_a_resident_stand_in_a_url(built: building.House) -> None:
    client = building.signed_in(cast.KARIN)
    answer = client.post(reverse("note"), {"words": "De Wit"})
    assert "Wit" not in answer.get("Location", "")
    for name in ("cases", "note"):
        page = client.get(reverse(name)).content.decode()
        assert '<form method="get"' not in page


@pytest.mark.parametrize("reason", ["=1+1", "+31 10", "-2", "@SUM(A1)", "\t=1", " =1", "\n=1"])
def test_a_cell_that_begins_a_formula_is_defused(built: building.House, reason: str) -> None:
    url = reverse("report", kwargs={"programme": cast.DORDRECHT, "period": "2009-Q1"})
    answer = building.signed_in(cast.PIET).post(url, {"what": "work", "reason": f"x{reason}"})
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/csv")
    cell = str(defused(reason))
    assert cell.startswith("'")
