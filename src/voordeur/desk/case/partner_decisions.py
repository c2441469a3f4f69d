"""What was decided in the name of partners in one case, and by which mandates a worker may decide there."""

from dataclasses import dataclass

from voordeur.accounts import queries as accounts
from voordeur.cases.models import PartnerDecision
from voordeur.desk.case.casework import CaseView
from voordeur.partners import queries as partners


@dataclass(frozen=True, kw_only=True)
class DecidedSeen:
    """A decision or a request, in whose name it is, who made it, and what it is about."""

    row: PartnerDecision
    partner: str
    by: str
    about: str


@dataclass(frozen=True, kw_only=True)
class MandateSeen:
    """A mandate that may be chosen, and who gave it; `ended`: it no longer holds."""

    held: partners.HeldMandate
    partner: str
    ended: bool


def decided_for_partners(case: CaseView) -> list[DecidedSeen]:
    """Give what was decided in partners' names, and what was asked of them, the latest first."""
    rows: list[PartnerDecision] = case.things["partner_decision"]
    if not rows:
        return []
    partner = {one.pk: one.name for one in accounts.organisations(row.organisation for row in rows)}
    workers = accounts.workers([row.decided_by for row in rows if row.decided_by])
    return [
        DecidedSeen(
            row=row,
            partner=partner.get(row.organisation, ""),
            by=workers[row.decided_by].name if row.decided_by in workers else "",
            about=case.words_of(row.action) if row.action else "",
        )
        for row in rows
    ]


def may_decide_for_some(case: CaseView) -> bool:
    """Tell whether the organisation of this worker was given a mandate in the programme of a case."""
    return bool(partners.mandates_held(case.worker.organisation, programme=case.programme))


def mandates_in(case: CaseView) -> list[MandateSeen]:
    """Give the mandates of this worker's organisation that have begun, those that ended last."""
    held = partners.mandates_held(case.worker.organisation, programme=case.programme)
    called = {one.pk: one.name for one in accounts.organisations(one.giver for one in held)}
    seen = [
        MandateSeen(held=one, partner=called.get(one.giver, ""), ended=not one.given.holds(case.today))
        for one in held
        if one.given.since <= case.today
    ]
    return sorted(seen, key=lambda one: one.ended)
