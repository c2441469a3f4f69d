"""How a resident's question gets its answer: at once, by a service that is asked, or by an action that takes weeks."""

from datetime import datetime
from functools import partial
from uuid import UUID

from voordeur.assessments import actions as assessments
from voordeur.cases import actions as cases
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.common.workdays import add_working_days
from voordeur.demo.case import MONEY, Case, Question, coordinating
from voordeur.demo.place import World


def take_up(world: World, case: Case, question: Question, at: datetime) -> None:
    """Do something about a question: refer, agree on an action, or answer it at once."""
    if case.closed:
        return
    odds = world.rng.random()
    if case.script == "unanswered":
        world.agenda.after((28, 34), partial(_answer_at_last, world, case, question))
    elif case.script == "waiting" or (odds < 0.36 and _has_service(question)):
        _refer(world, case, question, at)
    elif odds < 0.62 or case.script == "crisis":
        _act(world, case, question, at)
    elif odds < 0.66:
        _answer(world, case, question, at, how="not_wanted", reason=world.stock.take("dropped"))
    else:
        _answer(world, case, question, at)


def _answer(world: World, case: Case, question: Question, at: datetime, **other: str) -> None:
    if case.closed:
        return
    question.answered = True
    by = MONEY if question.said.money and case.money else case.manager
    purpose = "help" if by == MONEY else "coordination"
    assessments.answer_need(
        file=case.file,
        need=question.id,
        permit=world.permit(by, purpose, at, file=case.file),
        at=at,
        **{**question.said.answer, **other},  # type: ignore[arg-type]
    )


def _answer_at_last(world: World, case: Case, question: Question, at: datetime) -> None:
    _answer(world, case, question, at)


def _has_service(question: Question) -> bool:
    return bool(question.said.service)


def _refer(world: World, case: Case, question: Question, at: datetime) -> None:
    if not case.consent or not question.said.service:
        _act(world, case, question, at)
        return
    service, organisation, name = world.services[question.said.service]
    id = new_id()
    cases.refer(
        file=case.file,
        referral=id,
        service=service,
        organisation=organisation,
        receiver=name,
        text=question.said.text,
        warm=world.chance(0.6),
        domain=question.said.domain,
        permit=coordinating(world, case, at),
        at=at,
    )
    if world.chance(0.12):
        world.agenda.after((3, 5), partial(_refused, world, case, question, id))
    else:
        days = (75, 85) if case.script == "waiting" else (3, 9)  # one receiver lets a household wait for months
        world.agenda.after(days, partial(_accepted, world, case, question, id))


def _refused(world: World, case: Case, question: Question, referral: UUID, at: datetime) -> None:
    if case.closed:
        return
    reason = world.stock.take("refusals")
    permit = coordinating(world, case, at)
    cases.refuse_referral(file=case.file, referral=referral, reason=reason, permit=permit, at=at)
    world.agenda.after((1, 4), partial(_act, world, case, question))


def _accepted(world: World, case: Case, question: Question, referral: UUID, at: datetime) -> None:
    if case.closed:
        return
    _service, organisation, _name = world.services[question.said.service]
    cases.accept_referral(file=case.file, referral=referral, permit=coordinating(world, case, at), at=at)
    _answer(
        world, case, question, at, how="referred", reason="De aanvraag is aangenomen; er is een naam en een nummer."
    )
    world.agenda.after((10, 45), partial(_started, world, case, referral, organisation))


def _started(world: World, case: Case, referral: UUID, organisation: UUID, at: datetime) -> None:
    if not case.closed:
        permit = coordinating(world, case, at, organisation)
        cases.start_referral(file=case.file, referral=referral, permit=permit, at=at)


def _act(world: World, case: Case, question: Question, at: datetime) -> None:
    if case.closed:
        return
    id, said = new_id(), question.said.action
    by = MONEY if said["owner"] == "worker" and question.said.money and case.money else case.manager
    cases.place_action(
        file=case.file,
        action=id,
        text=said["text"],
        owner_kind=said["owner"],
        owner=world.workers[by] if said["owner"] == "worker" else None,
        owner_name=said.get("owner_name") or ("" if said["owner"] == "worker" else case.family.members[0].name),
        need=question.id,
        due=add_working_days(day_of(at), world.rng.randint(32, 45)),
        how_known=said["how_known"],
        domain=question.said.domain,
        permit=coordinating(world, case, at),
        at=at,
    )
    if world.chance(0.7):
        world.agenda.after((1, 8), partial(_picked_up, world, case, question, id))
    else:
        world.agenda.after((7, 9), partial(_chase, world, case, question, id))


def _chase(world: World, case: Case, question: Question, action: UUID, at: datetime) -> None:
    if case.closed:
        return
    answer = world.stock.take("chased")
    permit = coordinating(world, case, at)
    cases.chase_action(file=case.file, action=action, how="gebeld", answer=answer, permit=permit, at=at)
    world.agenda.after((2, 6), partial(_picked_up, world, case, question, action))


def _picked_up(world: World, case: Case, question: Question, action: UUID, at: datetime) -> None:
    if case.closed:
        return
    cases.pick_up_action(file=case.file, action=action, permit=coordinating(world, case, at), at=at)
    world.agenda.after((8, 20), partial(_done, world, case, question, action))


def _done(world: World, case: Case, question: Question, action: UUID, at: datetime) -> None:
    if case.closed:
        return
    result = question.said.action["how_known"]
    cases.finish_action(file=case.file, action=action, result=result, permit=coordinating(world, case, at), at=at)
    _answer(world, case, question, at)
