"""Deeds on what a conference decided, and letting those who took part know that its minutes are there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from voordeur.assessments.actions import asked_domain
from voordeur.cases import entries as said
from voordeur.cases.conferring import NoConference, refuse_a_day_before_the_decision, refuse_an_owner
from voordeur.cases.inviting import Invited, mail, planned, reads, to_mail
from voordeur.cases.models import Action, Conference, Invitation
from voordeur.cases.queries.conferences import table_of
from voordeur.cases.telling import plain
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal import Draft, Entry, Level, Permit, Recorded, correct, id_from, record
from voordeur.journal.kinds import Body

# What a decision says of itself, by what its action in the plan calls that.
_IN_THE_PLAN = {"owner_kind": "owner_kind", "owner": "owner", "owner_name": "owner_name", "text": "text", "by": "due"}

note_dissent = plain(said.DissentNoted)
carry_out_decision = plain(said.DecisionCarriedOut)
drop_decision = plain(said.DecisionDropped)


@dataclass(frozen=True, kw_only=True)
class Objector:
    """Somebody who does not agree with a decision, and why."""

    who: str
    reason: str = ""


def decide(
    *,
    file: UUID,
    conference: UUID,
    owner_kind: said.OwnerKind,
    by: date,
    text: str = "",
    owner: UUID | None = None,
    owner_name: str = "",
    conference_decision: UUID | None = None,
    action: UUID | None = None,
    to_plan: bool = False,
    objectors: Iterable[Objector] = (),
    domain: str = "",
    level: Level = Level.SHARED,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Write down what a conference decided: whose it is, by when, and who does not agree and why.

    With `to_plan` it becomes an action of the plan in the same act, and what becomes of that becomes of the decision.
    It was decided on the day of the conference, unless another is given. Raises NobodysDecision, OwnerTakesNoPart,
    DoneBeforeDecided; NoConference for one that was cancelled or is not there.
    """
    row = planned(file, conference, held=True)
    on = happened_on or min(row.on, day_of(at))
    refuse_an_owner(owner_kind, owner, owner_name, table_of(file, conference))
    refuse_a_day_before_the_decision(by, on)
    entry, its_domain = id or new_id(), asked_domain(file, domain)
    decision = said.DecisionMade(
        conference_decision=conference_decision or entry,
        conference=conference,
        text=text,
        by=by,
        action=action or (id_from(entry, "action") if to_plan else None),
        owner_kind=owner_kind,
        owner=owner,
        owner_name=owner_name,
    )
    drafts = [
        Draft(file, body, on, id=entry if number == 0 else id_from(entry, str(number)), domain=its_domain, level=level)
        for number, body in enumerate([decision, *_along_with(decision, objectors, to_plan=to_plan)])
    ]
    return record(*drafts, permit=permit, at=at)


def _along_with(decision: said.DecisionMade, objectors: Iterable[Objector], *, to_plan: bool) -> Iterator[Body]:
    """Give what is said in one act with a decision: the action that it is in the plan, and who does not agree."""
    if to_plan and decision.action:
        yield said.ActionAgreed(
            action=decision.action,
            text=decision.text,
            due=decision.by,
            owner_kind=decision.owner_kind,
            owner=decision.owner,
            owner_name=decision.owner_name,
        )
    for one in objectors:
        yield said.DissentNoted(conference_decision=decision.conference_decision, who=one.who, reason=one.reason)


def check_decision(body: Body, changed: Mapping[str, Any], *, file: UUID, on: date) -> None:
    """Ask of a decision of the day `on` that is set right what was asked of it at first; of another line nothing.

    Raises NobodysDecision, OwnerTakesNoPart, DoneBeforeDecided.
    """
    if not isinstance(body, said.DecisionMade):
        return
    now = replace(body, **_with_owner(changed))
    if changed.keys() & {"owner_kind", "owner_name"}:
        refuse_an_owner(now.owner_kind, now.owner, now.owner_name, table_of(file, now.conference))
    refuse_a_day_before_the_decision(now.by, on)


def correct_with_its_action(
    entry: UUID,
    *,
    body: Body | None,
    fields: Mapping[str, Any],
    reason: str,
    happened_on: date | None,
    permit: Permit,
    at: datetime,
    id: UUID,
) -> Recorded:
    """Set a line right; of a decision that became an action of the plan the action says the same from then on.

    What is told once stands in both: whose it is, what it is, and by when.
    """
    fields = _with_owner(fields) if isinstance(body, said.DecisionMade) else fields
    moved = {_IN_THE_PLAN[name]: value for name, value in fields.items() if name in _IN_THE_PLAN}
    action = _agreed_as(entry, body) if moved else None
    with transaction.atomic():
        done = correct(entry, fields=fields, happened_on=happened_on, reason=reason, permit=permit, at=at, id=id)
        if action is not None:
            correct(action, fields=moved, reason=reason, permit=permit, at=at, id=id_from(id, "action"))
    return done


def _with_owner(changed: Mapping[str, Any]) -> Mapping[str, Any]:
    """Let go of who owned a decision when another kind of owner, or another name, is written down."""
    return {"owner": None, **changed} if changed.keys() & {"owner_kind", "owner_name"} else changed


def _agreed_as(entry: UUID, body: Body | None) -> UUID | None:
    """Give the line of the act of a decision by which it came into the plan, if that counts still."""
    if not isinstance(body, said.DecisionMade) or body.action is None:
        return None
    if not Action.objects.filter(pk=body.action, ended_on=None).exists():
        return None
    act = Entry.objects.filter(pk=entry).values("act")
    return Entry.objects.filter(act__in=act, kind="action_agreed").values_list("pk", flat=True).first()


def send_minutes(
    *,
    file: UUID,
    conference: UUID,
    workers: Sequence[UUID] | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Let workers know by mail that the minutes are there to be read; again only when somebody chooses so.

    Without `workers` those who took part or were absent with notice, and still read the case. Raises NoConference for
    one that was not held, MayNotCome for a named worker who may not see the case.
    """
    row = planned(file, conference, held=True)
    if row.state != Conference.State.HELD:
        raise NoConference
    took_part = Invitation.objects.filter(file=file, conference=conference, came__in=("there", "with_notice"))
    entry, on = id or new_id(), happened_on or day_of(at)
    asked = took_part.order_by(*Invitation.listed).values_list("worker", flat=True)
    still = [one for one in asked if one and reads(one, file, on)]
    told = tuple(dict.fromkeys(still if workers is None else workers))
    body = said.MinutesSent(conference=conference, workers=told)
    draft = Draft(file, body, on, id=entry, domain=row.domain, level=Level(row.level))
    told_by_mail = to_mail(file, [Invited(worker=one) for one in told], permit, on)
    with transaction.atomic():
        recorded = record(draft, permit=permit, at=at)
        mail(told_by_mail, "minutes_ready", f"/casussen/{file}/overleggen/{conference}/verslag/", entry, permit, at)
    return recorded
