"""`voordeur methods …`: exit codes, JSON keys, and words on the right stream."""

import json
import re
from pathlib import Path

import pytest

from tests.methods.building import text_with
from voordeur.cli import main as cli
from voordeur.methods import library

STORIES = Path(__file__).parents[1] / "stories"
ACCEPTANCE = STORIES / "08-den-haag-meldcode" / "acceptance.yaml"


def run(*arguments: str) -> int:
    return cli.main(["methods", *arguments])


def test_list_gives_every_method_of_the_library_with_its_axes(capsys: pytest.CaptureFixture) -> None:
    assert run("list", "--json") == 0
    methods = json.loads(capsys.readouterr().out)
    assert [method["id"] for method in methods] == list(library.ids())
    for method in methods:
        assert set(method) >= {"id", "title", "municipality", "version", "status", "axes"}
        assert set(method["axes"]) == {"target_group", "problem", "angle", "partners", "level"}
        assert all(isinstance(values, list) for values in method["axes"].values())


def test_check_finds_nothing_wrong_with_the_library(capsys: pytest.CaptureFixture) -> None:
    assert run("check", str(Path(library.__file__).parent), "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"ok": True, "problems": []}


def test_check_names_file_line_column_and_path(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(text_with(stages="stages:\n  open: {of: caze, start: true, end: true, title: {nl: Open}}\n"))
    assert run("check", str(tmp_path), "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert told["ok"] is False
    (problem,) = told["problems"]
    assert problem["file"] == str(file)
    assert (problem["line"], problem["path"]) == (8, "stages.open.of")
    assert problem["message"] == "`caze` kan hier niet staan. Bedoelt u `case`?"
    assert run("check", str(file), "--lang", "en") == 1
    captured = capsys.readouterr()
    assert captured.out == f"{file}:8:14: stages.open.of: `caze` cannot stand here. Did you mean `case`?\n"
    assert captured.err == "1 checked, 1 to put right.\n"
    assert run("check", str(file)) == 1
    assert capsys.readouterr().err == "1 nagekeken, 1 te verbeteren.\n"


def test_check_of_a_folder_finds_methods_that_hand_households_round(
    tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    for one, other in (("north", "south"), ("south", "north")):
        (tmp_path / f"{one}.yaml").write_text(text_with(f"feeds: [{other}]").replace("99-test", one))
    assert run("check", str(tmp_path), "--lang", "en") == 1
    told = capsys.readouterr().out
    assert (
        f"{tmp_path / 'north.yaml'}:18:9: feeds[1]: A household would go round for ever: north → south → north." in told
    )
    assert told.count("go round") == 1
    assert run("check", str(tmp_path / "north.yaml"), "--lang", "en") == 1
    assert "`south` is no other method. It must be in the library, or be checked together" in capsys.readouterr().out


def test_check_of_a_folder_plays_the_stories_beside_their_method(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    (tmp_path / "method.yaml").write_text(text_with())
    story = tmp_path / "story.yaml"
    story.write_text(
        "method: 99-test\nstory: Open\nfiles: {K1: case}\nsteps:\n  - {on: 2026-01-05, then: {K1: {stage: closed}}}\n"
    )
    assert run("check", str(tmp_path), "--lang", "en") == 1
    assert f"{story}:5:33: steps[1].then.K1: K1 was expected in stage `closed`" in capsys.readouterr().out
    assert run("check", str(story)) == 0  # without its method it is only read


def test_check_of_a_file_that_is_not_there_is_two(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    assert run("check", str(tmp_path / "no.yaml"), "--json") == 2
    assert capsys.readouterr().out == ""


def test_check_of_a_file_of_ten_megabytes_says_that_it_is_no_method(
    tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    (tmp_path / "huge.yaml").write_text("a: b\n" * 2_000_000)
    assert run("check", str(tmp_path), "--lang", "en") == 2
    assert "too large (10.0 MB) to be a method or a story" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["", "method.YAML", "method.txt"])
def test_check_of_a_folder_in_which_nothing_can_be_checked_is_two(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    if name:
        (tmp_path / name).write_text(text_with())
    assert run("check", str(tmp_path)) == 2
    assert "hier staat geen bestand dat op `.yaml` eindigt" in capsys.readouterr().err


def test_a_file_that_cannot_be_read_hides_no_mistake_in_another(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    (tmp_path / "huge.yaml").write_text("a: b\n" * 600_000)
    (tmp_path / "photo.yaml").write_bytes(b"\xff\xd8\xff\xe0")
    (tmp_path / "wrong.yaml").write_text(text_with().replace("to: closed", "to: closd"))
    assert run("check", str(tmp_path), "--lang", "en") == 2
    captured = capsys.readouterr()
    assert "too large (3.0 MB)" in captured.err
    assert "photo.yaml: this file is not plain text" in captured.err
    assert "`closd` is no stage of this method" in captured.out


@pytest.mark.parametrize("command", ["explain", "try"])
def test_a_folder_is_no_method(command: str, tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    assert run(command, str(tmp_path), *(("--story", str(ACCEPTANCE)) if command == "try" else ())) == 2
    assert "is een map. Noem het bestand dat erin staat." in capsys.readouterr().err


@pytest.mark.parametrize("name", ["dordrecht", "12", "12-dordrecht-achter-de-vordeur", "dordrecht-achter-de-vordeur"])
def test_a_part_of_an_id_or_a_misspelt_one_is_told_with_what_was_meant(
    name: str, capsys: pytest.CaptureFixture
) -> None:
    assert run("explain", name) == 2
    assert re.search("Bedoelt u .*dordrecht-achter-de-voordeur`", capsys.readouterr().err)


def test_check_of_a_file_that_is_no_text_is_two(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    (tmp_path / "photo.yaml").write_bytes(b"\xff\xd8\xff\xe0")
    assert run("check", str(tmp_path)) == 2
    assert "geen platte tekst" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["08-den-haag-meldcode", "den-haag-meldcode"])
def test_explain_takes_an_id_with_or_without_its_number(name: str, capsys: pytest.CaptureFixture) -> None:
    assert run("explain", name, "--lang", "en") == 0
    assert capsys.readouterr().out.startswith("# Contact point Den Haag OpMaat")


def test_schema_is_json_for_an_editor(capsys: pytest.CaptureFixture) -> None:
    assert run("schema") == 0
    assert {"$schema", "properties", "$defs"} <= set(json.loads(capsys.readouterr().out))


def test_explain_draws_a_diagram(capsys: pytest.CaptureFixture) -> None:
    assert run("explain", "den-haag-meldcode", "--format", "mermaid") == 0
    assert "stateDiagram-v2" in capsys.readouterr().out


def test_explain_of_an_unknown_method_says_how_to_find_one(capsys: pytest.CaptureFixture) -> None:
    assert run("explain", "atlantis") == 2
    assert "voordeur methods list" in capsys.readouterr().err


def test_try_plays_a_story_without_a_database(capsys: pytest.CaptureFixture) -> None:
    assert run("try", "den-haag-meldcode", "--story", str(ACCEPTANCE), "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert {"steps", "files", "programme", "indicators"} <= set(told)
    assert {"date", "file", "entry", "accepted", "deviation", "refusal"} <= set(told["steps"][0])
    assert any(step["refusal"] for step in told["steps"])
    for standing in told["files"].values():
        assert {"stage", "open_duties", "may", "may_not"} <= set(standing)


def test_try_says_how_much_was_compared_and_that_all_is_well(capsys: pytest.CaptureFixture) -> None:
    assert run("try", "den-haag-meldcode", "--story", str(ACCEPTANCE), "--lang", "en") == 0
    captured = capsys.readouterr()
    assert re.search(r"\d+ entries, \d+ lines compared, all as expected\.", captured.err)
    assert {"accepted", "refused:", "owed by"} <= set(re.findall(r"owed by|\w+:?", captured.out))
    assert run("try", "den-haag-meldcode", "--story", str(ACCEPTANCE)) == 0
    captured = capsys.readouterr()
    assert re.search(r"\d+ logboekregels, \d+ regels vergeleken, alles zoals verwacht\.", captured.err)
    assert not re.search("accepted|refused|owed by", captured.out)


def test_try_is_one_when_the_story_does_not_come_out_as_expected(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    story = tmp_path / "story.yaml"
    story.write_text(ACCEPTANCE.read_text("utf-8").replace("expect: {refused:", "expect: {deviates:", 1))
    assert run("try", "den-haag-meldcode", "--story", str(story), "--json") == 1
    captured = capsys.readouterr()
    assert json.loads(captured.out)["unexpected"]
    assert f"{story}:" in captured.err


@pytest.mark.parametrize("command", ["explain", "try"])
def test_a_method_with_mistakes_is_neither_tried_nor_explained(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    method = tmp_path / "mine.yaml"
    method.write_text(library.text("den-haag-meldcode").replace("deed: consent_given", "deed: consent_gven", 1))
    assert run(command, str(method), *(("--story", str(ACCEPTANCE)) if command == "try" else ())) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "`consent_gven` is geen soort logboekregel. Bedoelt u `consent_given`" in captured.err


def test_try_of_a_story_with_mistakes_names_their_lines(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    story = tmp_path / "story.yaml"
    story.write_text("method: x\nstory: y\nsteps:\n  - {on: 2009-02-02, file: K1, entry: nonsense}\n")
    assert run("try", "den-haag-meldcode", "--story", str(story), "--json") == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert f"{story}:4:" in captured.err


def test_a_replay_that_is_not_there_names_those_that_are(capsys: pytest.CaptureFixture) -> None:
    assert run("replay", "den-haag-meldkode") == 2
    told = capsys.readouterr().err
    assert "Van `den-haag-meldkode` is er geen verantwoording" in told
    assert "12-dordrecht-achter-de-voordeur" in told
    assert run("replay", "dordrecht-achter-de-vordeur", "--lang", "en") == 2
    assert "Did you mean `dordrecht-achter-de-voordeur` or" in capsys.readouterr().err


def test_a_replay_is_told_in_dutch_or_english(capsys: pytest.CaptureFixture) -> None:
    assert run("replay", "almelo-doorbraakmethode") == 0
    told = capsys.readouterr().out
    assert told.startswith("35-almelo-doorbraakmethode: ")
    assert re.search(r"\n  Gelukt: gepubliceerd \d+, nageteld \d+: gelijk; verkeerd geteld \d+\n", told)
    assert run("replay", "almelo-doorbraakmethode", "--lang", "en") == 0
    assert re.search(r"published .*, counted .*: equal; counted wrongly ", capsys.readouterr().out)
    assert run("replay", "rotterdam-jeugd-interventie-team") == 0
    told = capsys.readouterr().out
    assert "  Opnieuw de fout in (%) (onderweg): gepubliceerd 0 (“none known”), nageteld 0.00: gelijk; verk" in told
    assert "  School of werk op tijd (%): gepubliceerd 90-99 (“almost all”), nageteld 93.33" in told
