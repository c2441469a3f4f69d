"""Letters: plain words, the same bytes each time, readable aloud, and nothing that somebody typed is more than text."""

import re
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import pytest

from voordeur.letters import pdf
from voordeur.letters.documents import Items, as_text
from voordeur.letters.templates import LANGUAGES, BadData, UnknownTemplate, fill, template, templates

FONTS = Path(__file__).resolve().parents[2] / "src/voordeur/web/static/vendor/source-sans-3-print"

ALWAYS = {
    "day": "2009-03-10",
    "reader_name": "Anja de Wit",
    "reader_lines": [{"line": "Vlierhof 12"}, {"line": "0000 XX Nergenshuizen"}],
    "sender_name": "Karin",
    "sender_title": "casemanager",
    "sender_organisation": "Gemeente Nergenshuizen",
    "sender_phone": "",
}
OWN = {
    "visit_announcement": {"visit_day": "2009-03-17", "visit_from": "14:30"},
    "appointment": {"visit_day": "2009-03-17", "visit_from": "14:30", "where": "Bij u thuis"},
    "plan": {
        "strengths": [{"text": "Anja kookt graag"}],
        "questions": [{"text": "Er liggen brieven"}],
        "goals": [{"text": "De schulden zijn in kaart", "for_whom": "Anja", "by": "2009-06-01"}],
        "actions": [{"text": "Brieven openen", "who": "Anja"}],
        "tasks": [{"text": "De post doen", "who": "Anja", "by": "2009-05-01"}],
        "directs": [{"area": "Alles", "who": "Karin"}],
        "services": [],
        "coordinator": "Karin",
        "coordinator_phone": "+31 78 123 4567",
    },
    "escalation": {"obstacle": "Geen voorrang", "question": "Geeft u voorrang?", "answer_due": "2009-04-01"},
    "minutes": {
        "held_on": "2009-03-09",
        "attended": [{"name": "Karin"}, {"name": "Mo"}],
        "decisions": [{"text": "Voorrang vragen", "who": "Karin", "by": "2009-03-20", "dissent": "Mo"}],
    },
    "inspection": {"lines": [{"day": "2009-03-09", "what": "Vraag", "text": "Er liggen brieven"}]},
    "final_report": {"opened_on": "2009-01-05", "reached": [{"text": "De huur is betaald"}], "open": []},
}
# A letter that was made with a version must come out the same for ever: other words are a next version.
AS_RELEASED = {
    "appointment-1.yaml": "ceb74c1a52b395d1",
    "escalation-1.yaml": "ae2b1112393cb173",
    "escalation-2.yaml": "24a3e26d2bcad026",
    "inspection-1.yaml": "4564dedeb0a493f7",
    "final_report-1.yaml": "647ebc36c51cb9b4",
    "letter-1.typ": "42b545944b8db445",
    "minutes-1.yaml": "58daf863e8ee8314",
    "minutes-2.yaml": "f77ce815248d4a7c",
    "plan-1.yaml": "5048dfe13d9d6850",
    "plan-2.yaml": "39db5691eb137c55",
    "plan-3.yaml": "bbc34d53210663e9",
    "plan-4.yaml": "28714e16bb7435d0",
    "visit_announcement-1.yaml": "77c8a6a07d834b1f",
}


def data(name, **more):
    return {**ALWAYS, **OWN[name], **more}


def printed(name, language="nl", **more):
    return pdf.as_pdf(fill(template(name), data(name, **more), language=language), fonts=FONTS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(OWN))
def test_every_letter_can_be_read_and_printed_in_both_languages(name, language):
    document = fill(template(name), data(name), language=language)
    text = as_text(document)
    for said in ("Anja de Wit", "Karin", "Gemeente Nergenshuizen", document.title):
        assert said in text
    assert not re.search(r"[{}]", text)
    once = pdf.as_pdf(document, fonts=FONTS)
    assert once == pdf.as_pdf(document, fonts=FONTS)
    assert once.startswith(b"%PDF-")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in once


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_to_who_decides_is_about_whatever_the_method_is_about(language):
    text = as_text(fill(template("escalation"), data("escalation"), language=language))
    assert not re.search("huishouden|household", text)


def test_every_template_is_tried_here():
    assert set(OWN) == set(templates())


def test_a_template_that_letters_were_made_with_does_not_change():
    room = files("voordeur.letters")
    there = {
        file.name: sha256(file.read_bytes()).hexdigest()[:16]
        for folder in ("templates", "layouts")
        for file in room.joinpath(folder).iterdir()
    }
    assert there == AS_RELEASED


@pytest.mark.parametrize("name", sorted(OWN))
def test_dutch_sentences_are_short(name):
    text = as_text(fill(template(name), data(name), language="nl"))
    for sentence in re.split(r"[.?!\n]", text.replace("\n\n", ".")):
        assert len(sentence.split()) <= 20, sentence
    assert not re.search(r"\b(cliënt|middels|teneinde|dienen te|conform|inzake|betreffende)\b", text, re.IGNORECASE)


@pytest.mark.parametrize(
    "typed",
    [
        '#panic("x")',
        '#read("/etc/passwd")',
        "= *bold* $x$ <label> @ref \\ // /* `raw`",
        '"; } ) ]',
        "Łukasz, Ελένη, مريم",
        "👨‍👩‍👧 😀 🇳🇱 李",
        "a\0b\x07\u202ec",
        "x" * 20_000,
        "one\ntwo\r\n\n\nthree",
    ],
    ids=lambda typed: typed[:8].encode("unicode_escape").decode(),
)
def test_what_somebody_typed_is_text_and_never_in_the_way(typed):
    document = fill(template("plan"), data("plan", questions=[{"text": typed}]), language="nl")
    [shown] = next(
        block for block in document.blocks if isinstance(block, Items) and "kookt" not in block.items[0]
    ).items
    assert shown == "".join(letter for letter in typed if letter == "\n" or letter.isprintable())
    assert pdf.as_pdf(document, fonts=FONTS)


def test_no_word_of_a_field_is_taken_for_a_place_to_fill_in():
    text = as_text(fill(template("plan"), data("plan", questions=[{"text": "{sender_name} {day}"}]), language="nl"))
    assert "{sender_name} {day}" in text


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ({"reader_name": ""}, "reader_name: is missing"),
        ({"secret": "x"}, "secret: the template has no such field"),
        ({"goals": [{"text": "x", "by": "tomorrow"}]}, r"goals\[0\].by: needs a day"),
        ({"goals": [{"who": "x"}]}, r"goals\[0\].who: the template has no such field"),
        ({"goals": "x"}, "goals: needs a list"),
        ({"sender_name": 3}, "sender_name: needs text"),
    ],
)
def test_data_that_do_not_fit_are_refused_by_the_name_of_the_field(more, named):
    with pytest.raises(BadData, match=named):
        fill(template("plan"), data("plan", **more), language="nl")


def test_an_unknown_letter_or_language_is_refused():
    for asked in (("love_letter", None), ("plan", 99)):
        with pytest.raises(UnknownTemplate):
            template(*asked)
    with pytest.raises(BadData, match="language"):
        fill(template("plan"), data("plan"), language="fr")


def test_what_is_empty_leaves_no_heading_behind():
    text = as_text(fill(template("plan"), data("plan", services=[], goals=[]), language="nl"))
    assert "Hulp die is gevraagd" not in text
    assert "bereiken" not in text
    assert "Wie doet wat" in text


def test_a_column_in_which_nothing_stands_is_left_out():
    own = {
        "goals": [{"text": "Rust"}, {"text": "De huur is betaald", "by": "2009-06-01"}],
        "actions": [{"text": "Bellen"}],
    }
    heads = [
        block.head
        for block in fill(template("plan"), data("plan", **own), language="nl").blocks
        if block.kind == "table"
    ]
    assert heads[:2] == [("Doel", "Wanneer"), ("Wat",)]
    before = fill(template("plan", 3), data("plan", **own), language="nl")
    assert ("Doel", "Voor wie", "Wanneer") in [block.head for block in before.blocks if block.kind == "table"]
