"""A small demo, made once: is it whole, is every situation in it, and do its reports count right?"""

import csv
import io
import json
import re
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

import pytest
from django.db.models import Count
from django.test import TestCase

from voordeur.access.models import Grant
from voordeur.accounts.models import Worker
from voordeur.cases.models import Case
from voordeur.cli.main import main
from voordeur.common.clock import AMSTERDAM, day_of
from voordeur.common.periods import Period
from voordeur.demo import making
from voordeur.demo.place import DOORS, REPORTS
from voordeur.journal import Entry, File, OpenDuty, Standing, effective, method_of
from voordeur.journal.models import Words
from voordeur.journal.reading import lines_of
from voordeur.journal.rebuilding import rebuild
from voordeur.journal.verifying import verify
from voordeur.outreach.models import Doorstep, Round
from voordeur.people import queries as people
from voordeur.people.models import Household, Membership, Person
from voordeur.programmes import queries as programmes
from voordeur.reporting import reports
from voordeur.reporting.models import Contribution
from voordeur.reporting.queries import entries_behind

NOW = datetime(2026, 11, 20, 15, 0, tzinfo=AMSTERDAM)
TODAY = day_of(NOW)
YEAR = Period.parse("2026")
# A demo of running programmes has none that is still being prepared, or that has ended.
NOT_IN_A_RUNNING_PROGRAMME = {"preparing", "ended"}


def command(*words):
    """Run a command and give its exit code, its answer and what it told."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(words)
    return code, out.getvalue(), err.getvalue()


def facts(programme):
    """Give the entries of a programme's files as they count now: corrected, without what was taken back."""
    files = File.objects.filter(programme=programme).values_list("id", flat=True)
    return {file: [one.fact for one in effective(lines)] for file, lines in lines_of(set(files)).items()}


@pytest.mark.slow
class TestDemo(TestCase):
    """Tests of one and the same demo."""

    @classmethod
    def setUpTestData(cls):
        cls.made = making.make(now=NOW, seed=1, small=True)
        cls.doors = programmes.by_slug(DOORS)
        cls.signals = programmes.by_slug(REPORTS)

    def test_its_chains_are_whole_and_its_tables_are_what_its_entries_say(self):
        assert not verify().broken
        assert not rebuild(today=TODAY, check_only=True).differences

    def test_nothing_in_it_lies_ahead_and_it_reaches_half_a_year_back(self):
        days = Entry.objects.order_by("happened_on").values_list("happened_on", flat=True)
        assert (TODAY - days.first()).days > 182
        assert days.last() <= TODAY
        assert not Entry.objects.filter(recorded__gt=NOW).exists()

    def test_it_is_as_large_as_promised(self):
        assert File.objects.filter(kind="doorstep").count() >= 150
        assert Worker.objects.count() == 40
        assert self.made["counts"]["organisation files"] == 12

    def test_every_stage_of_both_methods_is_inhabited(self):
        for programme in (self.doors, self.signals):
            there = set(Standing.objects.filter(file__programme=programme.id).values_list("stage", flat=True))
            assert set(programmes.method_of(programme.id).stages) - there == NOT_IN_A_RUNNING_PROGRAMME

    def test_every_kind_of_situation_is_in_it(self):
        kinds = Counter(Entry.objects.values_list("kind", flat=True))
        assert not {
            "opted_out", "network_checked", "doorstep_closed", "satisfaction_told", "housing_wish_told",
            "need_recorded", "need_answered", "strength_recorded", "goal_set", "plan_agreed",
            "action_agreed", "action_picked_up", "action_chased", "action_done", "referral_made",
            "contact_noted", "help_given", "conference_held", "signal_received", "triaged",
            "signal_joined_case", "passed_on", "case_closed", "aftercare_held", "case_reopened",
            "household_split_off", "household_moved", "consent_withdrawn", "rule_set_aside",
            "duty_postponed", "correction", "retraction", "waiting_time_observed", "case_discussion_held",
            "area_signal_passed_on",
        } - kinds.keys()  # fmt: skip
        assert Entry.objects.exclude(deviation="").exists()
        assert Entry.objects.filter(level=2).exists()
        assert any(day_of(entry.recorded) > entry.happened_on for entry in Entry.objects.filter(kind="visit_held"))

    def test_a_child_lives_in_two_homes_and_somebody_is_likely_written_down_twice(self):
        homes = Membership.objects.filter(until=None).values("person").annotate(homes=Count("id"))
        assert homes.filter(homes=2).exists()
        assert any(people.doubles_of(household.id) for household in Household.objects.all())

    def test_the_team_keeps_up_a_few_duties_are_late_and_none_by_more_than_three_weeks(self):
        late = [(TODAY - due).days for due in OpenDuty.objects.filter(due__lt=TODAY).values_list("due", flat=True)]
        assert 1 <= len(late) <= 8
        assert max(late) <= 21
        assert OpenDuty.objects.filter(due__gte=TODAY).exists()
        assert OpenDuty.objects.filter(duty="aftercare", due__lte=TODAY).exists()

    def test_there_is_a_round_of_today_with_doors_to_do_and_there_are_appointments_this_week(self):
        today = Round.objects.get(on=TODAY)
        assert Doorstep.objects.filter(round=today.id, attempts=0, outcome="").count() >= 3
        appointments = OpenDuty.objects.filter(duty="appointment").values_list("due", flat=True)
        assert len([due for due in appointments if 0 <= (due - TODAY).days < 7]) >= 2

    def test_figures_per_area_show_in_this_quarter_and_the_last(self):
        for quarter in ("2026-Q3", "2026-Q4"):
            report = reports.make(programme=self.doors, period=Period.parse(quarter), at=NOW)
            parts = report.line("households_approached").splits[0].parts
            shown = [figure for figure in parts.values() if not figure.suppressed]
            assert len(shown) >= 3, parts
            assert all(figure.value >= 10 for figure in shown)

    def test_its_telephone_numbers_are_made_up_and_nobody_has_mail(self):
        phones = {*Person.objects.values_list("phone", flat=True), *Worker.objects.values_list("phone", flat=True)}
        assert all(re.fullmatch(r"010-555\d{4}", phone) for phone in phones - {""})
        assert not any("@" in text for text in Words.objects.values_list("text", flat=True))

    def test_nobody_is_called_a_client(self):
        said = " ".join(Words.objects.values_list("text", flat=True)).lower()
        assert "cliënt" not in said
        assert "client" not in said

    def test_workers_wrote_with_rights_of_their_own(self):
        """Only what sets the place up was done by whoever runs the installation."""
        workers = set(Worker.objects.values_list("id", flat=True))
        others = Entry.objects.exclude(by__in=workers).values_list("file__kind", flat=True)
        assert set(others) <= {"installation", "organisation", "worker", "programme"}
        assert Grant.objects.filter(worker__username="karin", purpose="coordination").exists()

    def test_no_two_reports_have_the_same_words(self):
        texts = [json.loads(words.text)["text"] for words in Words.objects.filter(entry__kind="signal_received")]
        assert len(texts) > 20
        assert len(set(texts)) == len(texts)

    def test_nobody_speaks_of_children_where_none_live(self):
        for one in Case.objects.exclude(household=None):
            people_there = Membership.objects.filter(file=one.household)
            if people_there.filter(role="child").exists():
                continue
            texts = Words.objects.filter(entry__file=one.file_id).values_list("text", flat=True)
            found = re.search(r"\b(kinderen|jongste|oudste|gezin|opvoedspreekuur|mentor)\b", " ".join(texts).lower())
            assert not found, found

    def test_it_is_not_made_twice(self):
        with pytest.raises(making.NotEmpty):
            making.make(now=NOW)

    # From the command line

    def test_the_report_of_the_command_line_keeps_its_promised_keys_and_says_the_same_as_the_pages(self):
        code, out, _ = command("report", "run", DOORS, "--period", "2026", "--json")
        said = json.loads(out)
        assert code == 0
        assert said["period"] == "2026"
        shown = {line["id"]: line["value"] for line in said["indicators"]}
        assert (
            shown["talks_held"]
            == reports.make(programme=self.doors, period=YEAR, at=NOW).line("talks_held").figure.value
        )

    def test_a_report_as_csv_has_a_row_per_figure_and_no_small_count(self):
        code, out, _ = command("report", "run", DOORS, "--period", "2026", "--format", "csv", "--lang", "en")
        rows = list(csv.DictReader(io.StringIO(out), delimiter=";"))
        assert code == 0
        assert all(int(row["of"]) >= 10 for row in rows if row["indicator"] == "questions_by_domain" and row["of"])
        assert any(row["suppressed"] == "yes" for row in rows)

    def test_what_cannot_be_reported_is_refused_with_what_to_do(self):
        code, _, err = command("report", "run", DOORS, "--period", "2026", "--format", "pdf")
        assert (code, "--format csv" in err) == (2, True)
        code, _, err = command("report", "run", DOORS, "--period", "zomer")
        assert (code, "2026-Q3" in err) == (2, True)
        code, _, err = command("report", "run", "nergens", "--period", "2026")
        assert (code, DOORS in err) == (1, True)

    def test_rounds_are_planned_past_every_door_of_an_area_once(self):
        code, out, _ = command("rounds", "plan", "--area", "WK999901", "--pairs", "3", "--date", "2026-11-23", "--json")
        said = json.loads(out)
        stops = [stop["id"] for walk in said["rounds"] for stop in walk["stops"]]
        assert (code, len(said["rounds"]), said["unplanned"]) == (0, 3, [])
        assert len(stops) == len(set(stops)) == 174
        assert all(walk["metres"] > 0 and walk["minutes"] > 0 for walk in said["rounds"])

    def test_rounds_in_a_place_without_addresses_are_refused(self):
        code, _, err = command("rounds", "plan", "--area", "0000", "--pairs", "1", "--date", "2026-11-23")
        assert (code, "no addresses" in err) == (1, True)

    def test_a_second_demo_is_refused_on_the_command_line(self):
        code, _, err = command("demo", "make")
        assert (code, "--anew" in err) == (1, True)

    # Figures against counting by hand

    def test_each_household_has_at_most_one_of_three_outcomes(self):
        report = reports.make(programme=self.doors, period=YEAR, at=NOW)
        talks = opted_out = closed_doors = approached = 0
        for file in facts(self.doors.id).values():
            kinds = Counter(fact.kind for fact in file)
            outcomes = {fact.fields["outcome"] for fact in file if fact.kind == "contact_attempted"}
            if "doorstep_listed" not in kinds or not kinds & Counter(contact_attempted=1, visit_held=1, opted_out=1):
                continue
            reached = kinds["visit_held"] or kinds["opted_out"]
            nobody_lives_here = outcomes & {"moved", "vacant"}
            approached += bool(reached or not nobody_lives_here)
            talks += bool(kinds["visit_held"])
            opted_out += bool(kinds["opted_out"] and not kinds["visit_held"])
            closed_doors += bool(outcomes & {"nobody_home", "no_access"} and not reached and not nobody_lives_here)
        shown = {line.id: line.figure.value for line in report.lines}
        assert shown["households_approached"] == approached
        assert shown["talks_held"] == talks
        assert shown["opt_outs"] == opted_out
        assert shown["non_responses"] == closed_doors

    def test_reports_by_channel_add_up_to_the_signals_that_came_in(self):
        channels = Counter(
            fact.fields["channel"]
            for file in facts(self.signals.id).values()
            for fact in file
            if fact.kind == "signal_received"
        )
        line = reports.make(programme=self.signals, period=YEAR, at=NOW).line("reports_by_channel")
        assert {part: figure.value for part, figure in line.splits[0].parts.items() if figure.value} == channels
        assert line.figure.value == sum(channels.values())

    def test_the_mean_mark_for_the_home_is_that_of_the_marks_given_with_the_correction_in_it(self):
        marks = [
            fact.fields["home"]
            for file in facts(self.doors.id).values()
            for fact in file
            if fact.kind == "satisfaction_told"
        ]
        figure = reports.make(programme=self.doors, period=YEAR, at=NOW).line("satisfaction_home").figure
        assert figure.of == len(marks)
        assert figure.value == (Decimal(sum(marks)) / len(marks)).quantize(Decimal("0.01"), ROUND_HALF_UP)

    def test_questions_per_domain_show_none_below_ten(self):
        told = Counter(
            fact.domain for file in facts(self.doors.id).values() for fact in file if fact.kind == "need_recorded"
        )
        line = reports.make(programme=self.doors, period=YEAR, at=NOW).line("questions_by_domain")
        assert line.figure.value == sum(told.values())
        parts = line.splits[0].parts
        assert set(parts) == set(method_of(File.objects.get(id=self.doors.id).method_id).domains)
        assert all(figure.suppressed for domain, figure in parts.items() if told[domain] < 10)
        assert all(figure.value == told[domain] for domain, figure in parts.items() if not figure.suppressed)
        assert sum(figure.suppressed for figure in parts.values()) != 1

    def test_streets_with_few_answers_show_no_mark(self):
        line = reports.make(programme=self.doors, period=Period.parse("2026-Q3"), at=NOW).line("satisfaction_home")
        for split in line.splits:
            assert all(figure.suppressed or figure.of >= 10 for figure in split.parts.values())

    def test_a_figure_opens_down_to_its_entries_for_who_may_see_those_and_to_nothing_for_others(self):
        ask = {"programme": self.doors.id, "indicator": "talks_held", "period": YEAR, "today": TODAY}
        fatiha = self.made["workers"]["fatiha"]
        visits = entries_behind(**ask, worker=Worker.objects.get(pk=fatiha), purpose="outreach")
        rows = Contribution.objects.filter(programme=self.doors.id, indicator="talks_held")
        assert set(visits.values_list("kind", flat=True)) == {"visit_held"}
        assert visits.count() == rows.count()
        anneke = Worker.objects.get(pk=self.made["workers"]["anneke"])
        assert not entries_behind(**ask, worker=anneke, purpose="report").exists()

    def test_a_report_is_the_same_for_all_who_may_ask_and_not_there_for_others(self):
        from voordeur.access import NoGround

        who = {name: Worker.objects.get(username=name) for name in ("ineke", "theo", "anneke", "karin")}
        told = [
            reports.run(programme=self.doors.id, period=YEAR, worker=who[n], at=NOW)
            for n in ("ineke", "theo", "anneke")
        ]
        assert told[0].lines == told[1].lines == told[2].lines
        with pytest.raises(NoGround):
            reports.run(programme=self.doors.id, period=YEAR, worker=who["karin"], at=NOW)
