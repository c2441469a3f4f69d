"""Deeds on what follows from what. A named person does each of them: nothing follows by itself."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from voordeur.cases import entries as said
from voordeur.cases.agreeing import refuse_a_sanction_without_ground, refuse_an_end_before_its_beginning
from voordeur.cases.telling import plain, tell
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal import Level, Permit, Recorded

judge_ultimatum = plain(said.UltimatumJudged)
apply_consequence = plain(said.ConsequenceApplied)
waive_consequence = plain(said.ConsequenceWaived)


def give_ultimatum(
    *,
    file: UUID,
    ultimatum: UUID | None = None,
    demand: str = "",
    until: date,
    domain: str = "",
    level: Level = Level.SHARED,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Write down a demand and its last day. Raises EndsBeforeItBegins for a last day that is not after its first."""
    refuse_an_end_before_its_beginning(happened_on or day_of(at), until)
    body = said.UltimatumGiven(ultimatum=ultimatum or id or new_id(), demand=demand, until=until)
    return tell(file=file, body=body, permit=permit, at=at, happened_on=happened_on, id=id, domain=domain, level=level)


def agree_consequence(
    *,
    file: UUID,
    consequence: UUID | None = None,
    what: Literal["reward", "sanction"],
    condition: str = "",
    condition_domain: str = "",
    text: str = "",
    measure: str = "",
    law: str = "",
    competent: str = "",
    organisation: UUID | None = None,
    ultimatum: UUID | None = None,
    domain: str = "",
    level: Level = Level.SHARED,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Agree beforehand what follows from what. Raises SanctionNeedsLaw for a sanction on another life domain than its
    condition for which no law is named.
    """
    refuse_a_sanction_without_ground(what=what, on=domain, condition_on=condition_domain, law=law)
    body = said.ConsequenceAgreed(
        consequence=consequence or id or new_id(),
        what=what,
        condition=condition,
        condition_domain=condition_domain,
        text=text,
        measure=measure,
        law=law,
        competent=competent,
        organisation=organisation,
        ultimatum=ultimatum,
    )
    return tell(file=file, body=body, permit=permit, at=at, happened_on=happened_on, id=id, domain=domain, level=level)
