"""The whole demo of six programmes and two years, made once: is it as large as promised, sound, and at work today?"""

from collections import Counter
from datetime import datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test import Client, TestCase, override_settings

from tests.support.digests import digests
from voordeur.accounts.models import Worker
from voordeur.cases.models import Case, CaseRole, Conference, Inspection
from voordeur.common.clock import AMSTERDAM, day_of
from voordeur.common.periods import Period
from voordeur.demo import making
from voordeur.funding.models import Division, InvoiceLine
from voordeur.journal import Entry, File, OpenDuty, Standing
from voordeur.journal.rebuilding import rebuild
from voordeur.journal.verifying import verify
from voordeur.partners.models import Covenant, Mandate, Participant
from voordeur.partners.rules.covenants import ends_soon
from voordeur.people.models import Address
from voordeur.programmes import queries as programmes
from voordeur.reporting import reports

NOW = datetime(2026, 11, 20, 15, 0, tzinfo=AMSTERDAM)
TODAY = day_of(NOW)
# Stages in which nobody is: a programme that is still prepared or has ended, and what is over within the day.
EMPTY = {"preparing", "ended", "joined"}
STUCK_FOR = 150  # days: the one case that is stuck on purpose


@pytest.mark.slow
@pytest.mark.deep
class TestWholeDemo(TestCase):
    """Tests of one and the same demo."""

    @classmethod
    def setUpTestData(cls):
        cls.made = making.make(now=NOW, seed=1)

    def test_it_is_as_large_as_promised(self):
        counts = self.made["counts"]
        assert counts["programme files"] == 6
        assert counts["organisation files"] == 12
        assert Worker.objects.count() == 40
        assert Address.objects.count() > 600
        assert 130 <= Case.objects.exclude(household=None).values("household").distinct().count() <= 190
        assert 6000 <= counts["entries"] <= 8500
        days = Entry.objects.filter(file__kind="case").order_by("happened_on").values_list("happened_on", flat=True)
        assert (TODAY - days.first()).days > 650
        assert days.last() <= TODAY

    def test_its_chains_are_whole_and_its_tables_are_what_its_entries_say(self):
        assert not verify().broken
        assert not rebuild(today=TODAY, check_only=True).differences

    def test_emptied_tables_become_what_they_were_to_the_byte(self):
        before = digests()
        assert sum(bool(rows) for _, rows in before.values()) > 80
        with connection.cursor() as cursor:
            for table in before:
                cursor.execute(f"DELETE FROM {table}")
        rebuild(today=TODAY, check_only=False)
        assert digests() == before

    def test_everything_that_the_ways_of_working_know_happens_somewhere(self):
        kinds = set(Entry.objects.values_list("kind", flat=True))
        assert not {
            "party_endorsed", "party_objected", "plan_put_forward", "plan_signed", "answer_asked", "answer_given",
            "obstacle_found", "escalated", "escalation_answered", "escalation_returned", "referral_waiting",
            "bridging_arranged", "consequence_agreed", "ultimatum_given", "ultimatum_judged", "phase_begun",
            "presence_logged", "presence_missed", "risk_found", "risk_cleared", "lever_recorded", "handover_offered",
            "handover_accepted", "handover_declined", "handover_met", "put_on_waiting_list", "term_extended",
            "letter_made", "letter_sent", "document_added", "message_queued", "fact_protected", "safety_flag_set",
            "channel_stopped", "code_started", "signals_mapped", "tie_declared", "glass_broken",
            "second_person_agreed", "blind_spot_noted", "evaluation_held", "covenant_signed", "covenant_person_named",
            "mandate_given", "mandate_revoked", "contact_person_named", "conference_called", "invitation_answered",
            "agenda_item_put", "decision_made", "decision_carried_out", "dissent_noted", "minutes_sent",
            "inspection_asked", "inspection_answered", "contributor_joined", "costs_divided", "funding_noted",
            "cover_arranged",
        } - kinds  # fmt: skip

    def test_every_programme_has_a_covenant_one_ends_soon_and_one_ended(self):
        for slug, id in self.made["programmes"].items():
            signed = Covenant.objects.filter(programme=id)
            assert Mandate.objects.filter(covenant__in=signed.values("pk")).exists(), slug
            assert Participant.objects.filter(covenant__in=signed.values("pk")).exists(), slug
        assert [one for one in Covenant.objects.all() if ends_soon(one.until, today=TODAY)]
        assert Covenant.objects.filter(until__lt=TODAY).count() == 1

    def test_a_coordinator_has_ten_cases_a_table_next_week_and_two_who_let_her_wait(self):
        hanneke = Worker.objects.get(username="hanneke").pk
        own = CaseRole.objects.filter(worker=hanneke, until=None).values("file")
        running = Case.objects.filter(pk__in=own, closed_on=None).values_list("pk", flat=True)
        assert len(running) == 10
        ahead = Conference.objects.filter(file__in=running, state="called")
        assert all(TODAY < one.on <= TODAY + timedelta(days=10) for one in ahead)
        assert (ahead.values("meeting").distinct().count(), ahead.count()) == (1, 2)
        late = OpenDuty.objects.filter(file__in=running, due__lt=TODAY).values_list("duty", flat=True)
        assert {"confirm_place", "hear_of_escalation"} <= set(late)
        assert Inspection.objects.filter(file__in=running, answered_on=None).count() == 1

    def test_the_costs_that_were_divided_add_up_to_the_cent(self):
        for division in Division.objects.all():
            shares = InvoiceLine.objects.filter(division=division.pk).values_list("share", flat=True)
            assert (len(shares), sum(shares)) == (4, division.costs)

    def test_the_teams_keep_up_and_one_case_alone_is_really_stuck(self):
        late = [
            (duty.file_id, (TODAY - due).days)
            for duty in OpenDuty.objects.all()
            if (due := duty.postponed_until or duty.due) < TODAY
        ]
        long = {file for file, days in late if days > 45}
        assert 5 <= len(late) <= 45
        assert len(long) == 1
        assert max(days for _, days in late) < STUCK_FOR

    def test_every_programme_has_work_in_most_of_its_stages(self):
        for slug, id in self.made["programmes"].items():
            there = Counter(Standing.objects.filter(file__programme=id).values_list("stage", flat=True))
            missing = set(programmes.method_of(id).stages) - set(there) - EMPTY
            assert len(missing) <= 4, (slug, missing)

    def test_every_programme_has_figures_over_two_years(self):
        for slug, id in self.made["programmes"].items():
            for year in ("2025", "2026"):
                report = reports.make(programme=programmes.programme(id), period=Period.parse(year), at=NOW)
                shown = [line for line in report.lines if not line.figure.suppressed and line.figure.value]
                assert len(shown) >= 3, (slug, year)

    @override_settings(MODE="demo", ROOT_URLCONF="tests.hall.demo_urls")
    def test_everybody_to_become_has_a_first_page_with_something_on_it(self):
        for worker in Worker.objects.all():
            client = Client()
            client.force_login(worker)
            answer = client.get("/", follow=True)
            assert answer.status_code == 200, worker.username
            assert len(answer.content) > 3000, worker.username

    def test_protected_facts_and_the_flag_are_for_their_readers_alone(self):
        assert File.objects.filter(kind="protected").count() >= 3
        assert File.objects.filter(kind="reporting_code").count() == 1
        assert Entry.objects.filter(file__kind__in=["protected", "reporting_code"], level__lt=2).exclude(
            kind="access_granted"
        ).count() == 0  # fmt: skip

    def test_there_was_work_in_every_quarter(self):
        days = Entry.objects.filter(kind__in=["contact_attempted", "visit_held"]).values_list("happened_on", flat=True)
        quarters = Counter((day.year, (day.month - 1) // 3) for day in days if day > TODAY - timedelta(days=720))
        assert len(quarters) >= 8
        assert min(quarters.values()) >= 10


# On another day other cases are handed over, other rounds are walked: nothing may depend on that. A day is as long as
# the demo takes to make, so each database has its own.
@pytest.mark.deep
@pytest.mark.django_db
@pytest.mark.parametrize(
    "day",
    [
        pytest.param("2026-11-26T23:17", marks=pytest.mark.sqlite_only),
        pytest.param("2026-11-28T12:00", marks=pytest.mark.postgres_only),
        pytest.param("2026-12-24T09:00", marks=pytest.mark.sqlite_only),
        pytest.param("2027-02-15T11:00", marks=pytest.mark.postgres_only),
    ],
)
def test_it_can_be_made_on_any_day(day: str) -> None:
    made = making.make(now=datetime.fromisoformat(day).replace(tzinfo=AMSTERDAM))

    assert len(made["programmes"]) == 6
    assert Case.objects.count() > 120


@pytest.mark.slow
@pytest.mark.deep
@pytest.mark.sqlite_only
@pytest.mark.django_db
def test_the_same_seed_makes_the_same_demo():
    made = []
    for _ in range(2):
        with transaction.atomic():
            making.make(now=NOW, seed=1)
            made.append(sorted(Entry.objects.values_list("kind", "happened_on", "recorded")))
            transaction.set_rollback(True)
    assert made[0] == made[1], "ids are other ones each time, and nothing may go by their order"
