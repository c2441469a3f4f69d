"""Figures on the pages: a period, what is hidden and why, what is behind a figure, and the file."""

import csv
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse

from tests import cast
from tests.web import house as building
from voordeur.access import seconds
from voordeur.access.models import AccessLogLine, SecondAsk
from voordeur.access.two_people import SamePerson
from voordeur.common.ids import new_id
from voordeur.common.periods import Period
from voordeur.hall import exports
from voordeur.programmes import queries as programmes
from voordeur.programmes.models import Programme
from voordeur.reporting import reports

pytestmark = pytest.mark.django_db

QUARTER = {"programme": cast.DORDRECHT, "period": "2009-Q1"}


def words(answer):
    return answer.content.decode()


def test_the_quarter_counts_the_work_and_hides_small_figures_about_people(house):
    answer = building.signed_in(cast.PIET).get(reverse("report", kwargs=QUARTER))
    assert answer.status_code == 200
    assert "verborgen" in words(answer)
    assert "Sommige getallen zijn verborgen" in words(answer)
    assert "<svg" in words(answer)
    lines = {line.id: line for line in answer.context_data["report"].lines}
    assert lines["households_approached"].figure.value == 1
    assert lines["questions_by_domain"].figure.suppressed


def test_a_column_for_goals_stands_only_where_there_are_goals(house):
    answer = building.signed_in(cast.PIET).get(reverse("report", kwargs=QUARTER))
    aims = [any(line.target is not None for line in group["lines"]) for group in answer.context_data["groups"]]
    assert words(answer).count("Doel van het jaar") == sum(aims) < len(aims)


def test_programme_and_period_are_chosen_without_javascript(house):
    answer = building.signed_in(cast.PIET).get(reverse("figures"), {"project": cast.DORDRECHT, "periode": "2008-Q4"})
    assert answer["Location"] == reverse("report", kwargs=QUARTER | {"period": "2008-Q4"})
    answer = building.signed_in(cast.PIET).get(reverse("figures"), {"project": cast.DORDRECHT, "periode": "soon"})
    assert answer.status_code == 404


def test_half_a_year_is_a_period_too(house):
    page = building.signed_in(cast.PIET).get(reverse("report", kwargs=QUARTER | {"period": "2009-H1"}))
    assert "eerste helft van het jaar 2009" in page.content.decode()


def test_half_years_are_offered_where_the_method_reports_by_them(house, monkeypatch):
    method = programmes.method_of(cast.DORDRECHT)
    monkeypatch.setattr(reports.programmes, "method_of", lambda _: replace(method, reports={"rhythm": "half_year"}))
    page = building.signed_in(cast.PIET).get(reverse("report", kwargs=QUARTER)).content.decode()
    assert re.findall(r'<option value="([^"]+)"', page.split('id="periode"')[1]) == ["2009", "2009-H1", "2009-Q1"]


def test_only_periods_with_figures_are_offered_and_the_running_one(house):
    page = words(building.signed_in(cast.PIET).get(reverse("report", kwargs=QUARTER)))
    assert re.findall(r'<option value="([^"]+)"', page.split('id="periode"')[1]) == ["2009", "2009-Q1"]


def test_a_programme_without_a_title_of_its_own_is_called_as_its_method_in_the_readers_language(house):
    Programme.objects.filter(pk=cast.DORDRECHT).update(title="")
    piet = building.signed_in(cast.PIET)
    for language, title in (("nl", "Achter de Voordeur"), ("en", "Behind the front door")):
        piet.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        assert f"<h1>{title}</h1>" in words(piet.get(reverse("report", kwargs=QUARTER)))


def test_a_figure_opens_down_to_what_this_worker_may_read_and_no_further(house):
    url = reverse("behind", kwargs=QUARTER | {"indicator": "households_approached"})
    shown = words(building.signed_in(cast.PIET).get(url))
    assert "Vlierhof 12" in shown
    url = reverse("behind", kwargs=QUARTER | {"indicator": "cases_opened"})
    shown = words(building.signed_in(cast.PIET).get(url))
    assert "De Wit" not in shown
    assert str(house.case) not in shown


def test_a_part_that_is_not_in_the_report_is_not_there(house):
    url = reverse("behind", kwargs=QUARTER | {"indicator": "questions_by_domain"})
    assert building.signed_in(cast.PIET).get(url, {"naar": "domain", "deel": "income_debts"}).status_code == 200
    assert building.signed_in(cast.PIET).get(url, {"naar": "domain", "deel": "elsewhere"}).status_code == 404
    assert building.signed_in(cast.PIET).get(url, {"naar": "by_whom", "deel": ""}).status_code == 404


def test_the_file_says_who_took_it_and_for_what_and_the_log_says_it_too(house):
    browser = building.signed_in(cast.PIET)
    assert browser.post(reverse("report", kwargs=QUARTER), {"what": "work", "reason": ""}).status_code == 400
    answer = browser.post(reverse("report", kwargs=QUARTER), {"what": "work", "reason": "=the yearly account"})
    assert answer["Content-Type"].startswith("text/csv")
    assert answer["Content-Disposition"] == 'attachment; filename="dordrecht-achter-de-voordeur-2009-Q1.csv"'
    assert "meegenomen door;Piet" in words(answer)
    assert "reden;'=the yearly account" in words(answer)
    assert AccessLogLine.objects.filter(worker=cast.PIET, page="report file", file=cast.DORDRECHT).count() == 1


def test_one_person_takes_totals_of_the_work_and_nothing_about_residents(house):
    """Trust rules 15 and 16: what is about residents, or divides anything, is not in it."""
    answer = building.signed_in(cast.PIET).post(reverse("report", kwargs=QUARTER), {"what": "work", "reason": "board"})
    first, *rows = csv.reader(words(answer).lstrip("\ufeff").splitlines(), delimiter=";")
    assert ";".join(first) == "project;periode;code;wat is geteld;per;deel;aantal;van;verborgen;jaardoel"
    made = reports.make(programme=programmes.programme(cast.DORDRECHT), period=Period.parse("2009-Q1"), at=cast.AT)
    work = {line.id for line in made.lines if line.about == "work"}
    figures = [row for row in rows if len(row) == len(first)]
    assert {row[2] for row in figures} == work
    assert {line.id for line in made.lines} - work
    assert {(row[4], row[5]) for row in figures} == {("", "")}


def test_all_figures_leave_only_after_a_second_person_agreed(house):
    """Trust rule 15; ASVS 5.0: 2.3.5."""
    piet, ask = building.signed_in(cast.PIET), {"what": "all", "reason": "the council", "id": str(new_id())}
    url = reverse("report", kwargs=QUARTER)
    assert piet.post(url, {"fetch": "1"}).status_code == 404
    for _twice in range(2):
        assert piet.post(url, ask).status_code == 302
    asked = SecondAsk.objects.get(deed="release_export")
    assert asked.reason == "2009-Q1: the council"
    assert "U vroeg een tweede persoon" in words(piet.get(url))
    assert piet.post(url, {"fetch": "1"}).status_code == 404
    with pytest.raises(SamePerson):
        seconds.refuse(ask=asked.pk, worker=cast.PIET, at=building.NOW, reason="me")
    right = cast.operator()
    seconds.name_second_person(programme=cast.DORDRECHT, worker=cast.SANNE, permit=right, at=building.NOW)
    seconds.agree(ask=asked.pk, worker=cast.SANNE, at=building.NOW)
    taken = piet.post(url, {"fetch": "1"})
    for said in ("meegenomen door;Piet", "vrijgegeven door;Sanne", "reden;eerste kwartaal 2009: the council"):
        assert said in words(taken)
    assert AccessLogLine.objects.filter(worker=cast.PIET, page="released report file").count() == 1
    assert piet.post(reverse("report", kwargs=QUARTER | {"period": "2009"}), {"fetch": "1"}).status_code == 404
    assert building.signed_in(cast.KARIN).post(url, {"fetch": "1"}).status_code == 404
    asked.refresh_from_db()
    hours = [exports.is_released(asked, at=building.NOW + timedelta(hours=hours)) for hours in (72, 73)]
    assert hours == [True, False]


def test_who_has_no_right_to_report_cannot_take_the_file(house):
    answer = building.signed_in(cast.KARIN).post(reverse("report", kwargs=QUARTER), {"reason": "curious"})
    assert answer.status_code == 404


def test_one_quarter_alone_is_not_drawn(house):
    piet = building.signed_in(cast.PIET)
    year = piet.get(reverse("report", kwargs=QUARTER | {"period": "2009"}))
    assert all(list(line.quarters) == ["2009-Q1"] for line in year.context_data["report"].lines)
    assert not year.context_data["charts"]
