"""The page that explains the language shows a method and a story that really work."""

import re
from pathlib import Path

from voordeur.journal.kinds import vocabulary
from voordeur.methods.checking import check_text, check_texts
from voordeur.methods.conditions.reading import WORDS
from voordeur.methods.language import FUNCTIONS
from voordeur.methods.playing import check_story
from voordeur.methods.reading import read
from voordeur.methods.replaying import read_replay, replay
from voordeur.methods.story_reading import read_story

HOW_TO = Path(__file__).parents[2] / "docs/how-to"
PAGE = (HOW_TO / "write-a-method.md").read_text("utf-8")
EXAMPLE = {str(path): path.read_text("utf-8") for path in (HOW_TO / "young-mothers").iterdir()}
METHOD, STORY, REPLAY = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


def test_the_method_on_the_page_can_be_followed_and_is_complete() -> None:
    assert check_text(METHOD, vocabulary(), file="my-method.yaml", library=True) == ()


def test_the_story_on_the_page_comes_out_as_it_expects() -> None:
    story = read_story(STORY, vocabulary())
    assert check_story(story, read(METHOD, story.settings), vocabulary()) == ()


def test_the_replay_on_the_page_gives_the_published_figures() -> None:
    assert replay(read_replay(REPLAY, vocabulary()), METHOD, vocabulary()).holds


def test_the_example_to_copy_has_no_mistakes_and_its_stories_come_out() -> None:
    assert check_texts(EXAMPLE, vocabulary()) == ()
    assert sum("refused:" in text and "expect:" in text for text in EXAMPLE.values()) == 1


def test_the_page_knows_every_function_that_a_role_can_have() -> None:
    table = PAGE.partition("| `function` |")[2].partition("3. **")[0]
    assert re.findall(r"^ *\| `(\w+)` \|", table, re.MULTILINE) == list(FUNCTIONS)


def test_the_page_explains_every_word_for_a_condition() -> None:
    table = PAGE.partition("## Conditions")[2]
    assert [word for word in WORDS if f"`{{{word}: " not in table] == []
