"""A new version of a method: what is new follows it, what runs stays, and nobody loses a stage without a choice."""

from pathlib import Path
from uuid import UUID

import pytest
from django.urls import reverse

from tests import cast
from voordeur.cases.entries import CaseOpened
from voordeur.cli import main as cli
from voordeur.common.ids import new_id
from voordeur.journal import Draft, File, Opening, Permit, Standing, record
from voordeur.journal.entries import DutyPostponed
from voordeur.journal.rebuilding import rebuild
from voordeur.programmes import actions, queries
from voordeur.programmes.renewing import AnotherMethod, StagesGone, renew_method

pytestmark = pytest.mark.django_db

FIRST = """\
id: my-method
version: 1
title: {nl: Onze werkwijze, en: Our way}
settings: {answer_within: {value: 2 weeks}, letters: {value: true}}
roles: {coach: {title: {nl: coach, en: coach}, function: coordinator}}
stages:
  helping: {of: case, start: true, title: {nl: Hulp, en: Help}, next: [{on: case_closed, to: closed}]}
  closed: {of: case, end: true, title: {nl: Dicht, en: Closed}}
duties:
  answer: {of: case, title: {nl: Antwoord, en: Answer}, who: coach, after: {in_stage: helping}, within: $answer_within,
           deed: need_answered}
"""
SECOND = FIRST.replace("version: 1", "version: 2").replace("letters: {value: true}", "visits: {value: 3}")
WITHOUT_HELP = SECOND.replace("helping", "walking_along").replace("Hulp, en: Help", "Meelopen, en: Walking along")


@pytest.fixture
def operator() -> Permit:
    return cast.small_world().operator


@pytest.fixture
def programme(operator: Permit) -> UUID:
    """A programme of one running case, in which the place chose another term to answer."""
    file = new_id()
    actions.start_programme(
        slug="ours",
        method_text=FIRST,
        settings={"answer_within": "3 weeks", "letters": False},
        controller=cast.MUNICIPALITY,
        programme=file,
        permit=operator,
        at=cast.AT,
    )
    opened(file, operator)
    return file


def opened(programme: UUID, permit: Permit) -> None:
    file = new_id()
    version = File.objects.get(id=programme).method
    opening = Opening(file, "case", programme=programme, controller=cast.MUNICIPALITY, method=version)
    noted = Draft(file, DutyPostponed(duty="answer", until=cast.TODAY, reason="A holiday"), cast.TODAY)
    record(noted, opening=[opening], permit=permit, at=cast.AT)


def renewed(programme: UUID, text: str, permit: Permit, *, running: bool = False) -> None:
    renew_method(programme=programme, method_text=text, reason="Learnt", running=running, permit=permit, at=cast.AT)


def versions(programme: UUID) -> list[int]:
    return sorted(File.objects.filter(programme=programme).values_list("method__version", flat=True))


def test_what_is_new_follows_and_what_runs_stays(programme: UUID, operator: Permit) -> None:
    renewed(programme, SECOND, operator)
    assert versions(programme) == [1, 2]
    assert queries.programme(programme).method_version == 2
    # Settings that were chosen stay, those that are gone go, and new ones have their own value.
    values = {name: setting.value for name, setting in queries.method_of(programme).settings.items()}
    assert values == {"answer_within": "3 weeks", "visits": 3}
    opened(programme, operator)
    assert versions(programme) == [1, 2, 2]
    assert rebuild(today=cast.TODAY).differences == []


def test_what_runs_follows_when_somebody_chooses_so(programme: UUID, operator: Permit) -> None:
    renewed(programme, SECOND, operator, running=True)
    assert versions(programme) == [2, 2]


def test_a_version_without_a_stage_in_which_cases_stand_is_refused_with_the_choices(
    programme: UUID, operator: Permit
) -> None:
    before = File.objects.get(id=programme).position
    with pytest.raises(StagesGone) as refusal:
        renewed(programme, WITHOUT_HELP, operator, running=True)
    case = File.objects.get(programme=programme, kind="case")
    assert [(one.file, one.kind, one.stage) for one in refusal.value.files] == [(case.id, "case", "helping")]
    assert "Hulp (1)" in refusal.value.explanation["nl"]
    assert "laat wat loopt bij de oude versie" in refusal.value.first["nl"]
    assert versions(programme) == [1, 1]
    assert File.objects.get(id=programme).position == before
    renewed(programme, WITHOUT_HELP, operator)
    assert Standing.objects.get(file=case.id).stage == "helping"


@pytest.mark.parametrize("text", [FIRST, FIRST.replace("id: my-method", "id: another").replace("sion: 1", "sion: 2")])
def test_the_same_version_or_another_method_is_no_new_version(programme: UUID, operator: Permit, text: str) -> None:
    with pytest.raises(AnotherMethod, match="works by version 1 of my-method"):
        renewed(programme, text, operator)


def test_the_command_says_which_files_would_lose_their_stage(
    programme: UUID, operator: Permit, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    file = tmp_path / "new.yaml"
    file.write_text(WITHOUT_HELP)
    command = ["programmes", "renew", "ours", str(file), "--reason", "Learnt", "--lang", "en"]
    assert cli.main([*command, "--running"]) == 1
    told = capsys.readouterr().err
    assert "Choose: keep these stages" in told
    case = File.objects.get(programme=programme, kind="case").id
    household = CaseOpened(route="signal", household=cast.HOUSEHOLD)
    record(Draft(case, household, cast.TODAY), permit=operator, at=cast.AT)
    assert cli.main([*command, "--running", "--lang", "nl"]) == 1
    told = capsys.readouterr().err
    # The page says whose case it is to who may know that, and keeps who looked; a terminal keeps nothing.
    assert f"  casus, begonnen op 2009-03-02: Hulp. {reverse('case', kwargs={'file': case})}\n" in told
    assert "De Wit" not in told
    assert cli.main(command) == 0
    assert "Files that follow the new version: 1." in capsys.readouterr().err
    assert versions(programme) == [1, 2]
    file.write_bytes(b"\xff\xd8 a photo")
    assert cli.main(command) == 2
    assert "Save it again as text (UTF-8)" in capsys.readouterr().err
    file.write_text(WITHOUT_HELP.replace("need_answered", "need_answred"))
    assert cli.main(command) == 1
    assert "Did you mean `need_answered`" in capsys.readouterr().err
    assert cli.main([*command[:2], "theirs", *command[3:-1], "nl"]) == 2
    assert "Er is geen project `theirs`. Dit kan hier: " in capsys.readouterr().err
