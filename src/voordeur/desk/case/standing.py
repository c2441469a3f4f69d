"""Where a file stands in its method, for the page that shows it: stage strip, what may happen now, and what may not.

Whoever may not read all of a file sees what follows from the part that they read: a duty, ban or stage that rests on
something hidden is hidden with it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal
from uuid import UUID

from voordeur.access import visible
from voordeur.accounts.models import Worker
from voordeur.journal import Entry, File, effective, judgement, method_of
from voordeur.journal.ground import of_house
from voordeur.journal.reading import lines_of
from voordeur.methods import engine
from voordeur.methods.conditions.words import Happened
from voordeur.methods.engine import Judgement
from voordeur.methods.language import Method, Text
from voordeur.methods.spoken import kinds_spoken_of

OF_LOOKING = frozenset(("many_looks_noticed", "many_looks_explained"))
"""Lines for whoever watches over privacy, in the file of a programme that many read."""


@dataclass(frozen=True, kw_only=True)
class StripStage:
    """One stage on the strip."""

    id: str
    title: Text
    state: Literal["done", "here", "ahead"]


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A file's method and what it says about the file today."""

    method: Method
    judgement: Judgement
    stages: tuple[StripStage, ...]

    @property
    def stage_title(self) -> Text:
        """The title of the present stage."""
        return self.method.stages[self.judgement.stage].title if self.judgement.stage else Text("")

    @property
    def asked_roles(self) -> tuple[str, ...]:
        """The roles that the method now asks somebody for, the first due first."""
        asked = (asked_role(self.method, duty.id) for duty in self.judgement.duties)
        return tuple(dict.fromkeys(role for role in asked if role))


def asked_role(method: Method, duty: str) -> str:
    """Give the role whose taking fulfils a duty; empty for any other duty."""
    until = method.duties[duty].until if duty in method.duties else None
    if not isinstance(until, Happened) or "role_assigned" not in until.entries.kinds:
        return ""
    return next((str(test.values[0]) for test in until.entries.where if test.name == "role" and test.values), "")


def standing(file: UUID, *, worker: Worker, purposes: Iterable[str], today: date) -> Standing | None:
    """Give where a file stands for this worker; None when no method judges it. Ask for a file that the worker sees."""
    version, track = File.objects.values_list("method", "kind").get(id=file)
    found = judgement(file, today=today)
    if found is None or version is None:
        return None
    method = method_of(version)
    if hidden := hidden_entries([file], worker=worker, purposes=purposes, today=today).get(file):
        found = _without(hidden, found, file, method, track, today)
    return Standing(method=method, judgement=found, stages=strip(method, track, found))


def hidden_entries(
    files: Iterable[UUID], *, worker: Worker, purposes: Iterable[str], today: date
) -> dict[UUID, set[UUID]]:
    """Give, per file, the entries that a worker may read for none of these purposes.

    Not what the house noticed of looking, unless the method asks about it: nothing follows from it, so that not even
    the number of questions tells that there is something.
    """
    files = list(files)
    inside = Entry.objects.filter(file__in=files)
    seen = visible(inside, worker=worker, purpose=purposes, today=today)  # of these files alone, not of all there are
    hidden: dict[UUID, set[UUID]] = {}
    with of_house("judging", whole=files):
        found = inside.exclude(pk__in=seen.values("pk")).values_list("file", "pk", "kind", "file__method")
        for file, entry, kind, version in found:
            if kind not in OF_LOOKING or (version and OF_LOOKING & kinds_spoken_of(method_of(version))):
                hidden.setdefault(file, set()).add(entry)
    return hidden


def owed_from_what_is_seen(
    heads: Mapping[UUID, File], hidden: Mapping[UUID, set[UUID]], *, today: date
) -> dict[UUID, set[tuple[str, UUID | None]]]:
    """Give, per file, the duties (and what each is about) that follow without its hidden entries; all files at once."""
    owed = dict[UUID, set[tuple[str, UUID | None]]]()
    with of_house("judging", whole=heads):
        lines = lines_of(heads)
    for file, head in heads.items():
        facts = [one.fact for one in effective(lines[file]) if one.entry.pk not in hidden[file]]
        judged = (
            engine.judge(method_of(head.method_id), facts, track=head.kind, today=today) if head.method_id else None
        )
        owed[file] = {(duty.id, duty.thing) for duty in judged.duties} if judged else set()
    return owed


def _without(hidden: set[UUID], found: Judgement, file: UUID, method: Method, track: str, today: date) -> Judgement:
    """Judge a file without its hidden entries; nothing is owed or barred by that which is not so in truth."""
    with of_house("judging", whole=[file]):
        lines = lines_of([file])[file]
    facts = [one.fact for one in effective(lines) if one.entry.pk not in hidden]
    seen = engine.judge(method, facts, track=track, today=today)
    owed = {(duty.id, duty.thing) for duty in found.duties}
    barred = {(ban.rule, ban.kind) for ban in found.may_not}
    return replace(
        seen,
        duties=tuple(duty for duty in seen.duties if (duty.id, duty.thing) in owed),
        may_not=tuple(ban for ban in seen.may_not if (ban.rule, ban.kind) in barred),
    )


def strip(method: Method, track: str, found: Judgement) -> tuple[StripStage, ...]:
    """Lay out the stages of a kind of file: been through, here, ahead. Ends that were not reached stay away."""
    been = {stage for stage, _ in found.history}
    ended = found.stage in method.stages and method.stages[found.stage].end

    def state(stage: str) -> Literal["done", "here", "ahead"]:
        return "here" if stage == found.stage else "done" if stage in been else "ahead"

    return tuple(
        StripStage(id=stage.id, title=stage.title, state=state(stage.id))
        for stage in method.stages_of(track)
        if not (ended and state(stage.id) == "ahead")
    )
