"""Deeds in a partner's name: deciding by a mandate, and writing down what the partner answers where it did not reach.

What a mandate does not allow is never lost: it is recorded as a request to the partner that gave it.
"""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from voordeur.accounts import queries as accounts
from voordeur.assessments.actions import asked_domain
from voordeur.cases import entries as said
from voordeur.cases.models import Action, PartnerDecision
from voordeur.cases.queries.things import place_of
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.funding.rules.spending import refuse_no_amount
from voordeur.journal import Draft, Level, Permit, Recorded, WrongFile, id_from, record
from voordeur.journal.heads import head_of
from voordeur.journal.repeats import recorded_before
from voordeur.partners import queries as partners
from voordeur.partners.rules.signing import HowMuch, NoAnswerAwaited, NoMandate, may_decide


def decide_for_partner(
    *,
    file: UUID,
    mandate: UUID,
    decision: str,
    amount: Decimal | None = None,
    action: UUID | None = None,
    text: str = "",
    partner_decision: UUID | None = None,
    domain: str = "",
    level: Level = Level.SHARED,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Decide in the name of whoever gave a mandate to the writer's organisation; `amount` in euros.

    Beyond its limit or outside its days it is recorded as a request to that partner. Within it, an action that was
    placed with the partner is picked up in the same act; what is about an action is seen by who sees that action.
    Raises NoAmount, HowMuch without an amount where the mandate has a limit, NoMandate for one of another organisation
    or programme, WrongFile for an action of another case.
    """
    told = {"mandate": mandate, "decision": decision, "amount": amount, "action": action, "text": text}
    if again := recorded_before(id, file=file, kind="decided_for_partner", permit=permit, **told):
        return again
    by, on, entry = _held(file, mandate, permit.worker), happened_on or day_of(at), id or new_id()
    if amount is not None:
        refuse_no_amount(amount)
    elif by.given.limit is not None:
        raise HowMuch
    place = place_of(file, action, kind="action") if action else None
    if action and place is None:
        raise WrongFile
    body = said.DecidedForPartner(
        partner_decision=partner_decision or entry,
        mandate=mandate,
        organisation=by.giver,
        decision=decision,
        amount=amount,
        action=action,
        within=may_decide(by.given.holder, [by.given], on=on, amount=amount),
        text=text,
    )
    its_domain, its_level = place or ("", level)
    draft = Draft(file, body, on, id=entry, domain=its_domain or asked_domain(file, domain), level=its_level)
    picked_up = _picked_up(file, action, by.giver, on, entry) if body.within else []
    return record(draft, *picked_up, permit=permit, at=at)


def answer_for_partner(
    *,
    file: UUID,
    partner_decision: UUID,
    answer: said.YesOrNo,
    said_by: str = "",
    how: said.HowSaid = "meeting",
    text: str = "",
    expect: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Write down what a partner says to a request; with a yes an action that was placed with it is picked up as well.

    `expect` is the version of the request that the writer saw. Raises NoAnswerAwaited for what was decided or answered
    already, WrongFile for one of another case, Stale.
    """
    told = {"partner_decision": partner_decision, "answer": answer, "said_by": said_by, "how": how, "text": text}
    if again := recorded_before(id, file=file, kind="partner_decision_answered", permit=permit, **told):
        return again
    asked = PartnerDecision.objects.filter(file=file, pk=partner_decision).first()
    if asked is None:
        raise WrongFile
    if asked.is_over:
        raise NoAnswerAwaited
    on, entry = happened_on or day_of(at), id or new_id()
    body = said.PartnerDecisionAnswered(
        partner_decision=partner_decision, answer=answer, said_by=said_by, how=how, text=text
    )
    draft = Draft(file, body, on, id=entry, domain=asked.domain, level=Level(asked.level))
    picked_up = _picked_up(file, asked.action, asked.organisation, on, entry) if answer == "yes" else []
    return record(
        draft, *picked_up, permit=permit, at=at, expect={partner_decision: expect} if expect is not None else None
    )


def _held(file: UUID, mandate: UUID, worker: UUID) -> partners.HeldMandate:
    """Give a mandate as the organisation of a worker holds it in the programme of a case. Raises NoMandate."""
    head, writer = head_of(file), accounts.workers([worker]).get(worker)
    held = partners.mandates_held(writer.organisation if writer else None, programme=head.programme if head else None)
    found = next((one for one in held if one.mandate == mandate), None)
    if found is None:
        raise NoMandate
    return found


def _picked_up(file: UUID, action: UUID | None, partner: UUID, on: date, entry: UUID) -> list[Draft]:
    """Say of an action that was placed with a partner that it is picked up; nothing of another's, or one that runs."""
    row = Action.objects.filter(file=file, pk=action, state=Action.State.PLACED).first() if action else None
    if row is None or _organisation_of(row) != partner:
        return []
    body = said.ActionPickedUp(action=row.pk)
    return [Draft(file, body, on, id=id_from(entry, "action"), domain=row.domain, level=Level(row.level))]


def _organisation_of(action: Action) -> UUID | None:
    """Give the organisation whose action it is: named by its id, by its name, or by one of its workers."""
    if action.owner_kind == Action.Owner.WORKER:
        owner = accounts.workers([action.owner]).get(action.owner) if action.owner else None
        return owner.organisation if owner else None
    if action.owner_kind != Action.Owner.ORGANISATION:
        return None
    named = None if action.owner else accounts.organisation_named(action.owner_name)
    return action.owner or (named.pk if named else None)
