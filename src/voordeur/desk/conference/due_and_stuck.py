"""What is due and what is stuck in a case as one worker sees it, as points of the agenda of a conference."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from voordeur.accounts import queries as accounts
from voordeur.cases.agenda import Point, of_action, of_decision, of_duty, of_escalation
from voordeur.cases.models import Action, Conference
from voordeur.cases.waiting import wait_of
from voordeur.desk.case.agreements import Agreed
from voordeur.desk.case.casework import CaseView
from voordeur.desk.words import told
from voordeur.partners import queries as partners

# Whoever sits together sees to these by sitting together.
_THE_CONFERENCE_ITSELF = ("conference_held", "minutes_sent")


def due_and_stuck(case: CaseView, row: Conference, agreed: Agreed, today: date) -> Iterator[Point]:
    """Give everything that is due or stuck in a case on the day of a conference, in no order yet."""
    yield from _of_duties(case, row, today)
    yield from _of_the_plan(case, row, today)
    yield from _of_what_is_stuck(case, today)
    for party in agreed.taking_part:
        standing = party.answer.standing
        if standing in ("objected", "asked", "outdated"):
            why = "objection" if standing == "objected" else "no_answer"
            yield Point(why=why, thing=party.row.pk, text=party.row.text, on=party.answer.since)  # type: ignore[arg-type]
    for one in case.things["consequence"]:
        if one.state == "due":
            yield Point(why="consequence_due", thing=one.pk, text=one.text, on=one.due_since, who=one.competent)
    for item in case.things["agenda_item"]:
        if item.conference == row.pk:
            yield Point(why="by_hand", thing=item.pk, text=item.text, on=item.put_on)


def _of_duties(case: CaseView, row: Conference, today: date) -> Iterator[Point]:
    for duty in case.standing.judgement.duties if case.standing else ():
        why = of_duty(due=duty.due, on=row.on, today=today)
        waits = duty.postponed_until is not None and duty.postponed_until > row.on
        if why and not waits and duty.deed not in _THE_CONFERENCE_ITSELF:
            about = case.words_of(duty.thing)
            text = f"{told(duty.title)}: {about}" if about else told(duty.title)
            yield Point(why=why, thing=duty.thing or duty.id, text=text, on=duty.due)


def _of_the_plan(case: CaseView, row: Conference, today: date) -> Iterator[Point]:
    """Give the actions that do not go well, and what an earlier conference decided and nobody carried out."""
    decided = [one for one in case.things["conference_decision"] if one.state == "open" and one.conference != row.pk]
    called = owner_words([*case.actions, *decided])
    for action in case.actions:
        if action.state not in ("placed", "picked_up"):
            continue
        picked_up = action.state == "picked_up"
        why = of_action(agreed_on=action.agreed_on, due=action.due, picked_up=picked_up, today=today)
        if why:
            since = action.due if why == "action_late" else action.agreed_on
            yield Point(why=why, thing=action.pk, text=action.text, on=since, who=called(action))
    for one in decided:
        yield Point(
            why=of_decision(by=one.by, today=today),
            thing=one.pk,
            text=one.text,
            on=one.by,
            who=called(one),
            within=one.action,
        )


def _of_what_is_stuck(case: CaseView, today: date) -> Iterator[Point]:
    for one in case.things["obstacle"]:
        if one.removed_on is None:
            yield Point(why="obstacle", thing=one.pk, text=one.text, on=one.found_on)
    for one in case.things["escalation"]:
        why = of_escalation(state=one.state, answer_due=one.answer_due, today=today)
        if why:
            on = one.answered_on or one.answer_due
            within = one.obstacle or one.action
            yield Point(why=why, thing=one.pk, text=one.text, on=on, who=one.to_whom, within=within)
    services = partners.services_named(one.service for one in case.referrals)
    for referral in case.referrals:
        service = services.get(referral.service) if referral.service else None
        wait = wait_of(referral, service, today)
        if wait is not None:
            why = "long_wait" if wait.long else "wait"
            yield Point(why=why, thing=referral.pk, text=referral.said, on=referral.asked_on)


def owner_words(rows: Iterable[Any]) -> Callable[[Any], str]:
    """Give the function that says whose each of these decisions or actions is, its names asked once."""
    owned = list(rows)
    workers = accounts.workers(one.owner for one in owned)
    names = {one.pk: one.name for one in accounts.organisations(one.owner for one in owned)}

    def words(row: Any) -> str:
        return (
            names.get(row.owner)
            or (workers[row.owner].name if row.owner in workers else "")
            or row.owner_name
            or str(Action.Owner(row.owner_kind).label)
        )

    return words
