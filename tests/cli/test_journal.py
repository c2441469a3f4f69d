"""`voordeur journal …` and `voordeur night`: their JSON and exit codes are a promise."""

import json
from pathlib import Path
from typing import Any

import pytest

from voordeur import journal
from voordeur.cli import main as cli
from voordeur.common.clock import now, today
from voordeur.common.ids import new_id
from voordeur.journal.entries import DutyPostponed
from voordeur.journal.models import Entry, File, Words

pytestmark = pytest.mark.django_db


@pytest.fixture
def file() -> File:
    """A file with one line in it."""
    id = new_id()
    journal.record(
        journal.Draft(id, DutyPostponed(duty="d", until=today(), reason="r"), today()),
        opening=[journal.Opening(id, "case")],
        permit=journal.Permit(worker=new_id(), purpose="coordination", files=None),
        at=now(),
    )
    return File.objects.get(id=id)


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, Any]:
    code = cli.main([*words, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_the_vocabulary_names_every_kind_with_room_fields_and_meaning(capsys: pytest.CaptureFixture[str]) -> None:
    code, kinds = run(capsys, "journal", "vocabulary")
    (visit,) = [kind for kind in kinds if kind["kind"] == "visit_held"]
    assert (code, visit["room"], visit["step"]) == (0, "outreach", False)
    assert visit["fields"]
    assert all(kind["meaning"] and kind["meaning_nl"] for kind in kinds)


def test_the_vocabulary_is_asked_for_a_word_in_dutch_or_english(capsys: pytest.CaptureFixture[str]) -> None:
    for word in ("huisbezoek", "home visit", "visit_held", "gesprek thuis"):
        assert cli.main(["journal", "vocabulary", *word.split()]) == 0
        assert "visit_held (outreach): Er was een gesprek thuis" in capsys.readouterr().out
    assert cli.main(["journal", "vocabulary", "eenhoorn"]) == 1
    assert "Bij `eenhoorn` hoort geen logboekregel" in capsys.readouterr().err


def test_the_vocabulary_is_told_in_dutch_or_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["journal", "vocabulary", "budget_granted"]) == 0
    told = capsys.readouterr().out
    for words in (
        "budget_granted (funding, stap): Voor dit huishouden mag een bedrag (euro) worden uitgegeven",
        "    = een toegekend budget, a granted budget\n",
        "amount (bedrag): getal\n",
        "until (uiterlijk): datum (mag leeg)",
    ):
        assert words in told
    assert cli.main(["journal", "vocabulary", "budget_granted", "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert "budget_granted (funding, step): An amount (euros) may be spent" in told
    assert "    = a granted budget, een toegekend budget\n    only in a file of: case\n" in told
    assert "amount: number\n" in told
    assert cli.main(["journal", "vocabulary", "eenhoorn", "--lang", "en"]) == 1
    assert "No entry kind goes with `eenhoorn`" in capsys.readouterr().err


def test_what_can_be_chosen_is_told_in_dutch_and_an_empty_choice_is_one_to_leave_out(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.main(["journal", "vocabulary", "contact_attempted"]) == 0
    told = capsys.readouterr().out
    assert "part_of_day (dagdeel): morning (ochtend) | afternoon (middag) | evening (avond) (mag leeg)\n" in told
    assert "outcome (uitkomst): nobody_home (niemand thuis) | come_back (later terugkomen) | " in told
    assert cli.main(["journal", "vocabulary", "signal_received", "--lang", "en"]) == 0
    assert "channel: code (form) | telephone | email (mail) | meeting (a meeting) | visit" in capsys.readouterr().out


def test_a_whole_journal_verifies(file: File, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "journal", "verify") == (
        0,
        {"files": 1, "entries": 1, "erased": 0, "broken": [], "witness": [], "restored": []},
    )


def test_a_broken_line_is_named_and_the_exit_code_says_so(file: File, capsys: pytest.CaptureFixture[str]) -> None:
    File.objects.filter(id=file.id).update(head="0" * 64)
    code, found = run(capsys, "journal", "verify")
    assert code == 1
    assert found["broken"] == [{"file": str(file.id), "position": 1, "what": "head changed"}]
    assert cli.main(["journal", "verify"]) == 1
    assert f"file {file.id}, line 1: head changed" in capsys.readouterr().out


def test_rebuild_compares_and_puts_right(file: File, capsys: pytest.CaptureFixture[str]) -> None:
    code, found = run(capsys, "journal", "rebuild", "--check")
    assert (code, found["entries"], found["differences"]) == (0, 1, [])
    assert found["tables"] > 20

    File.objects.filter(id=file.id).update(unplaced=3)
    code, found = run(capsys, "journal", "rebuild", "--check")
    assert code == 1
    assert found["differences"] == [f"journal_file {file.id}: changed (unplaced)"]
    assert run(capsys, "journal", "rebuild")[0] == 0
    assert run(capsys, "journal", "rebuild", "--check")[0] == 0


def test_the_witness_is_told_once_about_each_head(
    file: File, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "elsewhere" / "witness.jsonl"
    assert run(capsys, "journal", "witness", "--to", str(path)) == (0, {"heads": 1, "witness": str(path)})
    assert run(capsys, "journal", "witness", "--to", str(path))[1]["heads"] == 0
    assert run(capsys, "journal", "verify", "--witness", str(path))[0] == 0

    path.write_text("nonsense}\n" + path.read_text())
    assert cli.main(["journal", "verify", "--witness", str(path)]) == 1
    assert "witness, line 1: cannot be read" in capsys.readouterr().out


def test_a_restored_copy_is_said_to_be_one_and_named_from_then_on(
    file: File, tmp_path: Path, capsys: pytest.CaptureFixture[str], as_owner: Any
) -> None:
    path, why = str(tmp_path / "witness.jsonl"), ("--reason", "disk broke")
    run(capsys, "journal", "witness", "--to", path)
    assert cli.main(["journal", "restored", *why, "--witness", path]) == 1
    assert "holds all that the witness saw" in capsys.readouterr().err
    with as_owner():
        Words.objects.all().delete()
        Entry.objects.all().delete()
        File.objects.all().delete()
    assert run(capsys, "journal", "verify", "--witness", path)[1]["broken"][0]["what"] == "file missing"
    assert run(capsys, "journal", "restored", *why, "--witness", path) == (0, {"lost": 1, "witness": path})
    code, found = run(capsys, "journal", "verify", "--witness", path)
    assert (code, found["restored"][0]["lost"]) == (0, {str(file.id): 1})
    assert cli.main(["journal", "verify", "--witness", path]) == 0
    assert "(disk broke): 1 lines of 1 files were lost" in capsys.readouterr().out


def test_the_night_says_how_many_files_it_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "night", "--today", "2026-03-10") == (
        0,
        {"files": 0, "attempts": 0, "documents": 0, "drafts": 0, "many_looks": 0, "sessions": 0, "uploads": 0},
    )
