"""The access log is kept for its term; then its beginning goes, and what is kept can still be checked."""

import json
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from tests import cast
from voordeur import access
from voordeur.access import cutting
from voordeur.access import log as access_log
from voordeur.access.models import AccessLogCut, AccessLogHead, AccessLogLine
from voordeur.accounts.installation import INSTALLATION
from voordeur.cli import main as cli
from voordeur.common import clock
from voordeur.common.terms import Term
from voordeur.journal import Entry, Permit
from voordeur.journal.ground import of_house
from voordeur.journal.rebuilding import rebuild
from voordeur.journal.verifying import verify

pytestmark = pytest.mark.django_db

YEARS = {year: cast.AT.replace(year=year) for year in range(2009, 2017)}
NOW = YEARS[2016]


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> None:
    """Karin looks once a year, Mo looked once, long ago."""
    cast.small_world()
    cast.give("coordinator", cast.KARIN, {cast.HOUSEHOLD: "household"})
    cast.give("coordinator", cast.MO, {cast.HOUSEHOLD: "household"})
    look(cast.MO, YEARS[2009])
    for at in YEARS.values():
        look(cast.KARIN, at)
    monkeypatch.setattr(clock, "now", lambda: NOW)


def look(worker: UUID, at: datetime) -> None:
    access.look(worker=worker, purpose="coordination", file=cast.HOUSEHOLD, at=at, page="household")


def looks_of(worker: UUID) -> list[int]:
    lines = AccessLogLine.objects.filter(worker=worker).order_by("position")
    return [one.moment.year for one in lines]


def command(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, Any]:
    code = cli.main(["access-log", *words, "--json"])
    return code, json.loads(capsys.readouterr().out or "null")


def test_what_is_older_than_five_years_goes_and_the_rest_follows_on(
    log: None, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = AccessLogLine.objects.count()
    code, would = command(capsys, "prune", "--dry-run")
    assert (code, AccessLogLine.objects.count()) == (0, lines + 1), "only said, and noted that it was asked"
    code, gone = command(capsys, "prune")
    assert (code, would) == (0, {**gone, "dry_run": True})
    assert (looks_of(cast.KARIN), looks_of(cast.MO)) == ([2011, 2012, 2013, 2014, 2015, 2016], [])
    assert list(access.broken_lines()) == []
    look(cast.MO, NOW)
    assert AccessLogLine.objects.get(worker=cast.MO).position == 2, "nobody begins anew"
    assert command(capsys, "verify")[0] == 0
    assert command(capsys, "prune")[1]["lines"] == 0, "and what is done is done"


def test_who_runs_the_machine_stands_in_the_log_for_each_of_its_commands(
    log: None, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (["verify"], ["prune", "--dry-run"], ["prune"]):
        command(capsys, *words)
    said = AccessLogLine.objects.filter(worker=access.OPERATOR, moment=NOW).values_list("page", flat=True)
    assert list(said.order_by("position")) == ["access-log verify", "access-log prune", "access-log prune"]


def test_what_goes_is_checked_once_more_when_nobody_can_cut_besides(
    log: None, as_owner: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changed_meanwhile(**said: Any) -> Permit:
        with as_owner():
            AccessLogLine.objects.filter(worker=cast.MO).update(page="case")
        return access.operator_permit(**said)

    monkeypatch.setattr(cutting, "operator_permit", changed_meanwhile)
    with pytest.raises(cutting.LogBroken):
        cutting.cut(before=YEARS[2011], at=NOW)
    assert looks_of(cast.MO) == [2009]


def test_a_look_that_is_written_while_the_log_is_walked_breaks_nothing(
    log: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk, before, after = access_log._Walk.along, [cast.KARIN, cast.MO], [cast.KARIN, cast.MO]

    def in_a_house_at_work(self: Any, lines: Any) -> Any:
        while before:
            look(before.pop(), NOW)
        yield from walk(self, lines)
        while after:
            look(after.pop(), NOW)

    monkeypatch.setattr(access_log._Walk, "along", in_a_house_at_work)
    assert list(access.broken_lines()) == []
    assert (before, after) == ([], [])


def test_what_is_thrown_away_while_the_log_is_walked_is_not_missing(
    log: None, as_owner: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk, before = access_log._Walk.along, [YEARS[2013]]

    def while_it_is_cut(self: Any, lines: Any) -> Any:
        if before:
            cutting.cut(before=before.pop(), at=NOW)
        yield from walk(self, lines)

    monkeypatch.setattr(access_log._Walk, "along", while_it_is_cut)
    assert list(access.broken_lines()) == []
    assert looks_of(cast.KARIN) == [2013, 2014, 2015, 2016]
    with as_owner():
        AccessLogLine.objects.filter(worker=cast.KARIN, moment=YEARS[2014]).delete()
    assert [one.what for one in access.broken_lines()] == ["a line before it is missing"]


def test_that_it_was_done_stands_in_the_journal_with_where_each_chain_ended(log: None) -> None:
    last = AccessLogLine.objects.filter(worker=cast.KARIN, moment__year=2010).get()
    cutting.cut(before=cutting.kept_from(NOW.date(), Term(5, "years")), at=NOW)
    entry = Entry.objects.get(kind="access_log_cut")
    assert (entry.file_id, entry.by) == (INSTALLATION, access.OPERATOR)
    assert AccessLogCut.objects.get(id=cast.KARIN).hash == last.hash
    assert (rebuild(today=NOW.date()).differences, verify().broken) == ([], [])


def test_a_year_later_it_is_cut_again(log: None) -> None:
    for year in (2011, 2013):
        cutting.cut(before=YEARS[year], at=NOW)
    assert looks_of(cast.KARIN) == [2013, 2014, 2015, 2016]
    assert list(access.broken_lines()) == []
    assert rebuild(today=NOW.date()).differences == []


def test_a_clock_that_was_set_back_takes_no_line_out_of_the_middle(log: None) -> None:
    look(cast.KARIN, YEARS[2010])
    cutting.cut(before=YEARS[2012], at=NOW)
    assert looks_of(cast.KARIN) == [2012, 2013, 2014, 2015, 2016, 2010]
    assert list(access.broken_lines()) == []


@pytest.mark.parametrize("years", ["5 weeks", "364 days", "never"])
def test_a_term_that_is_too_short_or_none_is_refused(
    log: None, settings: Any, capsys: pytest.CaptureFixture[str], years: str
) -> None:
    settings.ACCESS_LOG_KEPT = years
    assert cli.main(["access-log", "prune"]) == 2
    assert "VOORDEUR_ACCESS_LOG_KEPT" in capsys.readouterr().err


def test_a_log_that_is_not_whole_is_evidence_and_stays(
    log: None, as_owner: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    with as_owner():
        AccessLogLine.objects.filter(worker=cast.MO).update(page="case")
    for words in (["prune", "--dry-run"], ["prune"]):
        assert cli.main(["access-log", *words]) == 1
        assert "not whole" in capsys.readouterr().err
    assert (looks_of(cast.KARIN), looks_of(cast.MO)) == (list(YEARS), [2009])
    code, found = command(capsys, "verify")
    assert (code, [one["what"] for one in found["broken"]]) == (1, ["changed"])


def test_lines_that_somebody_throws_away_without_saying_so_are_missed(log: None, as_owner: Any) -> None:
    cutting.cut(before=YEARS[2011], at=NOW)
    with as_owner():
        AccessLogLine.objects.filter(worker=cast.KARIN, moment__lt=YEARS[2013]).delete()
    assert [one.what for one in access.broken_lines()] == ["a line before it is missing"]
    with as_owner():
        AccessLogLine.objects.filter(worker=cast.KARIN).delete()
        AccessLogHead.objects.filter(worker=cast.KARIN).delete()
    assert [one.what for one in access.broken_lines(cast.KARIN)] == ["lines after it are missing"]


def test_a_line_that_was_thrown_away_does_not_come_back(log: None, as_owner: Any) -> None:
    old = AccessLogLine.objects.get(worker=cast.MO)
    cutting.cut(before=YEARS[2011], at=NOW)
    with as_owner():
        old.save(force_insert=True)
    assert [one.what for one in access.broken_lines()] == ["was thrown away, and is back"]


@pytest.mark.postgres_only
def test_the_application_cannot_throw_a_line_away_nor_a_young_one_with_an_entry_that_says_so(log: None) -> None:
    young = datetime.now(NOW.tzinfo)  # noqa: TID251  the database has a clock of its own
    look(cast.KARIN, young - timedelta(days=1))
    with pytest.raises(DatabaseError), transaction.atomic():
        AccessLogLine.objects.filter(worker=cast.KARIN).delete()
    with pytest.raises(cutting.LogBroken), transaction.atomic():
        cutting.cut(before=young, at=young)
    assert AccessLogLine.objects.filter(worker=cast.KARIN).count() == 9
    with connection.cursor() as cursor:
        cursor.execute("SELECT access_cut_log(%s)", [INSTALLATION])
        assert cursor.fetchone() == (0,)


@pytest.mark.postgres_only
def test_what_goes_is_what_the_entry_says_whatever_a_table_says_that_the_application_can_change(log: None) -> None:
    cutting.cut(before=YEARS[2011], at=NOW)
    entry = Entry.objects.get(kind="access_log_cut").pk
    with of_house("putting_right"):
        AccessLogCut.objects.update(position=8)
    with connection.cursor() as cursor:
        cursor.execute("SELECT access_cut_log(%s)", [entry])
        assert cursor.fetchone() == (0,)
    assert looks_of(cast.KARIN) == [2011, 2012, 2013, 2014, 2015, 2016]
