"""Playing a story through the pure engine, and comparing what came of it with what the story expects."""

from collections.abc import Iterable, Mapping, Sequence
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
from voordeur.methods.messages import Listed, Message, as_written
from voordeur.methods.source import MethodErrors, Place, Problem, Problems, did_you_mean
from voordeur.methods.stories import FileState, Indicators, Step, Story, id_of
from voordeur.methods.vocabulary import Fact, Vocabulary
from voordeur.methods.withholding import told_by, withheld

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
    """What came of a story: each step, how every file stands at the end, the figures, and what was not as expected.

    `facts` are those that count; of the others `withheld` has the kinds, each once.
    """

    story: Story
    method: Method
    today: date
    steps: tuple[PlayedStep, ...]
    judgements: Mapping[str, Judgement]
    period: Period
    figures: Mapping[str, Figure]
    facts: Mapping[str, tuple[Fact, ...]]
    withheld: Mapping[str, tuple[str, ...]]
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
        problems.add(Place(), "story_of_another", about=story.method, method=method.id)

    def known(word: str, words: Iterable[str], key: str, step: Step, *path: str) -> None:
        if word and word not in words:
            problems.add(step.line.where(word, *path), key, word=word, hint=did_you_mean(word, words))

    for step in story.steps:
        said = {name: str(value) for name, value in step.fields.items()}
        known(step.by, method.roles, "no_role", step, "by")
        known(step.domain, method.domains, "no_domain", step, "domain")
        known(step.refused, method.rules, "no_rule", step, "expect", "refused")
        known(step.deviates, method.rules, "no_rule", step, "expect", "deviates")
        if step.entry == ESCALATED and method.ladder:
            known(said.get("level", ""), method.ladder, "no_level", step, "with", "level")
        if step.entry == CRITERION_ANSWERED and method.eligibility:
            criteria = method.eligibility.criteria
            known(said.get("criterion", ""), criteria, "no_criterion", step, "with", "criterion")
        if step.entry and {"role", "worker"} <= vocabulary[step.entry].fields.keys():
            known(said.get("role", ""), method.roles, "no_role", step, "with", "role")
        if step.then is None:
            continue
        for file, state in step.then.files.items():
            known(state.stage or "", method.stages, "no_stage", step, "then", file, "stage")
            for duty in state.duties:
                known(str(duty["duty"]), method.duties, "no_duty", step, "then", file, "duties")
            for not_owed in state.no_duties:
                known(not_owed, method.duties, "no_duty", step, "then", file, "no_duties")
        for name in step.then.indicators.values if step.then.indicators else ():
            known(name, method.indicators, "no_indicator", step, "then", "indicators")
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
            {name: tuple(self._told(name)) for name in self.facts}, {name: self._withheld(name) for name in self.facts},
            tuple(self.failures),
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
            fields=self.vocabulary[step.entry].filled(step.fields),
            step=self.vocabulary[step.entry].step,
        )
        try:
            verdict = weigh(
                self.method, self._told(name), new, track=kind, today=step.recorded, counts=step.counts,
                roles=(step.by,) if step.by else (), programme=self._programme_stage(name, step.recorded),
            )  # fmt: skip
        except NotCounted as missing:
            self._fail(step.place, "number_not_given", name=missing.name)
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
        refusal, deviation = verdict.refusal, verdict.deviation
        wanted = _weighed(step.refused, step.deviates)
        came = _weighed(refusal.rule if refusal else "", deviation.rule if deviation else "")
        if came == wanted:
            return
        why, hint = (
            refusal or deviation,
            Message("happening_deviates" if deviation else "step_refused", entry=step.entry),
        )
        self._fail(
            step.place, "came_out_otherwise", entry=step.entry, file=file, wanted=wanted, came=came,
            because=why.because if why else "",
            hint=hint if why and why.rule in (step.refused, step.deviates) else "",
        )  # fmt: skip

    def _fail(self, place: Place, key: str, /, **about: object) -> None:
        problem = Problem(self.story.file, place.line, place.column, place.path, Message(key, **about))
        self.failures.append(problem)

    def _judge(self, name: str, today: date, counts: Mapping[str, int]) -> Judgement:
        kind = self.story.files[name].kind
        programme = self._programme_stage(name, today)
        return judge(self.method, self._told(name), track=kind, today=today, counts=counts, programme=programme)

    def _withheld(self, name: str) -> tuple[str, ...]:
        """Give of which kinds something is withheld in a file."""
        apart = withheld(self.method, self.facts[name], track=self.story.files[name].kind)
        return tuple(sorted({fact.kind for fact in self.facts[name] if fact.id in apart}))

    def _told(self, name: str) -> Sequence[Fact]:
        """Give what counts of what was recorded in a file."""
        return told_by(self.method, self.facts[name], track=self.story.files[name].kind)

    def _programme_stage(self, name: str, today: date) -> str | None:
        """Give the stage of the programme for its other files."""
        if name == PROGRAMME:
            return None
        return judge(self.method, self._told(PROGRAMME), track=PROGRAMME, today=today).stage

    def _compare(self, state: FileState, name: str, came: Judgement) -> None:
        if state.stage is not None and state.stage != came.stage:
            self._fail(state.place, "in_another_stage", file=name, wanted=state.stage, came=came.stage or "")
        for wanted in state.duties:
            if not any(_same_duty(wanted, self._duty_json(name, duty)) for duty in came.duties):
                self._fail(state.place, "owes_not", file=name, duty=_owing(wanted), owed=_owed(came))
        for unwanted in state.no_duties:
            if any(duty.id == unwanted for duty in came.duties):
                self._fail(state.place, "owes_all_the_same", file=name, duty=unwanted, owed=_owed(came))
        banned = {ban.kind for ban in came.may_not} | {ban.rule for ban in came.may_not}
        for kind in state.may:
            if kind not in came.may:
                self._fail(state.place, "may_not", kind=kind, file=name, may=_listed(came.may))
        for kind in state.may_not:
            if kind not in banned:
                self._fail(state.place, "may_all_the_same", kind=kind, file=name, barred=_listed(banned))
        if state.withheld is not None:
            kept = self._withheld(name)
            if kept != tuple(sorted(state.withheld)):
                self._fail(
                    state.place, "keeps_back_others", file=name, wanted=_listed(state.withheld), came=_listed(kept)
                )

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
            found += contributions(self.method, self._told(name), track=file.kind, place=file.place, today=today)
        return found

    def _compare_figures(self, wanted: Indicators, today: date) -> None:
        came = figures(self.method, self._contributions(today), wanted.period)
        for name, value in wanted.values.items():
            about = self.method.indicators[name].about
            figure = came[name]
            if isinstance(value, Mapping):
                nothing = Figure(Decimal(0), 0, {})
                for label, one in value.items():
                    named = Message("indicator_of", indicator=name, label=label)
                    self._compare_figure(named, one, figure.by.get(label, nothing), about, wanted.place)
            else:
                self._compare_figure(f"`{name}`", value, figure, about, wanted.place)

    def _compare_figure(self, name: Message | str, wanted: Any, came: Figure, about: str, place: Place) -> None:
        shown = HIDDEN if came.hidden(about) else came.value
        if shown != wanted:
            self._fail(
                place, "another_figure", name=name, wanted=wanted, came=Message("nothing") if shown is None else shown
            )


def _same_duty(wanted: Mapping[str, Any], came: Mapping[str, Any]) -> bool:
    return all(came[name] == value for name, value in wanted.items())


def _weighed(refused: str, deviates: str) -> Message:
    """Say what a method makes of an entry: the rule that refuses it, or from which it deviates."""
    if refused or deviates:
        return Message("refused" if refused else "deviates", rule=refused or deviates)
    return Message("accepted")


def _owing(wanted: Mapping[str, Any]) -> Listed:
    """Say which duty is meant, as it is written in a story."""
    said = [f"`{key}: {as_written(value)}`" for key, value in wanted.items() if key != "duty"]
    return Listed((f"`{wanted['duty']}`", *said))


def _owed(came: Judgement) -> Listed:
    """Say which duties are open, and until when."""
    return Listed(
        tuple(Message("late_duty" if duty.late else "open_duty", duty=duty.id, due=duty.due) for duty in came.duties)
    )


def _listed(words: Iterable[str]) -> Listed:
    return Listed(tuple(f"`{word}`" for word in sorted(words)))


__all__ = ["MethodErrors", "Played", "PlayedStep", "check_story", "play"]
