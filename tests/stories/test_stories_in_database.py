"""Every story comes out in the database, played through the deeds, exactly as in the pure engine.

The acceptance scenario of each method in `make test` (on SQLite of one in four), all the others in `make test-deep`.
"""

from pathlib import Path

import pytest

from voordeur.demo.stories import StoryInDatabase
from voordeur.journal.kinds import vocabulary
from voordeur.journal.rebuilding import rebuild
from voordeur.journal.verifying import verify
from voordeur.methods import library
from voordeur.methods.story_reading import read_story

HERE = Path(__file__).parent
SOON = library.ids()[::4]


def mark_of(path: Path) -> pytest.MarkDecorator:
    if path.stem != "acceptance":
        return pytest.mark.deep
    return pytest.mark.slow if path.parent.name in SOON else pytest.mark.deep_on_sqlite


STORIES = [
    pytest.param(path, id=str(path.relative_to(HERE)), marks=mark_of(path)) for path in sorted(HERE.glob("*/*.yaml"))
]


@pytest.mark.django_db
@pytest.mark.parametrize("path", STORIES)
def test_the_deeds_and_the_database_make_of_a_story_what_the_pure_engine_makes_of_it(path: Path) -> None:
    story = read_story(path.read_text("utf-8"), vocabulary(), file=path.name)

    differences = StoryInDatabase(story, library.text(story.method)).run()

    assert not differences, "\n" + "\n".join(map(str, differences))
    assert not rebuild(today=story.steps[-1].recorded).differences
    assert not verify().broken
