"""Asks the method of a file whether it allows what is about to be recorded: a refusal, or a deviation noted."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal import ground, outside
from voordeur.journal.drafts import Deviation
from voordeur.journal.entries import Correction
from voordeur.journal.judging import in_both_languages, stage_of_programme
from voordeur.journal.kinds import Body
from voordeur.journal.method_texts import method_judging
from voordeur.journal.models import Entry, File
from voordeur.journal.permits import Permit
from voordeur.journal.reading import Line, Told, corrected, effective, lines_of
from voordeur.journal.refusals import RuleForbids
from voordeur.journal.withholding import counting
from voordeur.methods import engine
from voordeur.methods.language import Method
from voordeur.methods.vocabulary import Fact


def weigh(
    head: File,
    told: Sequence[Told],
    new: Sequence[Line],
    *,
    today: date,
    permit: Permit | None,
    held: Collection[UUID] | None = None,
) -> list[Deviation]:
    """Ask of each new entry whether the method allows it: RuleForbids for a step, a deviation noted for a happening.

    `held`: the files of which the act holds the lock. NotHeld when a rule counts over another; None: only asked.
    """
    method = method_judging(head)
    if method is None:
        return []
    facts = [one.fact for one in told]
    asked = _Asked(today=today, permit=permit, held=held)
    deviations = []
    for position, line in enumerate(new, start=head.position + 1):
        if isinstance(line.body, Correction):
            _weigh_again(head, method, told, line.entry.target, line.body, asked)
        if line.body is None or line.entry.target is not None:
            continue
        fact = replace(Told(line.entry, line.body).fact, position=position)
        verdict = _verdict(head, method, facts, fact, asked)
        if refused := verdict.refusal:
            raise RuleForbids(refused.rule, in_both_languages(refused.because), in_both_languages(refused.first))
        if departs := verdict.deviation:
            line.entry.deviation = departs.rule
            deviations.append(Deviation(line.entry.id, departs.rule, in_both_languages(departs.because)))
        facts.append(fact)
    return deviations


@dataclass(frozen=True, kw_only=True)
class _Asked:
    """On which day the method is asked, of whoever writes, and what that act holds the lock of."""

    today: date
    permit: Permit | None
    held: Collection[UUID] | None


def _weigh_again(
    head: File, method: Method, told: Sequence[Told], target: UUID | None, correction: Correction, asked: _Asked
) -> None:
    """Refuse a correction that makes of a step what the method would have refused; it is no way around a rule."""
    was = next((one for one in told if one.entry.id == target), None)
    if was is None or not was.fact.step:
        return
    facts = [one.fact for one in told]
    stood, becomes = (
        _verdict(head, method, facts, one.fact, asked).refusal for one in (was, corrected(was, [correction]))
    )
    if becomes is not None and (stood is None or stood.rule != becomes.rule):
        raise RuleForbids(becomes.rule, in_both_languages(becomes.because), in_both_languages(becomes.first))


def refusal_of(file: UUID, body: Body, *, at: datetime) -> RuleForbids | None:
    """Say how the method would refuse this step to anybody in this file now; None when it would not."""
    head, today = File.objects.get(id=file), day_of(at)
    entry = Entry(id=new_id(), file=head, kind=body.entry_kind.name, happened_on=today, recorded=at)
    try:
        with ground.of_house("judging", whole=[file]):
            told = counting(head, effective(lines_of([file])[file]))
            weigh(head, told, [Line(entry, body)], today=today, permit=None)
    except RuleForbids as refused:
        return refused
    return None


def _verdict(head: File, method: Method, facts: Sequence[Fact], new: Fact, asked: _Asked) -> engine.Verdict:
    """Weigh one entry with what its rules ask from outside; without a permit nobody knows who writes it."""
    permit, today = asked.permit, asked.today
    needs = engine.needed_to_weigh(method, head.kind, new.kind)
    given = permit.counts if permit else {}
    counts = outside.counted(needs.counts, head, new, today=today, given=given, held=asked.held)
    roles, covered = None, frozenset[str]()
    if needs.writer and permit is not None:
        roles = permit.roles or outside.roles_of(permit.worker, head, facts, today=today)
        covered = outside.covered_roles_of(permit.worker, head, facts, today=today)
    programme = stage_of_programme(head, today=today) if needs.programme else None
    return engine.weigh(
        method, facts, new, track=head.kind, today=today, counts=counts, roles=roles, covered=covered,
        programme=programme,
    )  # fmt: skip
