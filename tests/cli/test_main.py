"""The command `voordeur`: groups, help, exit codes."""

import argparse
import importlib
import json
import re
from collections.abc import Iterator

import pytest
from django.db import OperationalError, connection

from voordeur.cli import main as cli
from voordeur.cli.usage import dutch, explained, speaks


def commands(parser: argparse.ArgumentParser, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Walk over all commands that the parser knows."""
    below = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if not below:
        yield words
    for action in below:
        for name, inner in action.choices.items():
            yield from commands(inner, (*words, name))


ALL = sorted(commands(cli._parser()))


@pytest.mark.parametrize("words", ALL, ids=" ".join)
def test_every_command_explains_itself_with_an_example(words: tuple[str, ...], capsys: pytest.CaptureFixture) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main([*words, "--help", "--lang", "en"])
    assert end.value.code == 0
    told = capsys.readouterr().out
    assert f"voordeur {' '.join(words)}" in told.partition("example:")[2]
    assert "--json" in told


@pytest.mark.parametrize("words", ["", "methods", "methods try", "journal", "programmes renew"])
def test_a_command_that_speaks_dutch_explains_itself_in_dutch(words: str, capsys: pytest.CaptureFixture) -> None:
    told = {}
    for language in ("nl", "en"):
        with pytest.raises(SystemExit) as end:
            cli.main([*words.split(), "--help", f"--lang={language}"])
        assert end.value.code == 0
        told[language] = capsys.readouterr().out
    assert told["nl"].startswith(f"zo gaat het: {' '.join(('voordeur', *words.split()))}")
    assert "toon deze uitleg" in told["nl"]
    assert "show this help" in told["en"]
    assert not set(re.findall(r"\b(the|of a|what|its)\b", told["nl"]))


def test_all_that_a_dutch_command_explains_is_put_in_dutch_and_nothing_more() -> None:
    def said(parser: argparse.ArgumentParser) -> Iterator[str]:
        yield from (str(getattr(part, name)).partition("\n")[0] for part, name in explained(parser))
        for action in parser._actions:
            for inner in action.choices.values() if isinstance(action, argparse._SubParsersAction) else ():
                if speaks(inner):
                    yield from said(inner)

    assert set(said(cli._parser())) - {argparse.SUPPRESS} == set(dutch())


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["database"], ["database", "nonsense"]], ids=str)
def test_used_wrongly_is_two(arguments: list[str], capsys: pytest.CaptureFixture) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main(arguments)
    assert end.value.code == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("methods explain", "voordeur methods explain: hier ontbreekt nog: ID"),
        ("methods replay", "geef één van deze: ID --all"),
        ("methods replay 12 --all", "--all en ID gaan niet samen"),
        ("methods check a.yaml --strict", "dit hoort hier niet: --strict"),
        ("methods explain 12 --format", "achter --format hoort nog iets"),
        ("methods explain 12 --format word", "`word` kan niet bij --format; wel: md, mermaid"),
        ("methods chek", "`chek` kan niet bij COMMAND; wel: list, check"),
        (
            "methods try 12 --story a.yaml --today 2026-02-30",
            "`2026-02-30` is geen datum; schrijf die als `2026-03-31`",
        ),
        ("programmes renew ours new.yaml", "hier ontbreekt nog: --reason"),
        ("methods explain --lang en", "error: the following arguments are required: ID"),
        ("keys nonsense", "error: argument COMMAND: invalid choice"),
    ],
)
def test_a_command_that_speaks_dutch_says_in_dutch_how_it_is_used(
    arguments: str, told: str, capsys: pytest.CaptureFixture
) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main(arguments.split())
    heard = capsys.readouterr().err
    assert (end.value.code, told in heard) == (2, True), heard
    assert heard.startswith("usage: " if "error: " in told else "zo gaat het: ")


def test_a_group_is_a_module_that_registers() -> None:
    for name in cli.group_names():
        assert callable(importlib.import_module(f"voordeur.cli.{name}").register)


@pytest.mark.django_db
@pytest.mark.sqlite_only
def test_migrate_again_changes_nothing_and_says_so_in_json(capsys: pytest.CaptureFixture) -> None:
    for arguments in (["database", "migrate", "--json"], ["--json", "database", "migrate"]):
        assert cli.main(arguments) == 0
        assert json.loads(capsys.readouterr().out)["migrated"] is True


@pytest.mark.django_db
@pytest.mark.sqlite_only
def test_grants_are_refused_on_sqlite(capsys: pytest.CaptureFixture) -> None:
    assert cli.main(["database", "grants"]) == 1
    heard = capsys.readouterr()
    assert "Only PostgreSQL" in heard.err
    assert heard.out == ""


@pytest.mark.django_db
def test_a_command_without_its_database_did_nothing_and_says_so(capsys: pytest.CaptureFixture) -> None:
    def gone(*_asked: object) -> object:
        raise OperationalError("server closed the connection unexpectedly")

    with connection.execute_wrapper(gone):
        assert cli.main(["journal", "verify"]) == 1
        assert "The database cannot be used now" in capsys.readouterr().err
        assert cli.main(["programmes", "renew", "ours", "new.yaml", "--reason", "Learnt"]) == 1
    assert "De database is nu niet te gebruiken: er is niets gedaan." in capsys.readouterr().err
