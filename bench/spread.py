"""Running cases of every method that can be put to work, as many of each: the stories, told until a case runs.

The stories of `tests/stories` say what a case of a method is like; nothing here does. Each is told as far as a day on
which a case runs, moved to these days, and told again up to another day; all that is told of one story happens in one
programme. Everything goes through the deeds, as the tests play a story, and must come out as the pure engine says.
Drafts are not put to work, so five of the library are not among them (`bench engine` judges those too).
"""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Count

from voordeur.demo.stories import StoryInDatabase
from voordeur.journal import judge_again, method_of
from voordeur.journal.kinds import vocabulary
from voordeur.journal.models import File, Standing
from voordeur.methods import library
from voordeur.methods.language import PROGRAMME, Method
from voordeur.methods.playing import play
from voordeur.methods.reading import read
from voordeur.methods.stories import Step, Story, StoryFile, id_of, whole
from voordeur.methods.story_reading import read_story

STORIES = Path(__file__).parent.parent / "tests" / "stories"
CASES = 24  # running ones of each method
WEEKS = 4  # in which the last that happened lies


@dataclass(frozen=True)
class Source:
    """A story with a case in it, and its method with the settings of the story."""

    story: Story
    method: Method


@dataclass(frozen=True)
class Told:
    """A story told up to a step, so many days after its own; so many of its cases run then."""

    steps: tuple[Step, ...]
    days: int
    running: int


def at_work() -> list[str]:
    """Give the methods that can be put to work: all of the library but its drafts."""
    return [id_ for id_ in library.ids() if read(library.text(id_)).status == "active"]


def make(methods: Sequence[str], today: date, progress: Callable[[float], None], cases: int = CASES) -> dict[str, int]:
    """Make so many of each method in a database in which nothing is; give how many run where the stories end."""
    made: dict[str, int] = {}
    for done, id_ in enumerate(methods):
        progress(done / len(methods))
        made[id_] = sum(_live(source, told) for source, told in _chosen(id_, today, cases))
    judge_again(today=today)  # what nobody touched lately stands where time alone has brought it
    return made


def sources_of(id_: str) -> list[Source]:
    """Give the stories of a method in which there is a case."""
    paths = sorted((STORIES / id_).glob("*.yaml"))
    stories = [whole(read_story(path.read_text("utf-8"), vocabulary(), file=path.stem)) for path in paths]
    return [
        Source(story, read(library.text(id_), story.settings))
        for story in stories
        if any(file.kind == "case" for file in story.files.values())
    ]


def _chosen(id_: str, today: date, cases: int) -> Iterator[tuple[Source, list[Told]]]:
    """Choose how far each story is told each time, until so many cases run."""
    chance, sources, left = random.Random(id_), sources_of(id_), cases
    chosen: dict[str, list[Told]] = {source.story.file: [] for source in sources}
    ends = [
        (source, end) for source in sources for end, step in enumerate(source.story.steps, 1) if _in_cases(source, step)
    ]
    while left:
        for source, end in chance.sample(ends, len(ends)):
            told = _told(source, end, today - timedelta(weeks=chance.randrange(WEEKS)))
            if 0 < told.running <= left:
                chosen[source.story.file].append(told)
                left -= told.running
    yield from ((source, chosen[source.story.file]) for source in sources if chosen[source.story.file])


def _in_cases(source: Source, step: Step) -> bool:
    told = any(source.story.files[name].kind == "case" for name in step.files)
    return told and not vocabulary()[step.entry].together


def _told(source: Source, end: int, until: date) -> Told:
    steps = tuple(step for step in source.story.steps[:end] if step.then is None)
    weeks = (until - steps[-1].recorded).days // 7  # whole ones, so that a Monday stays one
    return Told(steps, 7 * weeks, running(replace(source.story, steps=steps), source.method))


def running(story: Story, method: Method) -> int:
    """Count the cases that were begun and have not ended where a story ends."""
    ends = {stage.id for stage in method.stages_of("case") if stage.end}
    begun = {name for step in story.steps for name in step.files if story.files[name].kind == "case"}
    played = play(story, method, vocabulary())
    return sum(played.judgements[name].stage not in ends for name in begun if played.facts[name])


def running_cases() -> int:
    """Count the cases of this database that have not ended where their method ends them."""
    kept = Standing.objects.filter(file__kind=File.Kind.CASE).values_list("file__method", "stage")
    numbers = kept.annotate(number=Count("file"))
    return sum(number for method, stage, number in numbers if not method_of(method).stages[stage].end)


def _live(source: Source, told: Sequence[Told]) -> int:
    """Play all that is told of a story in one programme; give how many of its cases run."""
    story = together(source, told)
    called = _called(source)
    played = StoryInDatabase(
        story, library.text(story.method), programme=id_of(called), controller=id_of(f"{called} controller")
    )
    with transaction.atomic():
        differences = played.live()
    assert not differences, differences
    return running(story, source.method)


def together(source: Source, told: Sequence[Told]) -> Story:
    """Make one story of what is told of one: its programme once, its other files each time with names of their own."""
    story, called = source.story, _called(source)
    days = min(one.days for one in told)
    furthest = max(told, key=lambda one: len(one.steps))
    steps = [*_Names(called, source, {PROGRAMME: PROGRAMME}).steps(replace(furthest, days=days))]
    files: dict[str, StoryFile] = {PROGRAMME: story.files[PROGRAMME]}
    for number, one in enumerate(told, 1):
        spoken_of = {name for step in one.steps for name in step.files} - {PROGRAMME}
        own = {name: f"{called} {number} {name}" for name in sorted(spoken_of)}
        files |= {own[name]: replace(story.files[name], name=own[name]) for name in own}
        steps += _Names(f"{called} {number}", source, own).steps(one)
    return replace(story, files=files, steps=tuple(sorted(steps, key=lambda step: step.recorded)))


def _called(source: Source) -> str:
    return f"{source.method.id} {source.story.file}"


class _Names:
    """What is called otherwise when a story is told once more: files, who writes, and every thing that has an id."""

    def __init__(self, called: str, source: Source, files: Mapping[str, str]) -> None:
        self.called, self.files, story = called, files, source.story
        writers = {step.writer: f"{called} {step.writer}" for step in story.steps}
        self.writers = writers
        self.ids = {id_of(name): id_of(other) for name, other in (*writers.items(), *files.items())}
        self.ids[id_of(PROGRAMME)] = id_of(_called(source))

    def steps(self, told: Told) -> Iterator[Step]:
        """Give the steps in these files, on other days."""
        later = timedelta(days=told.days)
        for before, step in zip((None, *told.steps), told.steps, strict=False):
            here = self.files
            if before and vocabulary()[before.entry].together == step.entry:  # one deed, in the programme and in a case
                here = {} if PROGRAMME in here else {PROGRAMME: PROGRAMME}
            if files := tuple(here[name] for name in step.files if name in here):
                fields = {name: self._moved(value, later) for name, value in step.fields.items()}
                if "slug" in fields:
                    fields["slug"] = self.called.replace(" ", "-")
                yield replace(
                    step,
                    on=step.on + later,
                    recorded=step.recorded + later,
                    files=files,
                    fields=fields,
                    writer=self.writers[step.writer],
                )

    def _moved(self, value: Any, later: timedelta) -> Any:
        match value:
            case UUID():
                return self.ids.get(value) or uuid5(id_of(self.called), str(value))
            case datetime() | date():
                return value + later
            case tuple():
                return tuple(self._moved(item, later) for item in value)
        return value
