"""Deeds on what keeps a household stuck: obstacles, asking who can decide, telling policy, and the map of helpers."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from voordeur.assessments.actions import asked_domain
from voordeur.cases import entries as said
from voordeur.cases import ladder as rungs
from voordeur.cases.models import Action, Case, Escalation, Obstacle
from voordeur.cases.nameless import refuse_words_about_somebody
from voordeur.cases.queries.things import place_of
from voordeur.cases.rules import refuse_a_day_not_ahead
from voordeur.cases.telling import plain
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal import Draft, File, Level, Permit, Recorded, Refusal, WrongFile, method_of, record, refusal_of
from voordeur.journal.repeats import recorded_before
from voordeur.methods.language import Rung
from voordeur.people import queries as people
from voordeur.programmes.entries import BlindSpotNoted

note_obstacle = plain(said.ObstacleFound)
remove_obstacle = plain(said.ObstacleRemoved)
answer_obstacle = plain(said.ObstacleAnswered)
agree_deviation = plain(said.DeviationAgreed)
end_deviation = plain(said.DeviationEnded)
answer_escalation = plain(said.EscalationAnswered)
bring_back_down = plain(said.EscalationReturned)
note_helper = plain(said.HelperNoted)
change_helper = plain(said.HelperChanged)


def escalate(
    *,
    file: UUID,
    level: str = "",
    escalation: UUID | None = None,
    obstacle: UUID | None = None,
    action: UUID | None = None,
    organisation: UUID | None = None,
    to_whom: str = "",
    question: str = "",
    answer_due: date | None = None,
    reason: str = "",
    domain: str = "",
    expect: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Ask the next level of the ladder (or the one named) to decide on an obstacle or on an action that is not done.

    It is seen by whoever sees that obstacle or action. Without a day its answer is due in the term of the level.
    `expect` is the version of the obstacle or action that the writer saw. Raises NotOnLadder, PastTheTop, and without a
    reason LevelPassedOver; what the method itself says against it comes first. Raises NotAhead and Stale too.
    """
    given = {"question": question, "obstacle": obstacle, "action": action, "to_whom": to_whom, "reason": reason}
    if again := recorded_before(id, file=file, kind="escalated", permit=permit, **given):
        return again
    on = happened_on or day_of(at)
    refuse_a_day_not_ahead(answer_due, on)
    body = said.Escalated(
        escalation=escalation or id or new_id(),
        level=level,
        obstacle=obstacle,
        action=action,
        organisation=organisation,
        to_whom=to_whom,
        question=question,
        answer_due=answer_due,
        reason=reason,
    )
    rung = _level_to_ask(file, body, on, at)
    body = replace(body, level=rung.id, answer_due=answer_due or rungs.answer_due(rung, on))
    its_domain, its_level = _place_of_what_is_stuck(file, obstacle, action) or (
        asked_domain(file, domain),
        Level.SHARED,
    )
    about = obstacle or action
    seen = {about: expect} if about and expect else None
    return record(Draft(file, body, on, id=id, domain=its_domain, level=its_level), permit=permit, at=at, expect=seen)


def hand_to_policy(
    *,
    file: UUID,
    obstacle: UUID,
    topic: str,
    text: str,
    to_whom: str = "",
    answer_due: date | None = None,
    expect: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Tell policy of an obstacle that more households meet, in words written for that: no household is in them.

    It stands in the programme's file under the obstacle's life domain; the case keeps that it was told, to whom, and by
    when an answer is due. Raises NotAhead, NamesSomebody when a name or the address of this household is in the words,
    and WrongFile outside a programme.
    """
    case = Case.objects.filter(pk=file).first()
    place = place_of(file, obstacle, kind="obstacle")
    if case is None or case.programme is None or place is None:
        raise WrongFile
    on = happened_on or day_of(at)
    refuse_words_about_somebody(f"{topic} {text}", _names_in(case, on))
    refuse_a_day_not_ahead(answer_due, on)
    reported = said.ObstacleReported(obstacle=obstacle, to_whom=to_whom, answer_due=answer_due)
    drafts = (
        Draft(file, reported, on, id=id, domain=place[0], level=place[1]),
        Draft(case.programme, BlindSpotNoted(topic=topic, text=text), on, domain=place[0]),
    )
    return record(*drafts, permit=permit, at=at, expect={obstacle: expect} if expect else None)


def ladder_in(file: UUID) -> Mapping[str, Rung]:
    """Give the levels that may be asked in a case, by its method; none when no method judges it."""
    version = File.objects.filter(id=file).values_list("method", flat=True).first()
    return rungs.ladder_of(method_of(version)) if version else {}


def asked_before(file: UUID, obstacle: UUID | None, action: UUID | None) -> list[rungs.Asked]:
    """Give the earlier escalations of the same obstacle or action (or of neither) in a case."""
    rows = Escalation.objects.filter(file=file, obstacle=obstacle, action=action)
    return [
        rungs.Asked(level=row.rung, open_until=row.answer_due, answered=row.state != Escalation.State.ASKED)
        for row in rows.order_by("escalated_on", "id")
    ]


def _level_to_ask(file: UUID, body: said.Escalated, on: date, at: datetime) -> Rung:
    before = asked_before(file, body.obstacle, body.action)
    try:
        return rungs.level_to_ask(ladder_in(file), before, level=body.level, reason=body.reason, today=on)
    except Refusal as ours:
        # A method that guards its ladder itself says so in its own words.
        raise (refusal_of(file, body, at=at) if body.level else None) or ours from None


def _place_of_what_is_stuck(file: UUID, obstacle: UUID | None, action: UUID | None) -> tuple[str, Level] | None:
    if obstacle is not None:
        return place_of(file, obstacle, kind=Obstacle.thing)
    return place_of(file, action, kind=Action.thing) if action is not None else None


def _names_in(case: Case, day: date) -> list[str]:
    """Give the names that must not stand in words about a household: its own, and those of who live there."""
    if case.household is None:
        return []
    home = people.going_on(case.household)
    living = people.living_together_on(day, household=home).values_list("name", flat=True)
    return [people.household(home).label, *living]
