"""Deeds of the assessment: writing down what somebody needs and what somebody is good at."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from voordeur.assessments.entries import (
    CriterionAnswered,
    CriterionMet,
    DomainScored,
    HowAnswered,
    NeedAnswered,
    NeedRecorded,
    StrengthKind,
    StrengthRecorded,
)
from voordeur.assessments.models import CriterionAnswer, Need
from voordeur.assessments.queries import version_of_answers
from voordeur.assessments.rules import (
    refuse_a_day_that_is_over,
    refuse_a_domain_not_asked,
    refuse_a_score_off_the_scale,
)
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal import Draft, File, Level, Permit, Recorded, Stale, id_from, method_of, record

NO_DAYS: Mapping[str, date] = {}


def record_need(
    *,
    file: UUID,
    need: UUID | None = None,
    text: str = "",
    domain: str = "",
    person: UUID | None = None,
    money: bool = False,
    level: Level = Level.SHARED,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Write down a question, need or worry of a resident; `money` when it is about money, debts or paperwork."""
    body = NeedRecorded(need=need or id or new_id(), text=text, person=person, money=money)
    draft = Draft(
        file,
        body,
        happened_on or day_of(at),
        id=id,
        domain=asked_domain(file, domain),
        level=level,
        persons=(person,) if person else (),
    )
    return record(draft, permit=permit, at=at)


def answer_need(
    *,
    file: UUID,
    need: UUID,
    how: HowAnswered = "other",
    by_whom: str = "",
    reason: str = "",
    expect: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Write down how a need got its answer, also when the answer is that it gets none; seen by who sees the need.

    `expect` is the version of the need that the writer saw. Raises Stale.
    """
    body = NeedAnswered(need=need, how=how, by_whom=by_whom, reason=reason)
    found = Need.objects.filter(file=file, pk=need).values_list("domain", "level").first()
    domain, level = found or ("", Level.SHARED)
    draft = Draft(file, body, happened_on or day_of(at), id=id, domain=domain, level=Level(level))
    return record(draft, permit=permit, at=at, expect={need: expect} if expect else None)


def record_strength(
    *,
    file: UUID,
    text: str = "",
    what: StrengthKind = "strength",
    domain: str = "",
    person: UUID | None = None,
    level: Level = Level.SHARED,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Write down a talent, wish, dream or strength."""
    draft = Draft(
        file,
        StrengthRecorded(what=what, text=text, person=person),
        happened_on or day_of(at),
        id=id,
        domain=asked_domain(file, domain),
        level=level,
        persons=(person,) if person else (),
    )
    return record(draft, permit=permit, at=at)


def score_domain(
    *,
    file: UUID,
    instrument: str,
    domain: str,
    score: int,
    reason: str = "",
    person: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Write down what an instrument gives on one life domain. Raises ScoreNotOnScale."""
    refuse_a_score_off_the_scale(instrument, domain, score)
    body = DomainScored(instrument=instrument, domain=domain, score=score, reason=reason, person=person)
    persons = (person,) if person else ()
    draft = Draft(file, body, happened_on or day_of(at), id=id, domain=domain, persons=persons)
    return record(draft, permit=permit, at=at)


def answer_criterion(
    *,
    file: UUID,
    criterion: str,
    answer: CriterionMet,
    until: date | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Write down whether a criterion of the method is met, and until which day; not knowing is an answer.

    Raises RunsOutBefore for a last day that lies before the day of the answer.
    """
    refuse_a_day_that_is_over(until, happened_on or day_of(at))
    body = CriterionAnswered(criterion=criterion, answer=answer, until=until)
    return record(Draft(file, body, happened_on or day_of(at), id=id), permit=permit, at=at)


def answer_criteria(
    *,
    file: UUID,
    answers: Mapping[str, CriterionMet],
    until: Mapping[str, date] = NO_DAYS,
    expect: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded | None:
    """Write down in one act which criteria are met: only those whose answer is another than the one that stands.

    `answers`, and `until` when they run out: by criterion. `expect`: the version of all answers together that the
    writer saw. Gives None when nothing is another than it was, also when the same form comes a second time. Raises
    Stale, and RunsOutBefore for a last day that lies before the day of the answer.
    """
    stand = {one.criterion: one for one in CriterionAnswer.objects.filter(file=file)}
    stood = {name: (one.answer, one.until) for name, one in stand.items()}
    changed = {name: said for name, said in answers.items() if stood.get(name) != (said, until.get(name))}
    if not changed:
        return None
    if expect and expect != version_of_answers(file, stand.values()):
        raise Stale(None)
    act, on = id or new_id(), happened_on or day_of(at)
    for name in changed:
        refuse_a_day_that_is_over(until.get(name), on)
    drafts = [
        Draft(file, CriterionAnswered(criterion=name, answer=said, until=until.get(name)), on, id=id_from(act, name))
        for name, said in changed.items()
    ]
    seen = {stand[name].pk: stand[name].version for name in changed if name in stand}
    return record(*drafts, permit=permit, at=at, expect=seen)


def asked_domain(file: UUID, domain: str) -> str:
    """Give the domain back when the method of this file asks about it (or none was named). Raises DomainNotAsked."""
    if domain and (version := File.objects.filter(id=file).values_list("method", flat=True).first()):
        refuse_a_domain_not_asked(domain, method_of(version).domains)
    return domain
