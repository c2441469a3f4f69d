"""What each entry of a case changes in the tables that screens read."""

from uuid import UUID

from voordeur.cases import entries as said
from voordeur.cases.models import (
    Action,
    Case,
    CaseRole,
    Conference,
    ConsentOrGround,
    ContactNote,
    Goal,
    Plan,
    Referral,
)
from voordeur.journal.kinds import projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows
from voordeur.signals import entries as signals


@projects(said.CaseOpened)
def _case_opened(entry: Entry, body: said.CaseOpened, rows: Rows) -> None:
    case = _case(rows, entry)
    case.household = body.household or case.household
    case.route = body.route
    case.beside, case.beside_reason = body.beside, body.reason
    rows.put(case)


@projects(signals.SignalReceived)
def _signal_received(entry: Entry, body: signals.SignalReceived, rows: Rows) -> None:
    case = _case(rows, entry)
    case.route = case.route or "signal"
    rows.put(case)


@projects(said.HouseholdIdentified)
def _household_identified(entry: Entry, body: said.HouseholdIdentified, rows: Rows) -> None:
    case = _case(rows, entry)
    case.household = body.household
    rows.put(case)


@projects(said.RoleAssigned)
def _role_assigned(entry: Entry, body: said.RoleAssigned, rows: Rows) -> None:
    if body.worker is None:
        return
    rows.put(CaseRole(id=entry.id, role=body.role, function=body.function, worker=body.worker, since=entry.happened_on))
    signals.take_up(rows, by=body.worker, on=entry.happened_on)


@projects(said.RoleReleased)
def _role_released(entry: Entry, body: said.RoleReleased, rows: Rows) -> None:
    for held in rows.all(CaseRole):
        if held.role == body.role and held.until is None and body.worker in (None, held.worker):
            held.until = entry.happened_on
            rows.put(held)


@projects(said.ConsentGiven)
def _consent_given(entry: Entry, body: said.ConsentGiven, rows: Rows) -> None:
    rows.put(
        ConsentOrGround(
            id=entry.id,
            kind=ConsentOrGround.Kind.CONSENT,
            persons=[str(person) for person in body.persons],
            for_what=", ".join(filter(None, (body.for_what, body.with_whom))),
            how=body.how,
            since=entry.happened_on,
        )
    )


@projects(said.ConsentWithdrawn)
def _consent_withdrawn(entry: Entry, body: said.ConsentWithdrawn, rows: Rows) -> None:
    withdrawing = {str(person) for person in body.persons}
    for given in rows.all(ConsentOrGround):
        theirs = not withdrawing or withdrawing & set(given.persons)
        if given.kind == ConsentOrGround.Kind.CONSENT and given.withdrawn_on is None and theirs:
            given.withdrawn_on = entry.happened_on
            rows.put(given)


@projects(said.GroundRecorded)
def _ground_recorded(entry: Entry, body: said.GroundRecorded, rows: Rows) -> None:
    ground = ConsentOrGround.Kind.GROUND
    rows.put(ConsentOrGround(id=entry.id, kind=ground, for_what=body.ground, how=body.law, since=entry.happened_on))


@projects(said.PlanAgreed)
def _plan_agreed(entry: Entry, body: said.PlanAgreed, rows: Rows) -> None:
    rows.put(Plan(id=rows.file.id, agreed_on=entry.happened_on, agreed_by=list(body.agreed_by), how=body.how))


@projects(said.GoalSet)
def _goal_set(entry: Entry, body: said.GoalSet, rows: Rows) -> None:
    rows.put(
        Goal(
            id=body.goal,
            domain=entry.domain,
            level=entry.level,
            text=body.text,
            for_whom=body.for_whom,
            by=body.by,
            set_on=entry.happened_on,
        )
    )


@projects(said.GoalReached)
def _goal_reached(entry: Entry, body: said.GoalReached, rows: Rows) -> None:
    _end_goal(entry, body.goal, Goal.State.REACHED, "", rows)


@projects(said.GoalDropped)
def _goal_dropped(entry: Entry, body: said.GoalDropped, rows: Rows) -> None:
    _end_goal(entry, body.goal, Goal.State.DROPPED, body.reason, rows)


@projects(said.ActionAgreed)
def _action_agreed(entry: Entry, body: said.ActionAgreed, rows: Rows) -> None:
    rows.put(
        Action(
            id=body.action,
            domain=entry.domain,
            level=entry.level,
            goal=body.goal,
            need=body.need,
            text=body.text,
            owner_kind=body.owner_kind,
            owner=body.owner,
            owner_name=body.owner_name,
            agreed_on=entry.happened_on,
            due=body.due,
            how_known=body.how_known,
            measure=body.measure,
        )
    )


@projects(said.ActionPickedUp)
def _action_picked_up(entry: Entry, body: said.ActionPickedUp, rows: Rows) -> None:
    action = rows.get(Action, body.action)
    if action.state == Action.State.PLACED:
        action.state = Action.State.PICKED_UP
        rows.put(action)


@projects(said.ActionChased)
def _action_chased(entry: Entry, body: said.ActionChased, rows: Rows) -> None:
    action = rows.get(Action, body.action)
    action.chased, action.last_chased_on = action.chased + 1, entry.happened_on
    rows.put(action)


@projects(said.ActionDone)
def _action_done(entry: Entry, body: said.ActionDone, rows: Rows) -> None:
    action = rows.get(Action, body.action)
    action.state, action.ended_on, action.result = Action.State.DONE, entry.happened_on, body.result
    rows.put(action)


@projects(said.ActionDropped)
def _action_dropped(entry: Entry, body: said.ActionDropped, rows: Rows) -> None:
    action = rows.get(Action, body.action)
    action.state, action.ended_on, action.result = Action.State.DROPPED, entry.happened_on, body.reason
    rows.put(action)


@projects(said.ContactNoted)
def _contact_noted(entry: Entry, body: said.ContactNoted, rows: Rows) -> None:
    rows.put(
        ContactNote(
            id=entry.id,
            domain=entry.domain,
            level=entry.level,
            on=entry.happened_on,
            channel=body.channel,
            with_whom=body.with_whom,
            text=body.text,
            follow_up_on=body.follow_up_on,
            worker=entry.by,
        )
    )
    if body.follows_up is not None:
        earlier = rows.get(ContactNote, body.follows_up)
        earlier.followed_up = True
        rows.put(earlier)


@projects(said.ConferenceHeld)
def _conference_held(entry: Entry, body: said.ConferenceHeld, rows: Rows) -> None:
    rows.put(
        Conference(
            id=entry.id,
            on=entry.happened_on,
            kind=body.kind,
            attended=list(body.attended),
            decisions=body.decisions,
        )
    )


@projects(said.ReferralMade)
def _referral_made(entry: Entry, body: said.ReferralMade, rows: Rows) -> None:
    rows.put(
        Referral(
            id=body.referral,
            domain=entry.domain,
            level=entry.level,
            service=body.service,
            organisation=body.organisation,
            receiver=body.receiver,
            text=body.text,
            warm=body.warm,
            asked_on=entry.happened_on,
            state_on=entry.happened_on,
        )
    )


@projects(said.ReferralAccepted)
def _referral_accepted(entry: Entry, body: said.ReferralAccepted, rows: Rows) -> None:
    _move_referral(entry, body.referral, "accepted", rows)


@projects(said.ReferralRefused)
def _referral_refused(entry: Entry, body: said.ReferralRefused, rows: Rows) -> None:
    _move_referral(entry, body.referral, "refused", rows)


@projects(said.ReferralStarted)
def _referral_started(entry: Entry, body: said.ReferralStarted, rows: Rows) -> None:
    _move_referral(entry, body.referral, "started", rows)


@projects(said.ReferralEnded)
def _referral_ended(entry: Entry, body: said.ReferralEnded, rows: Rows) -> None:
    _move_referral(entry, body.referral, "ended", rows)


@projects(said.PassedOn)
def _passed_on(entry: Entry, body: said.PassedOn, rows: Rows) -> None:
    case = _case(rows, entry)
    case.passed_on_to = body.platform or body.receiver
    rows.put(case)


@projects(said.CaseClosed)
def _case_closed(entry: Entry, body: said.CaseClosed, rows: Rows) -> None:
    case = _case(rows, entry)
    case.closed_on, case.closed_reason, case.closed_result = entry.happened_on, body.reason, body.result
    case.handed_over = list(body.open_list)
    rows.put(case)
    signals.close(rows, on=entry.happened_on)


@projects(said.AftercareHeld)
def _aftercare_held(entry: Entry, body: said.AftercareHeld, rows: Rows) -> None:
    case = _case(rows, entry)
    case.aftercare_on, case.aftercare_result = entry.happened_on, body.result
    rows.put(case)


@projects(said.CaseReopened)
def _case_reopened(entry: Entry, body: said.CaseReopened, rows: Rows) -> None:
    case = _case(rows, entry)
    case.closed_on, case.closed_reason, case.closed_result, case.handed_over = None, "", "", []
    rows.put(case)
    signals.open_again(rows)


def _case(rows: Rows, entry: Entry) -> Case:
    """Give the case of this file; one that nobody opened formally began on the day of its first line."""
    begun = rows.all(Case)
    return begun[0] if begun else Case(id=rows.file.id, programme=rows.file.programme, opened_on=entry.happened_on)


def _end_goal(entry: Entry, goal_id: UUID, state: Goal.State, reason: str, rows: Rows) -> None:
    goal = rows.get(Goal, goal_id)
    goal.state, goal.ended_on, goal.reason = state, entry.happened_on, reason
    rows.put(goal)


def _move_referral(entry: Entry, referral_id: UUID, state: str, rows: Rows) -> None:
    referral = rows.get(Referral, referral_id)
    referral.state, referral.state_on = state, entry.happened_on
    rows.put(referral)
