"""What goes on paper for one named reader: a case, put into the plain data that a letter is made of.

What the reader may not see is not there, and nothing says that something is left out. Whoever makes the letter reads it
first, and may leave out more.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.text import capfirst

from voordeur.access import visible
from voordeur.accounts import queries as accounts
from voordeur.accounts.models import Worker
from voordeur.cases.models import Action, Referral
from voordeur.desk.case.around import who_answers
from voordeur.desk.case.casework import CaseView
from voordeur.desk.conference.conferences import Minutes
from voordeur.desk.words import area_title
from voordeur.journal import Level
from voordeur.outreach.models import Appointment
from voordeur.partners import queries as partners
from voordeur.partners.models import Service
from voordeur.people import places
from voordeur.people import queries as people
from voordeur.people.looking_after import authority_of
from voordeur.people.rules import age_on, holders_on
from voordeur.post.rules import Member, can_get_letters, may_read_of, named_in

Data = dict[str, Any]

SERVICE_STATES = {
    "asked": {"nl": "gevraagd", "en": "asked"},
    "accepted": {"nl": "toegezegd", "en": "promised"},
    "started": {"nl": "begonnen", "en": "begun"},
}
# Who does something, to whoever reads it at home, when no name was written down.
OWNERS = {
    "resident": {"nl": "u, of iemand bij u thuis", "en": "you, or somebody at your home"},
    "network": {"nl": "mensen om u heen", "en": "people around you"},
    "organisation": {"nl": "een organisatie", "en": "an organisation"},
    "worker": {"nl": "wij", "en": "we"},
}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line that may stand in a letter: in which list, and its data. `id` is how a form names it."""

    id: str
    list: str
    data: Mapping[str, str]


def household_of(case: CaseView, today: date) -> dict[UUID, Member]:
    """Give the members of a household as letters know them, on this day.

    Parental authority counts wherever it was written down, also in the file of another home: what a parent may not
    read stays out, whatever the writer sees.
    """
    authority = authority_of(people.custody_of(one.person for one in case.members))
    return {
        one.person: Member(
            person=one.person,
            name=one.name,
            role=one.role,
            age=age_on(one.born, today) if one.born else None,
            read_by=holders_on(authority.get(one.person, ()), today),
        )
        for one in case.members
    }


def readers(case: CaseView, today: date) -> list[Member]:
    """Give those in a household for whom letters can be made."""
    return [member for member in household_of(case, today).values() if can_get_letters(member)]


def envelope(case: CaseView, *, reader_name: str, at_home: bool, worker: Worker, today: date) -> Data:
    """Give what every letter says: who writes, to whom, on which day. `at_home`: with the household's address."""
    organisation = accounts.organisation(worker.organisation) if worker.organisation else None
    return {
        "day": today.isoformat(),
        "reader_name": reader_name,
        "reader_lines": [{"line": line} for line in (_address(case) if at_home else ())],
        "sender_name": worker.name,
        "sender_title": worker.job_title,
        "sender_organisation": organisation.name if organisation else worker.name,
        "sender_phone": worker.phone or (organisation.phone if organisation else ""),
    }


def begun_with(case: CaseView, *, worker: Worker, today: date) -> Data:
    """Give what is known already of what letters ask: the next appointment, what waits for a decision, the closing."""
    said: Data = {"result": case.closed_result, "with_whom": worker.name, "where": case.address}
    planned = Appointment.objects.filter(file=case.file, state=Appointment.State.PLANNED, on__gte=today)
    seen = visible(planned, worker=worker, purpose=case.purpose, today=today)
    if next_one := seen.order_by("on", "from_time", "id").first():
        said |= {"visit_day": next_one.on, "visit_from": next_one.from_time, "visit_until": next_one.until_time}
    if waiting := next((one for one in case.things["escalation"] if one.state == "asked"), None):
        said |= {
            "reader_name": waiting.to_whom,
            "obstacle": case.words_of(waiting.obstacle),
            "question": waiting.text,
            "answer_due": waiting.answer_due,
        }
    return said


def plan_lines(case: CaseView, *, reader: UUID, today: date, language: str) -> list[Line]:
    """Give the lines of the plan that this reader may see, in the order of the letter."""
    household = household_of(case, today)

    def fits(row: Any, about: frozenset[UUID]) -> bool:
        return may_read_of(household[reader], about=about, confined=row.level >= Level.CONFINED, household=household)

    return [
        Line(id=f"{name}:{row.pk}", list=name, data={field: text for field, text in said.items() if text})
        for name, row, about, said in _plan(case, household, language)
        if fits(row, about)
    ]


def plan(case: CaseView, lines: list[Line], *, reader: UUID) -> Data:
    """Put the lines of a plan into the data of its letter to this reader."""
    return {
        "agreed_on": case.plan.agreed_on.isoformat() if case.plan else "",
        **_coordinator(case, reader),
        **_lists(lines, ("strengths", "questions", "goals", "actions", "tasks", "directs", "services")),
    }


def _coordinator(case: CaseView, reader: UUID) -> Data:
    """Give who coordinates the household as a whole, where more than one team works for it and all agree on that.

    Who that is in another case, only for a reader who lives here and knows of it: whose consent it goes on by. A team
    that this one knows only through another is on no paper.
    """
    answers = who_answers(case)
    if answers is None or not answers.agreed or not answers.name:
        return {}
    if not answers.here and not (answers.programme and reader in _consenting(case)):
        return {}
    return {"coordinator": answers.name, "coordinator_phone": answers.phone}


def _consenting(case: CaseView) -> set[UUID]:
    """Give who of the household gave the consent that holds; it came along when the case was handed on."""
    given = (one for one in case.grounds if one.kind == "consent" and not one.withdrawn_on)
    persons = {str(person) for one in given for person in one.persons}
    return {one.person for one in case.members if str(one.person) in persons}


def report_lines(case: CaseView, *, reader: UUID, today: date) -> list[Line]:
    """Give what was reached and what goes on, as far as this reader may see it."""
    household = household_of(case, today)
    found = []
    for goal in case.goals:
        list_ = {"reached": "reached", "set": "open"}.get(goal.state)
        about = named_in(goal.for_whom, household)
        confined = goal.level >= Level.CONFINED
        if list_ and may_read_of(household[reader], about=about, confined=confined, household=household):
            found.append(Line(id=f"{list_}:{goal.pk}", list=list_, data={"text": goal.text}))
    return found


def report(case: CaseView, lines: list[Line]) -> Data:
    """Put the lines of a final report into the data of its letter."""
    closed = case.closed_on.isoformat() if case.closed_on else ""
    return {"opened_on": case.opened_on.isoformat(), "closed_on": closed, **_lists(lines, ("reached", "open"))}


def minutes_lines(written: Minutes, *, domain: str) -> list[Line]:
    """Give the decisions that may stand in the minutes for one reader, in the order of the letter.

    `domain`: the life domain that the reader works on; of others there is nothing. What was said in confidence never
    goes on paper.
    """
    found = []
    for one in written.decisions:
        if _may_stand(one.row, domain):
            said = {"text": one.row.text, "who": one.owner, "by": _day(one.row.by), "dissent": one.dissent}
            data = {name: text for name, text in said.items() if text}
            found.append(Line(id=f"decisions:{one.row.pk}", list="decisions", data=data))
    return found


def minutes(written: Minutes, lines: list[Line], *, domain: str) -> Data:
    """Put what was written down of a conference into the data of its minutes; who came for another domain stays out."""
    came = [one.called for one in written.invited if one.row.came == "there" and _may_stand(one.row, domain)]
    return {
        "held_on": written.row.on.isoformat(),
        "attended": [{"name": name} for name in (*came, *written.row.attended)],
        "said": written.row.decisions,
        **_lists(lines, ("decisions",)),
    }


def _may_stand(row: Any, domain: str) -> bool:
    return row.level < Level.CONFINED and row.domain in ("", domain)


def _lists(lines: list[Line], names: tuple[str, ...]) -> Data:
    return {name: [dict(line.data) for line in lines if line.list == name] for name in names}


def _plan(
    case: CaseView, household: Mapping[UUID, Member], language: str
) -> Iterator[tuple[str, Any, frozenset[UUID], dict[str, str]]]:
    """Give list, row, whom it is about, and its data, for everything that a plan on paper can hold."""
    about: dict[UUID | None, frozenset[UUID]] = {need.pk: _one(need.person) for need in case.needs}
    for strength in case.strengths:
        yield "strengths", strength, _one(strength.person), {"text": strength.text}
    for need in case.needs:
        if need.state == "open":
            yield "questions", need, about[need.pk], {"text": need.text}
    for goal in case.goals:
        if goal.state == "set":
            said = {"text": goal.text, "for_whom": goal.for_whom, "by": _day(goal.by)}
            yield "goals", goal, named_in(goal.for_whom, household), said
    services = partners.services_named(referral.service for referral in case.referrals)
    asked = {one.pk: one.organisation or _provider(services, one) for one in case.referrals}
    # A name that tells what is wrong would tell it to everybody who reads along at the kitchen table.
    named = accounts.organisations([*asked.values(), *(action.owner for action in case.actions)])
    revealing = set(named.filter(reveals_problem=True).values_list("pk", flat=True))
    for action in case.actions:
        if action.state in ("placed", "picked_up") and action.owner not in revealing:
            said = {"text": action.text, "who": _owner(action, language), "by": _day(action.due)}
            yield "actions", action, about.get(action.need, frozenset()), said
    for task in case.tasks:
        if not task.is_over:
            said = {"text": task.text, "who": task.from_whom, "by": _day(task.give_back_by)}
            yield "tasks", task, named_in(task.from_whom, household), said
    for one in case.directs:
        area = area_title(case.method, "over", one.over, language)
        who = one.holder_name or area_title(case.method, "holder", one.holder, language)
        yield "directs", one, frozenset(), {"area": capfirst(area), "who": who}
    for referral in case.referrals:
        if referral.state in SERVICE_STATES and asked[referral.pk] not in revealing:
            text = referral.called or referral.text
            yield "services", referral, frozenset(), {"text": text, "state": SERVICE_STATES[referral.state][language]}


def _provider(services: Mapping[UUID, Service], referral: Referral) -> UUID | None:
    service = services.get(referral.service) if referral.service else None
    return service.organisation if service else None


def _owner(action: Action, language: str) -> str:
    return action.owner_name or OWNERS[action.owner_kind][language]


def _one(person: UUID | None) -> frozenset[UUID]:
    return frozenset((person,) if person else ())


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _address(case: CaseView) -> tuple[str, ...]:
    home = case.household
    if home is None or home.address is None:
        return ()
    address = places.addresses([home.address]).get(home.address)
    if address is None:
        return ()
    return (str(address), f"{address.postcode[:4]} {address.postcode[4:]}  {address.town}")
