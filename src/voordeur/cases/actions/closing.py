"""Deeds at the end of a case, and after it: closing, handing over, aftercare, opening again."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from voordeur.assessments.models import Need
from voordeur.cases import entries as said
from voordeur.cases.drafting import involved_again, involvement_ends
from voordeur.cases.models import Action, Case, Goal, Obstacle, Referral, TakenTask
from voordeur.cases.rules import StillOpen, handover_lines
from voordeur.cases.telling import plain
from voordeur.common.clock import day_of
from voordeur.journal import Draft, Level, Permit, Recorded, record
from voordeur.journal.ground import of_house
from voordeur.journal.repeats import recorded_before
from voordeur.journal.things import InDomain
from voordeur.safety.actions import stops_for


def close_case(
    *,
    file: UUID,
    reason: said.ClosingReason,
    result: str = "",
    open_list: Iterable[str] | None = None,
    expect: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Close a case. What is still open goes on the handover list, unless the worker writes another list.

    Nobody is called for this household through the case any more: the involvements that it brought end in the same act.

    The method may first want something answered. No method of the library lets that stand in the way of a resident who
    withdraws from voluntary help, moves or dies, or of a court order; what it wanted stays a duty after closing where
    that makes sense. Work that goes on without a yes can refuse "withdrew", and a case about a building all but a court
    order: the test of closing in tests/methods names these rules, each with its reason.
    """
    if again := recorded_before(id, file=file, kind="case_closed", permit=permit, reason=reason, result=result):
        return again
    lines = handover_lines(still_open(file)) if open_list is None else tuple(open_list)
    body = said.CaseClosed(reason=reason, result=result, open_list=lines)
    on = happened_on or day_of(at)
    ends = involvement_ends(case=file, worker=None, on=on, reason="case closed")
    return record(Draft(file, body, on, id=id), *ends, permit=permit, at=at, expect={file: expect} if expect else None)


pass_on = plain(said.PassedOn)


def hold_aftercare(
    *,
    file: UUID,
    result: Literal["goes_well", "problem_back", "not_reached"],
    reached: bool | None = None,
    text: str = "",
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note what a household said when it was asked, some time after closing, how it goes."""
    was_reached = result != "not_reached" if reached is None else reached
    body = said.AftercareHeld(reached=was_reached, result=result, text=text)
    return record(Draft(file, body, happened_on or day_of(at), id=id), permit=permit, at=at)


@transaction.atomic
def reopen_case(
    *,
    file: UUID,
    reason: str = "",
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Begin again on a closed case, with those who still have a role in it; its ways out as when it would begin now."""
    if before := recorded_before(id, file=file, kind="case_reopened", permit=permit, reason=reason):
        return before
    on, home = happened_on or day_of(at), Case.objects.of(file).values_list("household", flat=True).first()
    again = [*involved_again(case=file, on=on), *(stops_for(file, home, on, permit=permit, at=at) if home else ())]
    return record(Draft(file, said.CaseReopened(reason=reason), on, id=id), *again, permit=permit, at=at)


def still_open(file: UUID) -> list[StillOpen]:
    """Give what is not finished in a case: needs, goals, actions, referrals, obstacles and tasks taken over.

    Lines about a life domain name it and not its words, since a handover list is read by more people than they are;
    what was told in confidence is not on it.
    """
    with of_house("judging", whole=[file]):
        open_needs = _told_to_all(Need, file).filter(state=Need.State.OPEN)
        open_goals = _told_to_all(Goal, file).filter(state=Goal.State.SET)
        open_actions = _told_to_all(Action, file).filter(state__in=[Action.State.PLACED, Action.State.PICKED_UP])
        waiting = _told_to_all(Referral, file).filter(state__in=Referral.OPEN)
        obstacles = _told_to_all(Obstacle, file).filter(removed_on=None)
        tasks = _told_to_all(TakenTask, file).filter(given_back_on=None)
        return [
            *(StillOpen(what="need", text=need.domain or need.text) for need in open_needs.order_by("pk")),
            *(StillOpen(what="goal", text=goal.domain or goal.text) for goal in open_goals.order_by("pk")),
            *(
                StillOpen(what="action", text=action.domain or action.text, owner=action.owner_name)
                for action in open_actions.order_by("pk")
            ),
            *(
                StillOpen(what="referral", text=one.domain or one.text, owner=one.receiver)
                for one in waiting.order_by("pk")
            ),
            *(StillOpen(what="obstacle", text=one.domain or one.text) for one in obstacles.order_by("pk")),
            *(StillOpen(what="task", text=one.domain or one.text) for one in tasks.order_by("pk")),
        ]


def _told_to_all(things: type[InDomain], file: UUID) -> QuerySet[Any]:
    return things.objects.filter(file=file, level__lte=Level.SHARED)
