"""A file with a method is judged by it: steps refused, deviations kept, stage and duties remembered."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from tests.journal.conftest import KARIN, NOW, PERMIT, TODAY
from tests.journal.sample.entries import CoinsAdded, PotBroken, PotDiscussed, PotPlaced
from tests.journal.sample.models import Pot
from voordeur import journal
from voordeur.common.ids import new_id
from voordeur.journal import judging, rebuilding
from voordeur.journal.entries import DutyPostponed, MethodChosen, RuleSetAside
from voordeur.journal.models import Entry, File, MethodVersion, OpenDuty, Standing
from voordeur.journal.rebuilding import rebuild
from voordeur.methods.vocabulary import Fact

pytestmark = pytest.mark.django_db
TEXT = (Path(__file__).parent / "method.yaml").read_text()


@pytest.fixture
def method(db: None) -> MethodVersion:
    return journal.keep_method(TEXT)


@pytest.fixture
def judged(method: MethodVersion) -> Pot:
    """A pot in a file that is judged by the method."""
    file, pot = new_id(), new_id()
    journal.record(
        journal.Draft(file, PotPlaced(pot=pot, label="blue"), TODAY),
        opening=[journal.Opening(file, "case", method=method)],
        permit=PERMIT,
        at=NOW,
    )
    return Pot.objects.get(id=pot)


def tell(pot: Pot, body: journal.Body, on: date = TODAY, at: datetime = NOW) -> journal.Recorded:
    return journal.record(journal.Draft(pot.file_id, body, on), permit=PERMIT, at=at)


def test_a_step_that_breaks_a_rule_is_refused_with_what_must_happen_first(judged: Pot) -> None:
    with pytest.raises(journal.RuleForbids) as refusal:
        tell(judged, PotBroken(pot=judged.id))
    assert refusal.value.rule == "discussed_before_broken"
    assert refusal.value.explanation["nl"] == "Over elke pot wordt eerst gepraat."
    assert refusal.value.first["en"] == "Discuss the pot."
    assert Entry.objects.filter(file=judged.file_id).count() == 1

    tell(judged, PotDiscussed(pot=judged.id, conclusion="c"))
    assert not tell(judged, PotBroken(pot=judged.id)).deviations


def test_a_happening_that_breaks_a_rule_is_kept_as_a_deviation(judged: Pot) -> None:
    recorded = tell(judged, CoinsAdded(pot=judged.id, coins=2))
    assert recorded.entries[0].deviation == "placed_before_filled"
    assert recorded.deviations[0].explanation["en"] == "Talk first money later."
    assert Pot.objects.get(id=judged.id).coins == 2


def test_entries_of_one_act_count_for_each_other(judged: Pot) -> None:
    drafts = [PotDiscussed(pot=judged.id, conclusion="c"), PotBroken(pot=judged.id)]
    recorded = journal.record(*(journal.Draft(judged.file_id, body, TODAY) for body in drafts), permit=PERMIT, at=NOW)
    assert len(recorded.entries) == 2


def test_a_method_rule_can_be_set_aside_and_a_law_never(judged: Pot) -> None:
    tell(judged, RuleSetAside(rule="discussed_before_broken", reason="nobody to talk to"))
    tell(judged, PotBroken(pot=judged.id))
    with pytest.raises(journal.RuleForbids):
        tell(judged, RuleSetAside(rule="placed_before_filled", reason="?"))


def test_stage_and_duties_are_kept(judged: Pot) -> None:
    assert Standing.objects.get(file=judged.file_id).stage == "empty"
    tell(judged, CoinsAdded(pot=judged.id, coins=2))
    standing = Standing.objects.get(file=judged.file_id)
    assert (standing.stage, standing.judged_on) == ("filled", TODAY)
    duty = OpenDuty.objects.get(file=judged.file_id)
    assert (duty.duty, duty.thing, duty.role, duty.deed) == ("discuss_it", judged.id, "keeper", "pot_discussed")
    assert (duty.since, duty.due, duty.late_then) == (TODAY, TODAY + timedelta(days=5), "escalate:keeper")
    assert duty.title == {"nl": "Bespreek de pot", "en": "Discuss the pot"}

    until = TODAY + timedelta(days=9)
    tell(judged, DutyPostponed(duty="discuss_it", thing=judged.id, until=until, reason="on holiday"))
    assert OpenDuty.objects.get(file=judged.file_id).postponed_until == until
    tell(judged, PotDiscussed(pot=judged.id, conclusion="c"))
    assert not OpenDuty.objects.filter(file=judged.file_id).exists()


def test_a_late_entry_and_a_retraction_are_judged_as_if_they_always_were_so(judged: Pot) -> None:
    added = tell(judged, CoinsAdded(pot=judged.id, coins=2)).entries[0]
    tell(judged, CoinsAdded(pot=judged.id, coins=1), on=TODAY - timedelta(days=40))
    assert Standing.objects.get(file=judged.file_id).stage == "forgotten"
    early = Entry.objects.get(file=judged.file_id, happened_on=TODAY - timedelta(days=40))
    journal.retract(early.id, reason="another year", permit=PERMIT, at=NOW)
    assert Standing.objects.get(file=judged.file_id).stage == "filled"
    journal.retract(added.id, reason="not here", permit=PERMIT, at=NOW)
    assert Standing.objects.get(file=judged.file_id).stage == "empty"
    assert not OpenDuty.objects.filter(file=judged.file_id).exists()


def test_the_night_asks_only_files_whose_day_has_come(judged: Pot) -> None:
    tell(judged, CoinsAdded(pot=judged.id, coins=2))
    assert journal.judge_again(today=TODAY) == 0
    assert journal.judge_again(today=TODAY + timedelta(days=30)) == 1
    assert Standing.objects.get(file=judged.file_id).stage == "forgotten"


def test_one_can_ask_what_may_happen_now(judged: Pot) -> None:
    answer = journal.judgement(judged.file_id, today=TODAY)
    assert answer is not None
    assert {ban.rule for ban in answer.may_not} == {"discussed_before_broken", "placed_before_filled"}


def test_a_file_without_a_method_is_not_judged(pot: Pot) -> None:
    tell(pot, PotBroken(pot=pot.id))
    assert not Standing.objects.filter(file=pot.file_id).exists()
    assert journal.judgement(pot.file_id, today=TODAY) is None


def test_a_method_chosen_later_judges_from_then_on(pot: Pot, method: MethodVersion) -> None:
    chosen = MethodChosen(method=method.method, version=method.version, sha256=method.sha256, reason="new start")
    entry = tell(pot, chosen).entries[0]
    assert File.objects.get(id=pot.file_id).method == method
    assert Standing.objects.get(file=pot.file_id).stage == "empty"
    journal.retract(entry.id, reason="wrong file", permit=PERMIT, at=NOW)
    assert File.objects.get(id=pot.file_id).method is None
    assert not Standing.objects.filter(file=pot.file_id).exists()
    assert not rebuild(today=TODAY).differences


def test_the_text_of_a_method_is_kept_once_for_each_choice_of_settings(method: MethodVersion) -> None:
    assert journal.keep_method(TEXT) == method
    other = journal.keep_method(TEXT, {"count_within": "2 days"})
    assert other != method
    assert journal.keep_method(TEXT, {"count_within": "2 days"}) == other
    assert journal.method_of(other.id).settings["count_within"].value == "2 days"


@pytest.fixture
def registered() -> Iterator[None]:
    before = list(judging._FOLLOWERS), list(judging._HOLDERS)
    yield
    judging._FOLLOWERS[:], judging._HOLDERS[:] = before


@pytest.mark.usefixtures("registered")
def test_whoever_holds_the_role_gets_the_duty(judged: Pot) -> None:
    def keeper(head: File, role: str, facts: Sequence[Fact]) -> UUID | None:
        return KARIN if (head.kind, role) == ("case", "keeper") else None

    journal.holders(keeper)
    tell(judged, CoinsAdded(pot=judged.id, coins=2))
    assert OpenDuty.objects.get(file=judged.file_id).worker == KARIN


@pytest.mark.usefixtures("registered")
def test_a_follower_keeps_rows_that_are_rebuilt_like_all_others(judged: Pot) -> None:
    def count(head: File, method: Any, facts: Sequence[Fact], rows: journal.Rows, today: date) -> None:
        id = journal.id_from(head.id, "total")
        total = sum(fact.fields["coins"] for fact in facts if fact.kind == "coins_added")
        rows.put(Pot(id=id, label="total", coins=total, version=facts[-1].id))

    journal.follow(count)
    entry = tell(judged, CoinsAdded(pot=judged.id, coins=2)).entries[0]
    tell(judged, CoinsAdded(pot=judged.id, coins=3))
    total = Pot.objects.get(label="total")
    assert total.coins == 5
    journal.retract(entry.id, reason="r", permit=PERMIT, at=NOW)
    total.refresh_from_db()
    assert total.coins == 3
    assert not rebuild(today=TODAY).differences


def test_a_judgement_that_was_tampered_with_is_found_and_put_right(judged: Pot) -> None:
    tell(judged, CoinsAdded(pot=judged.id, coins=2))
    duty = OpenDuty.objects.get(file=judged.file_id)
    standing = Standing.objects.get(file=judged.file_id)
    table = OpenDuty._meta.db_table
    assert not rebuild(today=TODAY).differences

    OpenDuty.objects.filter(pk=duty.pk).update(due=TODAY + timedelta(days=300))
    assert rebuild(today=TODAY).differences == [f"{table} {duty.pk}: changed (due)"]
    OpenDuty.objects.filter(pk=duty.pk).delete()
    Standing.objects.filter(pk=standing.pk).update(stage="elsewhere")
    stood = f"{Standing._meta.db_table} {standing.pk}: changed (stage)"
    assert rebuild(today=TODAY, check_only=False).differences == [stood, f"{table} {duty.pk}: new"]
    assert not rebuild(today=TODAY).differences
    assert OpenDuty.objects.get(file=judged.file_id).due == duty.due


def test_an_answer_that_vanished_is_made_again_whatever_it_rests_on(
    judged: Pot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(judged, CoinsAdded(pot=judged.id, coins=2))
    duty, stood = OpenDuty.objects.get(), Standing.objects.get()
    monkeypatch.setattr(judging, "rests_on_its_entries", lambda head: False)
    OpenDuty.objects.update(due=TODAY + timedelta(days=300))
    assert not rebuild(today=TODAY).differences
    OpenDuty.objects.all().delete()
    Standing.objects.all().delete()
    assert rebuild(today=TODAY, check_only=False).differences == [f"{Standing._meta.db_table} {judged.file_id}: new"]
    assert (Standing.objects.get().stage, OpenDuty.objects.get().due) == (stood.stage, duty.due)


def test_what_rests_on_other_files_is_judged_when_all_of_them_are_there_again(
    judged: Pot, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, there = new_id(), list[int]()
    placed = journal.Draft(other, PotPlaced(pot=new_id(), label="red"), TODAY)
    journal.record(placed, opening=[journal.Opening(other, "case")], permit=PERMIT, at=NOW)
    judge_files = judging.judge_files

    def watched(files: Sequence[UUID], **told: Any) -> None:
        there.append(Pot.objects.count())
        judge_files(files, **told)

    monkeypatch.setattr(judging, "rests_on_its_entries", lambda head: head.id != judged.file_id)
    monkeypatch.setattr(judging, "judge_files", watched)
    monkeypatch.setattr(rebuilding, "_FILES_AT_ONCE", 1)
    for table in (OpenDuty, Standing, Pot):
        table.objects.all().delete()
    rebuild(today=TODAY, check_only=False)
    assert there == [2]
    assert Standing.objects.get().file_id == judged.file_id


def test_an_answer_that_the_night_has_not_asked_again_yet_is_late_and_not_wrong(judged: Pot) -> None:
    tell(judged, CoinsAdded(pot=judged.id, coins=2))
    changes = Standing.objects.get(file=judged.file_id).changes_on
    assert changes is not None
    assert not rebuild(today=changes + timedelta(days=3)).differences
    judging.judge_again(today=changes + timedelta(days=3))
    assert not rebuild(today=changes + timedelta(days=3)).differences


def test_a_longer_file_asks_no_more_questions(judged: Pot, django_assert_max_num_queries: Any) -> None:
    for _ in range(10):
        with django_assert_max_num_queries(13):
            tell(judged, PotDiscussed(pot=judged.id, conclusion="c"))
