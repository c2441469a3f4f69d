"""Plays a story through the deeds and the database, and compares each step with what the pure engine makes of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any
from uuid import UUID, uuid5

from voordeur.access import operator_permit
from voordeur.accounts.actions import register_organisation, register_worker
from voordeur.cases.actions.handing_on import case_handed_on
from voordeur.cases.deeds import deed_for
from voordeur.common.clock import AMSTERDAM
from voordeur.demo.story_ids import deciding_for_partners, whose
from voordeur.journal import (
    Draft,
    Entry,
    File,
    OpenDuty,
    Opening,
    Permit,
    Recorded,
    RuleForbids,
    Standing,
    effective,
    judge_again,
    judgement,
    keep_method,
    method_of,
    record,
    vocabulary,
)
from voordeur.journal.entries import MethodChosen
from voordeur.journal.ground import of_house
from voordeur.journal.kinds import kind_of
from voordeur.journal.models import MethodVersion, Withheld
from voordeur.journal.reading import lines_of
from voordeur.journal.withholding import counting
from voordeur.methods import library
from voordeur.methods.counting import Contribution, Figure, contributions, figures
from voordeur.methods.duties import OpenDuty as Owed
from voordeur.methods.engine import Judgement
from voordeur.methods.language import PROGRAMME, Method
from voordeur.methods.playing import play
from voordeur.methods.stories import Step, Story, id_of
from voordeur.people.actions import form_household
from voordeur.programmes.actions import start_programme

_PROGRAMME, _CONTROLLER = id_of(PROGRAMME), id_of("controller of the story")
_NOON = time(12, tzinfo=AMSTERDAM)
# A name such as `need: debts` means something else in each file; a row belongs to one file.
_THING = "thing"  # what a duty that is put off is about


@dataclass(frozen=True, kw_only=True)
class Difference:
    """Something that came out otherwise in the database than in the pure engine."""

    on: date
    file: str
    what: str
    pure: object
    database: object


@dataclass
class StoryInDatabase:
    """A story being played: its files are opened in the database, its steps are deeds.

    Where several are played in one database each has a `programme` and a `controller` of its own, and its other files
    have names that no other story has.
    """

    story: Story
    method_text: str
    programme: UUID = _PROGRAMME
    controller: UUID = _CONTROLLER
    version: MethodVersion = field(init=False)
    differences: list[Difference] = field(default_factory=list)
    unopened: set[str] = field(init=False)
    elsewhere: dict[UUID, UUID] = field(default_factory=dict)  # cases that began in another method, by their names

    @of_house("making_a_demo")
    def run(self) -> list[Difference]:
        """Play the whole story; give everything that differs from the pure run."""
        self.live()
        self._compare(self.story.steps[-1].recorded, self.story.steps)
        return self.differences

    @of_house("making_a_demo")
    def live(self) -> list[Difference]:
        """Play the whole story, and look only where it says so whether everything stands as in the pure run."""
        self.version = keep_method(self.method_text, dict(self.story.settings))
        self._prepare()
        pure = iter(play(self.story, self.method, vocabulary()).steps)
        for number, step in enumerate(self.story.steps):
            if step.then is not None:
                self._compare(step.recorded, self.story.steps[: number + 1])
                continue
            said = {one.file: one.verdict for one in islice(pure, len(step.files))}
            if self.unopened & set(step.files):
                self._open(step.recorded)
            for name in step.files:
                verdict, came = said[name], self._do(step, name, number)
                rules = [one.rule if one else "" for one in (verdict.refusal, verdict.deviation)]
                self._differ(step.on, name, step.entry, rules, list(came))
        return self.differences

    @property
    def method(self) -> Method:
        """Give the method of the story, with the story's settings."""
        return method_of(self.version.id)

    def _prepare(self) -> None:
        """Register whoever is named."""
        at = datetime.combine(self.story.steps[0].recorded, time(9), AMSTERDAM)
        permit = operator_permit(at=at, command="story")
        register_organisation(name="Gemeente", kind="municipality", organisation=self.controller, permit=permit, at=at)
        at_work = dict.fromkeys(self._named("worker"), self.controller) | deciding_for_partners(self.story)
        for partner in sorted(set(at_work.values()) - {self.controller}):
            register_organisation(name=str(partner), kind="other", organisation=partner, permit=permit, at=at)
        for worker, employer in at_work.items():
            register_worker(
                username=str(worker), name="Worker", organisation=employer, worker=worker, permit=permit, at=at
            )
        homes = [self._id(name) for name, file in self.story.files.items() if file.kind == File.Kind.HOUSEHOLD]
        for household in dict.fromkeys((*self._named("household"), *homes)):
            form_household(label="Household", household=household, permit=permit, at=at)
        started = {name for step in self.story.steps if step.entry == "programme_started" for name in step.files}
        self.unopened = {name for name in self.story.files if self._id(name) not in homes} - started

    def _open(self, day: date) -> None:
        """Open the files in which the story is written, when the first of them is needed: after the programme began."""
        at = datetime.combine(day, time(9), AMSTERDAM)
        openings = [
            Opening(
                self._id(name), file.kind, programme=self.programme, controller=self.controller, method=self.version
            )
            for name, file in self.story.files.items()
            if name in self.unopened
        ]
        chosen = MethodChosen(
            method=self.version.method, version=self.version.version, sha256=self.version.sha256, reason="story"
        )
        permit = operator_permit(at=at, command="story")
        record(*(Draft(opening.file, chosen, day) for opening in openings), opening=openings, permit=permit, at=at)
        self.unopened = set()

    def _named(self, field_name: str) -> list[UUID]:
        found = {step.fields[field_name] for step in self.story.steps if step.fields.get(field_name)}
        return sorted(value for value in found if isinstance(value, UUID))

    def _do(self, step: Step, name: str, number: int) -> tuple[str, str]:
        """Do the deed of a step; give the rules that refused it and from which it deviates."""
        at = datetime.combine(step.recorded, _NOON) + timedelta(seconds=number)
        roles = (step.by,) if step.by else ()
        permit = operator_permit(at=at, command="story", writer=id_of(step.writer), roles=roles, counts=step.counts)
        kinds = vocabulary()
        # One deed writes both: the line after it in the story says what it wrote in the other file.
        if number and (before := self.story.steps[number - 1].entry) and kinds[before].together == step.entry:
            return "", ""
        if kinds[step.entry].together:
            step = replace(step, fields={**self.story.steps[number + 1].fields, **step.fields})
        try:
            recorded = self._deed(step, name, permit, at)
        except RuleForbids as refusal:
            return refusal.rule, ""
        own = {entry.id for entry in recorded.entries if entry.kind == step.entry and entry.file_id == self._id(name)}
        return "", next((one.rule for one in recorded.deviations if one.entry in own), "")

    def _deed(self, step: Step, name: str, permit: Permit, at: datetime) -> Recorded:
        said: dict[str, Any] = dict(step.fields)
        things = {info.thing for info in vocabulary().values()} | {_THING}
        said |= {
            field: self._thing_in(whose(self.story, name, field, value), value)
            for field, value in step.fields.items()
            if field in things and isinstance(value, UUID)
        }
        if isinstance(case := step.fields.get("case"), UUID):
            said["case"] = self.elsewhere.get(case, case)
        if step.domain:
            said["domain"] = step.domain
        if step.at is not None:
            said["happened_at"] = datetime.combine(step.on, step.at, AMSTERDAM).astimezone(UTC)
        if step.entry == "programme_started":
            return start_programme(
                slug=said.get("slug", "story"),
                title=said.get("title", "Story"),
                method_text=self.method_text,
                settings=dict(self.story.settings),
                controller=said.get("controller", self.controller),
                area=said.get("area"),
                programme=self.programme,
                happened_on=step.on,
                permit=permit,
                at=at,
            )
        if step.entry == "handed_on" and "case" in said:
            said["programme"] = step.fields.get("programme", id_of(said["to"]))
            said["id"] = self._going_on(step, said["programme"], said.pop("case"), permit, at)
        if step.entry == "round_planned":
            said = {"addresses": (), "id": said.pop("round"), **said}
        if step.entry == "household_moved":
            said = {"address": None, **said}
        worked_out = {field: said.pop(field) for field in kind_of(step.entry).worked_out & said.keys()}
        recorded = deed_for(step.entry)(file=self._id(name), happened_on=step.on, permit=permit, at=at, **said)
        self._worked_out(step, name, worked_out, recorded)
        return recorded

    def _worked_out(self, step: Step, name: str, said: Mapping[str, Any], recorded: Recorded) -> None:
        """Compare what the story says of what the deed found out with what it wrote."""
        if not said:
            return
        wrote = {entry.id for entry in recorded.entries if entry.kind == step.entry}
        for told in effective(lines_of([self._id(name)])[self._id(name)]):
            for field_name in said if told.fact.id in wrote else ():
                self._differ(step.on, name, field_name, said[field_name], told.fact.fields[field_name])

    def _going_on(self, step: Step, programme: UUID, case: UUID, permit: Permit, at: datetime) -> UUID:
        """Let the programme of another method run to which a case is handed on; give the id of the handing on.

        The case that begins there is known by its name from then on. The story tells nothing of it itself.
        """
        to = str(step.fields["to"])
        if not File.objects.filter(id=programme).exists():
            start_programme(
                slug=to, method_text=library.text(to), controller=self.controller, programme=programme,
                happened_on=step.on, permit=permit, at=at,
            )  # fmt: skip
        id = uuid5(self.programme, f"handed on {case}")
        self.elsewhere[case] = case_handed_on(id)
        return id

    def _compare(self, today: date, steps: tuple[Step, ...]) -> None:
        """Compare every file and every figure with the pure run up to here."""
        pure = play(replace(self.story, steps=steps), self.method, vocabulary(), today=today)
        judge_again(today=today, counts=steps[-1].counts)
        kept = _kept_in_database([self._id(name) for name in self.story.files])
        for name in self._opened():
            expected = pure.judgements[name]
            came = judgement(self._id(name), today=today, counts=steps[-1].counts)
            if came is None:
                continue
            expected = replace(expected, duties=tuple(self._placed(duty, name) for duty in expected.duties))
            for what, one in _standing(expected).items():
                self._differ(today, name, what, one, _standing(came)[what])
            self._differ(today, name, "kept", _kept(expected), kept[self._id(name)])
            self._differ(today, name, "withheld", pure.withheld[name], _withheld_in_database(self._id(name)))
        counted = figures(self.method, list(self._contributions(today)), pure.period)
        for indicator, figure in pure.figures.items():
            self._differ(today, "", indicator, _figure(figure), _figure(counted[indicator]))

    def _opened(self) -> list[str]:
        there = set(File.objects.values_list("id", flat=True))
        return [name for name in self.story.files if self._id(name) in there]

    def _contributions(self, today: date) -> Iterator[Contribution]:
        heads = File.objects.in_bulk([self._id(name) for name in self.story.files])
        lines = lines_of(heads)
        for name, file in self.story.files.items():
            if (head := heads.get(self._id(name))) is None:
                continue
            facts = [told.fact for told in counting(head, effective(lines[head.pk]))]
            yield from contributions(self.method, facts, track=file.kind, place=file.place, today=today)

    def _id(self, name: str) -> UUID:
        return self.programme if name == PROGRAMME else id_of(name)

    def _thing_in(self, file: str, thing: UUID) -> UUID:
        return uuid5(self._id(file), str(thing))

    def _placed(self, duty: Owed, file: str) -> Owed:
        return duty if duty.thing is None else replace(duty, thing=self._thing_in(file, duty.thing))

    def _differ(self, on: date, file: str, what: str, pure: object, database: object) -> None:
        if pure != database:
            self.differences.append(Difference(on=on, file=file, what=what, pure=pure, database=database))


def _standing(judged: Judgement) -> Mapping[str, object]:
    return {
        "stage": judged.stage,
        "duties": sorted((one.id, str(one.thing or ""), one.role, one.since, one.due) for one in judged.duties),
        "may": sorted(judged.may),
        "may_not": sorted((ban.kind, ban.rule) for ban in judged.may_not),
    }


def _kept(judged: Judgement) -> tuple[object, ...]:
    return judged.stage, sorted((one.id, str(one.thing or ""), one.due) for one in judged.duties)


def _kept_in_database(files: list[UUID]) -> dict[UUID, tuple[object, ...]]:
    stages = dict(Standing.objects.filter(file__in=files).values_list("file", "stage"))
    owed: dict[UUID, list[tuple[str, str, date | None]]] = {file: [] for file in files}
    for file, duty, thing, due in OpenDuty.objects.filter(file__in=files).values_list("file", "duty", "thing", "due"):
        owed[file].append((duty, str(thing or ""), due))
    return {file: (stages.get(file), sorted(owed[file])) for file in files}


def _withheld_in_database(file: UUID) -> tuple[str, ...]:
    apart = Withheld.objects.of(file).values("id")
    return tuple(Entry.objects.filter(id__in=apart).order_by("kind").values_list("kind", flat=True).distinct())


def _figure(figure: Figure) -> object:
    return figure.value, {label: part.value for label, part in figure.by.items()}
