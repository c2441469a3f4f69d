"""Every entry kind can be read: by a developer in one sentence, by a worker on the timeline."""

from importlib.util import find_spec

import pytest

from voordeur.journal import vocabulary
from voordeur.web.words import KINDS


@pytest.mark.parametrize("kind", sorted(vocabulary()))
def test_a_kind_is_explained_in_whole_sentences(kind: str) -> None:
    meaning = vocabulary()[kind].meaning.strip()
    assert meaning[:1].isupper()
    assert meaning.endswith(".")


def test_every_kind_has_its_words_on_the_screen_and_no_words_are_left_of_one_that_went() -> None:
    ours = {kind for kind, info in vocabulary().items() if find_spec(f"voordeur.{info.room}")}
    assert ours == set(KINDS)
