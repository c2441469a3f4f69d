"""What leaves the house in a released file: what the two persons saw, and no word that was written about a household.

Trust rules 7, 15 and 16; the figures themselves are counted in `tests/reporting`.
"""

import csv
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.support.paired import Asked, differences, explain
from tests.web.doors import furnish
from tests.web.hidden import EVERY_KIND, MARK
from tests.web.house import NOW, signed_in
from voordeur import access
from voordeur.access import seconds
from voordeur.access.models import SecondAsk
from voordeur.accounts import actions as accounts
from voordeur.accounts.models import Worker
from voordeur.cases.deeds import deed_for
from voordeur.common.ids import new_id
from voordeur.common.periods import Period
from voordeur.hall import exports
from voordeur.journal import Level
from voordeur.programmes import actions as programmes
from voordeur.reporting.queries import OTHERWISE

pytestmark = pytest.mark.django_db
QUARTER = {"programme": cast.DORDRECHT, "period": "2009-Q1"}
REPORT = reverse("report", kwargs=QUARTER)
FETCH = {"fetch": "1"}


def release(who: UUID = cast.PIET, *, reason: str = "the council") -> Client:
    """Let somebody ask for all figures of the quarter, and Sanne, who works elsewhere, agree."""
    browser = signed_in(who)
    assert browser.post(REPORT, {"what": "all", "reason": reason, "id": str(new_id())}).status_code == 302
    seconds.name_second_person(programme=cast.DORDRECHT, worker=cast.SANNE, permit=cast.operator(), at=NOW)
    ask = SecondAsk.objects.get(deed="release_export", state=SecondAsk.State.ASKED)
    seconds.agree(ask=ask.pk, worker=cast.SANNE, at=NOW)
    return browser


def rows_of(answer: Any) -> Iterator[list[str]]:
    assert answer["Content-Type"].startswith("text/csv")
    yield from csv.reader(answer.content.decode("utf-8-sig").splitlines(), delimiter=";")


def refer(file: UUID, receiver: str, *, level: Level = Level.SHARED, domain: str = "") -> None:
    right = access.permit(worker=cast.KARIN, purpose="coordination", file=file, at=NOW)
    deed_for("referral_made")(file=file, receiver=receiver, level=level, domain=domain, permit=right, at=NOW)


@pytest.fixture
def ids() -> dict[str, UUID]:
    return furnish()


def test_the_file_holds_the_very_figures_of_the_page_and_nothing_else(ids: dict[str, UUID]) -> None:
    browser = release()
    shown = browser.get(REPORT).context_data["report"]
    _head, *rows = rows_of(browser.post(REPORT, FETCH))
    figures, taken = rows[: rows.index([])], dict(rows[rows.index([]) + 1 :])
    for line in shown.lines:
        own = next(row for row in figures if row[2] == line.id)
        assert (own[6] == "") is (line.figure.value is None)
        assert own[8] == ("ja" if line.figure.suppressed else "nee")
        parts = [figure for split in line.splits for figure in split.parts.values()]
        in_file = [row for row in figures if row[2] == line.id and row[4]]
        assert [row[8] == "ja" for row in in_file] == [figure.suppressed for figure in parts]
        assert all(row[6] == row[7] == "" for row in in_file if row[8] == "ja"), "a hidden figure is empty"
    assert {row[2] for row in figures} == {line.id for line in shown.lines}
    assert list(taken) == ["meegenomen door", "meegenomen op", "vrijgegeven door", "reden"]


def test_who_releases_is_told_what_was_released_before_so_that_nobody_subtracts_one_file_from_another(
    ids: dict[str, UUID],
) -> None:
    """Such as a quarter that was given out before half years were hidden too, beside a half year of now."""
    release(reason="the council")
    half_year = reverse("report", kwargs={**QUARTER, "period": "2009-H1"})
    signed_in(cast.PIET).post(half_year, {"what": "all", "reason": "the alderman", "id": str(new_id())})
    ask = SecondAsk.objects.get(state=SecondAsk.State.ASKED)
    answer = signed_in(cast.SANNE).get(reverse("answer_as_second", kwargs={"ask": ask.pk}))
    assert [one.reason for one in answer.context_data["earlier"]] == ["2009-Q1: the council"]
    read_there = answer.content.decode()
    for words in ("Eerder vrijgegeven", "eerste kwartaal 2009: the council", "eerste helft van het jaar 2009: the ald"):
        assert words in read_there
    assert "2009-Q1" not in read_there


def test_the_eleventh_release_can_be_subtracted_too_and_is_there_to_be_read(ids: dict[str, UUID]) -> None:
    asked: dict[str, Any] = {"programme": cast.DORDRECHT, "worker": Worker.objects.get(pk=cast.PIET), "at": NOW}
    seconds.name_second_person(programme=cast.DORDRECHT, worker=cast.SANNE, permit=cast.operator(), at=NOW)
    for number in range(12):
        exports.ask_release(period=Period.parse("2009-Q1"), reason=f"for {number} of them", **asked)
        seconds.agree(ask=SecondAsk.objects.get(state=SecondAsk.State.ASKED).pk, worker=cast.SANNE, at=NOW)
    signed_in(cast.PIET).post(REPORT, {"what": "all", "reason": "once more", "id": str(new_id())})
    ask = SecondAsk.objects.get(state=SecondAsk.State.ASKED)
    read_there = signed_in(cast.SANNE).get(reverse("answer_as_second", kwargs={"ask": ask.pk})).content.decode()
    assert "Nog 2" in read_there
    assert all(f"for {number} of them" in read_there for number in range(12))


def test_a_word_that_somebody_wrote_about_a_household_is_in_no_figure(ids: dict[str, UUID]) -> None:
    for receiver in ("Tante Ria van nummer 14", "Debt help"):
        refer(ids["case"], receiver)
    refer(ids["case"], "Blijf-van-mijn-lijf", level=Level.CONFINED)
    browser = release()
    for answer in (browser.get(REPORT), browser.post(REPORT, FETCH)):
        text = answer.content.decode()
        assert "Ria" not in text
        assert "Blijf" not in text
        assert "Debt help" in text, "what an organisation is called tells of nobody"
        assert "iets anders" in text
    parts = browser.get(REPORT).context_data["report"].line("referrals").splits[0].parts
    assert {word: figure.value for word, figure in parts.items()} == {"Debt help": 1, OTHERWISE: 2}


def test_behind_such_words_stands_what_was_counted_there_and_no_url_holds_them(ids: dict[str, UUID]) -> None:
    refer(ids["case"], "Tante Ria")
    url = reverse("behind", kwargs={**QUARTER, "indicator": "referrals"})
    karin = signed_in(cast.KARIN)
    access.admit_to_team(
        programme=cast.DORDRECHT, worker=cast.KARIN, role="project_leader", permit=cast.operator(), at=NOW
    )
    assert karin.get(url, {"naar": "receiver", "deel": "Tante Ria"}).status_code == 404
    answer = karin.get(url, {"naar": "receiver", "deel": OTHERWISE})
    assert [line.file for line in answer.context_data["page"]] == [ids["case"]]
    assert quote("Tante Ria") not in karin.get(REPORT).content.decode()


def test_no_figure_of_another_organisation_and_no_formula_is_in_the_file(ids: dict[str, UUID]) -> None:
    accounts.change_organisation(organisation=cast.SCHOOL, name="=HYPERLINK(A1)", permit=cast.operator(), at=NOW)
    refer(ids["case"], "=HYPERLINK(A1)")
    programmes.pass_on_area_signal(
        programme=cast.DEN_HAAG,
        area=cast.ADDRESS,
        topic="alleen in Den Haag",
        receiver="municipality",
        text="",
        permit=cast.operator(),
        at=NOW,
    )
    browser = release(reason="+31 bellen")
    answer = browser.post(REPORT, FETCH)
    cells = [cell for row in rows_of(answer) for cell in row]
    assert "'=HYPERLINK(A1)" in cells
    assert not [cell for cell in cells if cell.lstrip(" ")[:1] in ("=", "+", "@", "-") and not cell.isdigit()]
    assert "Den Haag" not in answer.content.decode()
    assert browser.post(reverse("report", kwargs={**QUARTER, "programme": cast.DEN_HAAG}), FETCH).status_code == 404


def test_the_released_file_is_that_of_the_world_without_what_few_may_know(ids: dict[str, UUID]) -> None:
    browser = release()

    def secret() -> None:
        for kind in EVERY_KIND.values():
            kind.told(ids)
        refer(ids["case"], MARK, level=Level.CONFINED)

    def instead() -> None:
        for kind in EVERY_KIND.values():
            kind.instead(ids)
        refer(ids["case"], "Iemand")

    asked = [Asked("piet", REPORT, FETCH), Asked("piet", REPORT)]
    found = differences({"piet": browser}, asked, secret, instead)
    assert not found, explain(found)
