"""Small words on the pages: days, names that a method gives, choices of one, and how people are addressed."""

import re
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django import forms
from django.template.loader import render_to_string
from django.utils.translation import override

import voordeur
from voordeur.desk.case.own_rows import _called
from voordeur.desk.words import of_unit
from voordeur.methods import library
from voordeur.methods.reading import read
from voordeur.web.cases.forms.base import choose_words
from voordeur.web.cases.pages import _is_open
from voordeur.web.templatetags.charts import bar_chart
from voordeur.web.templatetags.figure_words import short_period
from voordeur.web.templatetags.pieces import due_day


def method(start: str) -> Any:
    return read(library.text(next(id for id in library.ids() if id.startswith(start))))


def test_a_day_in_another_year_says_which() -> None:
    with override("nl"):
        assert due_day(date(2009, 12, 1)) == "1 december"
        assert due_day(date(2010, 3, 1)) == "1 maart 2010"
        assert due_day(date(2010, 3, 1), "D j F") == "ma 1 maart 2010"
        assert "uiterlijk 1 maart 2010" in render_to_string("components/due.html", {"due": date(2010, 3, 1)})


def test_an_action_without_words_is_called_as_the_method_calls_what_it_is() -> None:
    action, told = (SimpleNamespace(text=text, measure="library") for text in ("", "Naar de bieb"))
    things: dict[str, list[Any]] = {"party": [], "referral": [], "budget": [], "action": [action, told]}
    with override("nl"):
        _called(things, method("27"))
        assert (action.text, told.text) == (method("27").words["library"].said("nl"), "Naar de bieb")


def test_the_only_word_that_a_method_names_is_chosen_already() -> None:
    class Report(forms.Form):
        report = forms.CharField()

    def chosen(start: str) -> Any:
        form = Report()
        choose_words(form, SimpleNamespace(method=method(start)), "report_sent", "report")  # type: ignore[arg-type]
        return form.fields["report"].initial

    assert chosen("32") == "worries"
    assert chosen("28") is None, "it names two"


def test_a_life_domain_in_which_all_has_ended_does_not_stand_in_the_short_plan() -> None:
    nothing = {name: [] for name in ("needs", "strengths", "goals", "actions", "tasks", "referrals")}
    ended, open_ = (SimpleNamespace(ended_on=on) for on in (date(2009, 3, 1), None))
    assert not _is_open(nothing | {"actions": [ended]})
    assert _is_open(nothing | {"actions": [ended, open_]})
    assert _is_open(nothing | {"needs": [ended]})


@pytest.mark.parametrize(
    ("language", "words", "quarter"),
    [("nl", ["23,33", "1.234.567"], "kw 1 2009"), ("en", ["23.33", "1,234,567"], "Q1 2009")],
)
def test_a_chart_writes_numbers_and_quarters_as_its_reader_does(language: str, words: list[str], quarter: str) -> None:
    with override(language):
        assert [mark.value for mark in bar_chart("", [("", 23.33), ("", 1234567.0)])["marks"]] == words
        assert short_period("2009-Q1") == quarter
        assert short_period("2009-H1") == "2009-H1"


def test_a_chart_of_a_few_can_be_read_on_a_phone() -> None:
    assert bar_chart("", [("2009-Q1", 1)])["few"]
    assert not bar_chart("", [(str(month), 1) for month in range(12)])["few"]


@pytest.mark.parametrize("start", ["22", "30", "31", "34"])
def test_methods_that_speak_of_families_do_so_on_every_page(start: str) -> None:
    with override("nl"):
        assert of_unit(method(start), "{this_unit}, {units}") == "dit gezin, gezinnen"


def test_workers_are_addressed_formally_on_all_pages() -> None:
    catalogue = (Path(voordeur.__file__).parent / "locale/nl/LC_MESSAGES/django.po").read_text("utf-8")
    said = re.findall(r'^msgstr(?:\[\d\])? (".*"(?:\n".*")*)', catalogue, re.MULTILINE)
    assert not [words for words in said if re.search(r"\b(je|jij|jou|jouw|jullie)\b", words, re.IGNORECASE)]
