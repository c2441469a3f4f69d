"""Every story in this folder comes out as it expects, played through the pure engine."""

from pathlib import Path

import pytest

from voordeur.journal.kinds import vocabulary
from voordeur.methods import library, reading
from voordeur.methods.playing import check_story
from voordeur.methods.stories import read_story

HERE = Path(__file__).parent
STORIES = sorted(HERE.glob("*/*.yaml"))


@pytest.mark.parametrize("path", STORIES, ids=[str(path.relative_to(HERE)) for path in STORIES])
def test_the_story_comes_out_as_it_expects(path: Path) -> None:
    story = read_story(path.read_text("utf-8"), vocabulary(), file=path.name)
    method = reading.read(library.text(story.method), story.settings, file=story.method)

    unexpected = check_story(story, method, vocabulary())

    assert not unexpected, "\n" + "\n".join(map(str, unexpected))


def test_every_method_of_the_library_has_stories() -> None:
    assert {path.parent.name for path in STORIES} >= set(library.ids())
