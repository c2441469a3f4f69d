"""Replays: a seeded population played through a method, and its figures held against those that were published.

A replay also says how one could count wrongly; then other figures must come out, or the population proves nothing.
Figures are read as they are, also small ones.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import Any

from voordeur.common.periods import Period
from voordeur.methods.counting import Contribution, contributions, figures
from voordeur.methods.language import Method
from voordeur.methods.messages import Message
from voordeur.methods.parts import Part, Reader
from voordeur.methods.playing import Played, play
from voordeur.methods.population import Group, PopulationReading, as_story, stretch_of_days
from voordeur.methods.reading import read
from voordeur.methods.source import MethodErrors, Node, Place, Problem, Problems, did_you_mean, read_tree
from voordeur.methods.stories import Indicators, Step, Story, Then
from voordeur.methods.story_reading import StoryReading
from voordeur.methods.vocabulary import Vocabulary

__all__ = ["MethodErrors", "Published", "Replay", "Replayed", "Reported", "read_replay", "replay"]

_NAMES = (
    "method", "replay", "source", "note", "seed", "period", "settings", "counts", "programme", "population", "figures",
    "wrong",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Published:
    """A figure as it was published: exactly so much, or, where the source says *about*, *nearly* or *over*, a range.

    `period` is its own, when that is another than that of the whole replay; `label` is one of those it is split by.
    """

    indicator: str
    label: str = ""
    said: str = ""
    least: Decimal = Decimal(0)
    most: Decimal = Decimal(0)
    period: Period | None = None
    note: str = ""
    place: Place = field(default=Place(), compare=False)

    @property
    def form(self) -> str:
        """Tell whether it is one number or a range."""
        return "exact" if self.least == self.most else "range"

    def equals(self, reported: Decimal | None) -> bool:
        """Tell whether a reported figure is the published one; equal means inside a range."""
        return reported is not None and self.least <= reported <= self.most


@dataclass(frozen=True, slots=True)
class Replay:
    """What was published of a method, the population that shows it, and indicators that count it wrongly."""

    file: str
    method: str
    title: str
    seed: int
    period: Period
    programme: Story
    groups: Mapping[str, Group]
    figures: tuple[Published, ...]
    wrong: Mapping[str, Node]

    def story(self) -> Story:
        """Tell the population as one story, that ends by asking for the figures of the period."""
        last = max(self.period.last_day, *(group.until for group in self.groups.values()))
        asked = Then({}, Indicators(self.period, {}))
        day = last + timedelta(days=366)
        return as_story(self.programme, self.groups, self.seed, Step(day, day, then=asked))


@dataclass(frozen=True, slots=True)
class Reported:
    """What came out beside what was published, and what the wrong way of counting gave."""

    published: Published
    reported: Decimal | None
    wrongly: Decimal | None = None

    @property
    def equal(self) -> bool:
        """Tell whether the published figure came out."""
        return self.published.equals(self.reported)


@dataclass(frozen=True, slots=True)
class Replayed:
    """What came of a replay: the figures, and every step or wrong rule that did not do what it should."""

    replay: Replay
    method: Method
    story: Story
    figures: tuple[Reported, ...]
    failures: tuple[Problem, ...]

    @property
    def holds(self) -> bool:
        """Tell whether all figures came out, nothing was refused, and counting wrongly gives others."""
        return not self.failures and all(one.equal for one in self.figures)


def read_replay(text: str, vocabulary: Vocabulary, *, file: str = "replay.yaml") -> Replay:
    """Read a replay; raises MethodErrors with every mistake and its line."""
    problems = Problems(file)
    tree = read_tree(text, problems)
    whole = Reader(problems, {}).part(tree, _NAMES, ("method", "replay", "seed", "period", "population", "figures"))
    stories = StoryReading(whole, vocabulary)
    programme = stories.steps("programme") if "programme" in whole.entries else ()
    chosen = whole.lines("settings")
    told = Story(file, whole.word("method"), whole.word("replay"), chosen, dict(stories.files), programme)
    groups = PopulationReading(stories)
    found = Replay(
        file, told.method, told.title, whole.number("seed") or 0, _period(whole), told,
        {name: groups.group(name, node) for name, node in whole.named("population").items()},
        tuple(_published(whole.reader, name, node) for name, node in whole.named("figures").items()),
        whole.named("wrong"),
    )  # fmt: skip
    problems.stop_if_any()
    return found


def _period(part: Part) -> Period:
    node = part.node("period")
    if node is not None and node.shape == "list":
        since, last = stretch_of_days(part, "period")
        return Period(since, last + timedelta(days=1))
    try:
        return Period.parse(part.word("period"))
    except ValueError:
        part.problem("no_period", "period", period=part.word("period"))
        return Period.parse("2000")


def _published(reader: Reader, name: str, node: Node) -> Published:
    indicator, _, label = name.partition(" / ")
    if node.shape == "scalar":
        number = _number(reader, node)
        return Published(indicator, label, str(node.scalar), number, number, place=node.place)
    part = reader.part(node, ("exactly", "published", "from", "to", "period", "note"))
    ends = [_number(reader, one) for one in map(part.node, ("exactly", "from", "to")) if one is not None]
    said = part.word("published") or str(ends[0] if ends else "")
    if len(ends) != (1 if part.node("exactly") else 2) or (len(ends) > 1 and not part.node("published")):
        part.problem("exactly_or_published")
        return Published(indicator, label, place=node.place)
    own = _period(part) if part.node("period") else None
    return Published(indicator, label, said, ends[0], ends[-1], own, part.word("note"), node.place)


def _number(reader: Reader, node: Node) -> Decimal:
    if isinstance(node.scalar, int | Decimal) and not isinstance(node.scalar, bool):
        return Decimal(node.scalar)
    reader.expected("a_number", node)
    return Decimal(0)


def replay(told: Replay, method_text: str, vocabulary: Vocabulary) -> Replayed:
    """Play a replay in memory; raises MethodErrors when it speaks of what the method does not have."""
    method = read(method_text, told.programme.chosen, file=f"{told.method}.yaml")
    _check_against(told, method)
    story = told.story()
    played = play(story, method, vocabulary)
    other = read(method_text, told.programme.chosen, file=told.file, indicators=told.wrong)
    right, wrong = (_Counting(told, one, _contributions(one, played)) for one in (method, other))
    figures = tuple(Reported(one, right.of(one), wrong.of(one)) for one in told.figures)
    unmoved = [
        _problem(told, one.published, Message("wrong_comes_out_too", indicator=one.published.indicator))
        for one in figures
        if one.wrongly is not None and one.published.equals(one.wrongly)
    ]
    return Replayed(told, method, story, figures, (*played.failures, *unmoved))


def _check_against(told: Replay, method: Method) -> None:
    problems = Problems(told.file)
    places = {one.indicator: one.place for one in told.figures}
    places |= {name: node.place for name, node in told.wrong.items()}
    for name, place in places.items():
        if name not in method.indicators:
            problems.add(place, "no_indicator", word=name, hint=did_you_mean(name, method.indicators))
        elif name not in told.wrong:
            problems.add(place, "no_wrong_way", indicator=name)
    problems.stop_if_any()


@dataclass(frozen=True)
class _Counting:
    """What one way of counting makes of what was played."""

    told: Replay
    method: Method
    found: list[Contribution]

    def of(self, one: Published) -> Decimal | None:
        """Give the figure that stands beside a published one."""
        figure = figures(self.method, self.found, one.period or self.told.period)[one.indicator]
        if not one.label:
            return figure.value
        return figure.by[one.label].value if one.label in figure.by else Decimal(0)


def _contributions(method: Method, played: Played) -> list[Contribution]:
    found: list[Contribution] = []
    for name, file in played.story.files.items():
        facts = played.facts[name]
        found += contributions(method, facts, track=file.kind, place=file.place, today=played.today)
    return found


def _problem(told: Replay, at: Published, message: Message) -> Problem:
    return Problem(told.file, at.place.line, at.place.column, at.place.path, message)


def as_json(came: Replayed, language: str = "nl") -> Mapping[str, Any]:
    """Give what came of a replay as `voordeur methods replay` prints it, explained in one language."""
    return {
        "id": came.replay.method,
        "indicators": [
            {
                "id": one.published.indicator,
                **({"label": one.published.label} if one.published.label else {}),
                "published": one.published.said,
                "form": one.published.form,
                "reported": _plain(one.reported),
                "equal": one.equal,
                "counted_wrongly": _plain(one.wrongly),
            }
            for one in came.figures
        ],
        "unexpected": [{"line": one.line, "message": one.message.said(language)} for one in came.failures],
    }


def _plain(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
