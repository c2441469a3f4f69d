"""Where a file stands in its method, for the page that shows it: stage strip, what may happen now, and what may not.

Whoever may not read all of a file sees what follows from the part that they read: a duty, ban or stage that rests on
something hidden is hidden with it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal
from uuid import UUID

from django.db.models import Q

from voordeur.access import Sight, sight_of
from voordeur.accounts.models import Worker
from voordeur.journal import Entry, File, Level, effective, method_of
from voordeur.journal.ground import of_house
from voordeur.journal.heads import head_of
from voordeur.journal.judging import judged_by_its_entries
from voordeur.journal.reading import lines_of
from voordeur.journal.withholding import counting
from voordeur.methods import engine
from voordeur.methods.conditions.compiling import compile_condition
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
    def keeps_back(self) -> Mapping[str, Text]:
        """The kinds of entries that nobody but their writer would read for now, each with why."""
        bans = (ban for ban in self.judgement.may_not if self.method.rules[ban.rule].withheld)
        return {ban.kind: ban.because for ban in bans}

    def opened_by(self, kind: str) -> bool:
        """Tell whether such an entry ends that anything is kept back here."""
        kept = (rule for ban in self.judgement.may_not if (rule := self.method.rules[ban.rule]).withheld)
        return any(kind in compile_condition(rule.must).needs.kinds for rule in kept if rule.must)

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
    head, judged = head_of(file), judged_by_its_entries(file, today=today)
    if head is None or head.method_id is None or judged is None:
        return None
    (found, told), method = judged, method_of(head.method_id)
    eyes = sight_of(file, worker=worker, purpose=purposes, today=today)
    seen = [one.fact for one in told if eyes.covers_row(one.entry)]
    if len(seen) < len(told):
        found = _without_hidden(found, engine.judge(method, seen, track=head.kind, today=today))
    return Standing(method=method, judgement=found, stages=strip(method, head.kind, found))


def hidden_entries(heads: Iterable[File], seeing: Mapping[UUID, Sight]) -> dict[UUID, set[UUID]]:
    """Give, per file of which something is seen, the entries that are not; about files seen whole nothing is asked.

    Not what the house noticed of looking, unless the method asks about it: nothing follows from it, so that not even
    the number of questions tells that there is something.
    """
    partly = {head.pk: head for head in heads if not seeing[head.pk].is_whole}
    apart = ~Q(domain="") | Q(level__gt=Level.SHARED)  # who sees something sees all else
    hidden: dict[UUID, set[UUID]] = {}
    with of_house("judging", whole=partly):
        inside = Entry.objects.filter(apart, file__in=partly).only("file", "kind", "domain", "level")
        for entry in inside if partly else ():
            version = partly[entry.file_id].method_id
            asked = entry.kind not in OF_LOOKING or (version and OF_LOOKING & kinds_spoken_of(method_of(version)))
            if asked and not seeing[entry.file_id].covers_row(entry):
                hidden.setdefault(entry.file_id, set()).add(entry.pk)
    return hidden


def owed_from_what_is_seen(
    heads: Mapping[UUID, File], hidden: Mapping[UUID, set[UUID]], *, today: date
) -> dict[UUID, set[tuple[str, UUID | None]]]:
    """Give, per file with hidden entries, the duties (and what each is about) that follow without them; all at once."""
    owed = dict[UUID, set[tuple[str, UUID | None]]]()
    if not hidden:
        return owed
    with of_house("judging", whole=hidden):
        lines = lines_of(hidden)
    for file, head in ((file, heads[file]) for file in hidden):
        facts = [one.fact for one in counting(head, effective(lines[file])) if one.entry.pk not in hidden[file]]
        judged = (
            engine.judge(method_of(head.method_id), facts, track=head.kind, today=today) if head.method_id else None
        )
        owed[file] = {(duty.id, duty.thing) for duty in judged.duties} if judged else set()
    return owed


def _without_hidden(found: Judgement, seen: Judgement) -> Judgement:
    """Keep of the answer without hidden entries what is so in truth: nothing else is owed or barred."""
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
