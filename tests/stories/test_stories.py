"""Every story in this folder comes out as it expects, played through the pure engine."""

import runpy
from functools import cache
from pathlib import Path

import pytest

from tests.methods.building import in_library
from voordeur.journal.kinds import vocabulary
from voordeur.methods import library, reading
from voordeur.methods.playing import check_story
from voordeur.methods.stories import Story
from voordeur.methods.story_reading import read_story

HERE = Path(__file__).parent
TABLE = HERE.parents[1] / "scripts" / "methods-table"
STORIES = sorted(HERE.glob("*/*.yaml"))
CHOOSING = [path for path in STORIES if "\nprogramme:" in path.read_text("utf-8")]


@cache
def story_in(path: Path) -> Story:
    return read_story(path.read_text("utf-8"), vocabulary(), file=path.name)


@pytest.mark.parametrize("path", STORIES, ids=[str(path.relative_to(HERE)) for path in STORIES])
def test_the_story_comes_out_as_it_expects(path: Path) -> None:
    story = story_in(path)
    method = in_library(story.method)
    if story.settings:
        method = reading.read(library.text(story.method), story.settings, file=story.method)

    unexpected = check_story(story, method, vocabulary())

    assert not unexpected, "\n" + "\n".join(map(str, unexpected))


@pytest.mark.deep
@pytest.mark.parametrize("path", CHOOSING, ids=[str(path.relative_to(HERE)) for path in CHOOSING])
def test_a_story_would_come_out_otherwise_with_any_of_its_choices_left_as_it_was(path: Path) -> None:
    story = story_in(path)
    text = library.text(story.method)
    method = reading.read(text, story.settings, file=story.method)
    settings, rests_on = method.settings, runpy.run_path(str(TABLE))["rests_on"]
    chosen = {name for name, value in story.settings.items() if value != settings[name].default}

    for name in chosen & rests_on(method):
        others = {other: value for other, value in story.settings.items() if other != name}
        otherwise = check_story(story, reading.read(text, others, file=story.method), vocabulary())
        assert otherwise, f"Nothing in the story depends on `{name}`."


def test_every_method_of_the_library_has_stories() -> None:
    assert {path.parent.name for path in STORIES} >= set(library.ids())


def _stories_of(id_: str) -> list[Story]:
    return [story_in(path) for path in sorted((HERE / id_).iterdir())]


@pytest.mark.parametrize("id_", library.ids())
def test_a_method_tells_its_own_scenario_and_five_times_that_something_may_not_be(id_: str) -> None:
    stories = _stories_of(id_)
    barred = [
        step.refused or step.deviates for story in stories for step in story.steps if step.refused or step.deviates
    ]

    assert "acceptance.yaml" in {story.file for story in stories}
    assert len(barred) >= 5
    assert len(set(barred)) >= 4


@pytest.mark.parametrize("id_", library.ids())
def test_every_role_of_a_method_has_its_part_in_a_story(id_: str) -> None:
    method = in_library(id_)
    written = {step.by for story in _stories_of(id_) for step in story.steps}

    assert set(method.roles) - written == set()
