"""Replays through the deeds and the database: the same figures as in memory, and a journal that holds.

Both databases play eight of them; the six largest, nine tenths of all steps, SQLite alone.
"""

import pytest

from voordeur.demo.stories import StoryInDatabase
from voordeur.journal.kinds import vocabulary
from voordeur.journal.rebuilding import rebuild
from voordeur.journal.verifying import verify
from voordeur.methods import library, replays
from voordeur.methods.replaying import read_replay

LARGEST = (
    "04-amsterdam-aanpak-adv",
    "05-amsterdam-mpg",
    "10-den-haag-vig",
    "12-dordrecht-achter-de-voordeur",
    "14-enschede-wijkcoaches",
    "23-maastricht-casusaanpak-multiproblematiek",
)


@pytest.mark.django_db
@pytest.mark.deep
@pytest.mark.parametrize(
    "id_", [pytest.param(id_, marks=[pytest.mark.sqlite_only] if id_ in LARGEST else []) for id_ in replays.ids()]
)
def test_the_deeds_and_the_database_count_a_population_as_the_pure_engine_does(id_: str) -> None:
    told = read_replay(replays.text(id_), vocabulary(), file=f"{id_}.yaml")
    story = told.story()

    differences = StoryInDatabase(story, library.text(told.method)).run()

    assert not differences, "\n" + "\n".join(map(str, differences[:20]))
    assert not rebuild(today=story.steps[-1].recorded).differences
    assert not verify().broken
