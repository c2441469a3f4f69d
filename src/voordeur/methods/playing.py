"""Playing a story through the pure engine, and comparing what came of it with what the story expects."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid5

from voordeur.common.clock import AMSTERDAM
from voordeur.common.periods import Period
from voordeur.methods.conditions.around import NotCounted
from voordeur.methods.conditions.words import CRITERION_ANSWERED
from voordeur.methods.counting import Contribution, Figure, contributions, figures
from voordeur.methods.engine import Judgement, Verdict, judge, weigh
from voordeur.methods.language import ESCALATED, PROGRAMME, Method
from voordeur.methods.library import short_name
from voordeur.methods.source import MethodErrors, Place, Problem, Problems, did_you_mean
from voordeur.methods.stories import FileState, Indicators, Step, Story, id_of
from voordeur.methods.vocabulary import Fact, Vocabulary

HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class PlayedStep:
    """What the method said about one entry in one file."""

    on: date
    file: str
    entry: str
    verdict: Verdict
    place: Place


@dataclass(frozen=True, slots=True)
class Played:
    """What came of a story: each step, how every file stands at the end, the figures, and what was not as expected."""

    story: Story
    method: Method
    today: date
    steps: tuple[PlayedStep, ...]
    judgements: Mapping[str, Judgement]
    period: Period
    figures: Mapping[str, Figure]
    facts: Mapping[str, tuple[Fact, ...]]
    failures: tuple[Problem, ...]


def play(story: Story, method: Method, vocabulary: Vocabulary, *, today: date | None = None) -> Played:
    """Play a story; raises MethodErrors when it speaks of roles, rules or domains that the method does not have."""
    _check_against(story, method, vocabulary)
    return _Play(story, method, vocabulary).run(today)


def check_story(story: Story, method: Method, vocabulary: Vocabulary) -> tuple[Problem, ...]:
    """Give everything in a story that did not come out as it expects."""
    return play(story, method, vocabulary).failures


def _check_against(story: Story, method: Method, vocabulary: Vocabulary) -> None:
    problems = Problems(story.file)
    if story.method not in (method.id, short_name(method.id)):
        problems.add(Place(), f"This is a story about `{story.method}`, and the method is `{method.id}`.")

    def known(word: str, words: Iterable[str], what: str, step: Step) -> None:
        if word and word not in words:
            problems.add(step.place, f"`{word}` is no {what} of {method.id}.{did_you_mean(word, words)}")

    for step in story.steps:
        known(step.by, method.roles, "role", step)
        known(step.domain, method.domains, "life domain", step)
        known(step.refused, method.rules, "rule", step)
        known(step.deviates, method.rules, "rule", step)
        if step.entry == ESCALATED and method.ladder:
            known(str(step.fields.get("level", "")), method.ladder, "level of the ladder", step)
        if step.entry == CRITERION_ANSWERED and method.eligibility:
            known(str(step.fields.get("criterion", "")), method.eligibility.criteria, "criterion", step)
        if step.entry and {"role", "worker"} <= vocabulary[step.entry].fields.keys():
            known(str(step.fields.get("role", "")), method.roles, "role", step)
        if step.then is None:
            continue
        for state in step.then.files.values():
            known(state.stage or "", method.stages, "stage", step)
            for duty in (*(str(duty["duty"]) for duty in state.duties), *state.no_duties):
                known(duty, method.duties, "duty", step)
        for name in step.then.indicators.values if step.then.indicators else ():
            known(name, method.indicators, "indicator", step)
    problems.stop_if_any()


@dataclass
class _Play:
    story: Story
    method: Method
    vocabulary: Vocabulary
    facts: dict[str, list[Fact]] = field(default_factory=dict)
    played: list[PlayedStep] = field(default_factory=list)
    failures: list[Problem] = field(default_factory=list)
    clock: datetime = datetime(1, 1, 2, tzinfo=UTC)

    def run(self, today: date | None) -> Played:
        self.facts = {name: [] for name in self.story.files}
        period: Period | None = None
        counts: Mapping[str, int] = {}
        for number, step in enumerate(self.story.steps):
            if today is not None and step.recorded > today:
                break
            counts = step.counts
            if step.then is None:
                for name in step.files:
                    self._record(step, name, number)
                continue
            for name, state in step.then.files.items():
                self._compare(state, name, self._judge(name, step.recorded, step.counts))
            if step.then.indicators is not None:
                period = step.then.indicators.period
                self._compare_figures(step.then.indicators, step.recorded)
        last = today or max((step.recorded for step in self.story.steps), default=date.min)
        period = period or Period.parse(f"{last.year:04}")
        return Played(
            self.story, self.method, last, tuple(self.played),
            {name: self._judge(name, last, counts) for name in self.story.files}, period,
            figures(self.method, self._contributions(last), period),
            {name: tuple(facts) for name, facts in self.facts.items()}, tuple(self.failures),
        )  # fmt: skip

    def _record(self, step: Step, name: str, number: int) -> None:
        kind = self.story.files[name].kind
        new = Fact(
            id=uuid5(id_of(name), str(number)),
            kind=step.entry,
            on=step.on,
            at=step.at,
            recorded=self._written_down(step),
            by=id_of(step.writer),
            domain=step.domain,
            fields=step.fields,
            step=self.vocabulary[step.entry].step,
        )
        try:
            verdict = weigh(
                self.method, self.facts[name], new, track=kind, today=step.recorded, counts=step.counts,
                roles=(step.by,) if step.by else (), programme=self._programme_stage(name, step.recorded),
            )  # fmt: skip
        except NotCounted as missing:
            self._fail(step.place, f"{missing} Write `counts: {{NAME: number}}` in this line.")
            return
        self.played.append(PlayedStep(step.on, name, step.entry, verdict, step.place))
        self._expect(step, name, verdict)
        if verdict.accepted:
            self.facts[name].append(new)

    def _written_down(self, step: Step) -> datetime:
        """Give a moment after all that was written down before, and not before it happened."""
        earliest = datetime.combine(step.recorded, step.at or time(), AMSTERDAM)
        if step.recorded > step.on:
            earliest = datetime.combine(step.recorded, time(), AMSTERDAM)
        self.clock = max(self.clock + timedelta(seconds=1), earliest)
        return self.clock

    def _expect(self, step: Step, file: str, verdict: Verdict) -> None:
        wanted = _stopped("refused", step.refused) or _stopped("a deviation", step.deviates)
        refusal, deviation = verdict.refusal, verdict.deviation
        came = _stopped("refused", refusal.rule if refusal else "")
        came = came or _stopped("a deviation", deviation.rule if deviation else "")
        if came == wanted:
            return
        why = refusal or deviation
        told = f" ({why.because.nl})" if why else ""
        if why and why.rule in (step.refused, step.deviates):
            kind = "happening: it is written down all the same" if deviation else "step: it is not written down"
            told += (
                f", because {step.entry} is a {kind}. Write `expect: {{{'deviates' if deviation else 'refused'}: …}}`"
            )
        self._fail(
            step.place,
            f"{step.entry} in {file} was expected to be {wanted or 'accepted'}, and is {came or 'accepted'}{told}.",
        )

    def _fail(self, place: Place, message: str) -> None:
        self.failures.append(Problem(self.story.file, place.line, place.column, place.path, message))

    def _judge(self, name: str, today: date, counts: Mapping[str, int]) -> Judgement:
        kind = self.story.files[name].kind
        programme = self._programme_stage(name, today)
        return judge(self.method, self.facts[name], track=kind, today=today, counts=counts, programme=programme)

    def _programme_stage(self, name: str, today: date) -> str | None:
        """Give the stage of the programme for its other files."""
        if name == PROGRAMME:
            return None
        return judge(self.method, self.facts[PROGRAMME], track=PROGRAMME, today=today).stage

    def _compare(self, state: FileState, name: str, came: Judgement) -> None:
        if state.stage is not None and state.stage != came.stage:
            self._fail(state.place, f"{name} was expected in stage `{state.stage}`, and is in `{came.stage}`.")
        for wanted in state.duties:
            if not any(_same_duty(wanted, self._duty_json(name, duty)) for duty in came.duties):
                self._fail(state.place, f"{name} was expected to owe {_owing(wanted)}; {self._owed(name, came)}.")
        for unwanted in state.no_duties:
            if any(duty.id == unwanted for duty in came.duties):
                self._fail(state.place, f"{name} was not expected to owe `{unwanted}`; {self._owed(name, came)}.")
        banned = {ban.kind for ban in came.may_not} | {ban.rule for ban in came.may_not}
        for kind in state.may:
            if kind not in came.may:
                self._fail(state.place, f"`{kind}` was expected to be allowed in {name}; allowed: {_list(came.may)}.")
        for kind in state.may_not:
            if kind not in banned:
                self._fail(state.place, f"`{kind}` was not expected to be allowed in {name}; barred: {_list(banned)}.")

    def _owed(self, name: str, came: Judgement) -> str:
        owed = [f"`{duty.id}` due {duty.due}{' (late)' if duty.late else ''}" for duty in came.duties]
        return f"{name} owes {_list(owed)}"

    def _duty_json(self, name: str, duty: Any) -> Mapping[str, Any]:
        return {
            "duty": duty.id,
            "who": duty.role,
            "due": duty.due,
            "late": duty.late,
            "thing": duty.thing,
            "since": duty.since,
            "postponed_until": duty.postponed_until,
        }

    def _contributions(self, today: date) -> list[Contribution]:
        found: list[Contribution] = []
        for name, file in self.story.files.items():
            facts = self.facts[name]
            found += contributions(self.method, facts, track=file.kind, place=file.place, today=today)
        return found

    def _compare_figures(self, wanted: Indicators, today: date) -> None:
        came = figures(self.method, self._contributions(today), wanted.period)
        for name, value in wanted.values.items():
            about = self.method.indicators[name].about
            figure = came[name]
            if isinstance(value, Mapping):
                nothing = Figure(Decimal(0), 0, {})
                for label, one in value.items():
                    self._compare_figure(f"{name} of {label}", one, figure.by.get(label, nothing), about, wanted.place)
            else:
                self._compare_figure(name, value, figure, about, wanted.place)

    def _compare_figure(self, name: str, wanted: Any, came: Figure, about: str, place: Place) -> None:
        shown = HIDDEN if came.hidden(about) else came.value
        if shown != wanted:
            self._fail(place, f"{name} was expected to be {wanted}, and is {shown}.")


def _same_duty(wanted: Mapping[str, Any], came: Mapping[str, Any]) -> bool:
    return all(came[name] == value for name, value in wanted.items())


def _stopped(how: str, rule: str) -> str:
    return f"{how} by `{rule}`" if rule else ""


def _owing(wanted: Mapping[str, Any]) -> str:
    """Say which duty is meant, as it is written in a story."""
    said = {key: value for key, value in wanted.items() if key not in ("duty", "late")}
    words = [f"`{wanted['duty']}`", *(f"{key.replace('_', ' ')} {value}" for key, value in said.items())]
    if "late" in wanted:
        words.append("late" if wanted["late"] else "not late")
    return ", ".join(words)


def _list(words: Iterable[str]) -> str:
    return ", ".join(sorted(words)) or "nothing"


__all__ = ["MethodErrors", "Played", "PlayedStep", "check_story", "play"]
