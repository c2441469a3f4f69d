"""What was decided in the name of partners in one case, by which mandates, and which requests wait for an answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from voordeur.access import reach, visible
from voordeur.accounts import queries as accounts
from voordeur.accounts.models import Worker
from voordeur.cases import queries as cases
from voordeur.cases.models import Case, PartnerDecision
from voordeur.desk.case.casework import PURPOSES, CaseView
from voordeur.journal import File, OpenDuty
from voordeur.partners import queries as partners
from voordeur.partners.rules.signing import answer_due


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


@dataclass(frozen=True, kw_only=True)
class ToChase:
    """A request that a partner did not answer yet, by when it must have, and whether that day has passed."""

    row: PartnerDecision
    partner: str
    due: date
    late: bool


def requests_of(worker: Worker, today: date) -> QuerySet[PartnerDecision]:
    """Give the requests that wait for a partner and that a worker made, stands in for or sees as a coordinator."""
    near = reach(worker=worker, purpose=PURPOSES, today=today, kind=File.Kind.CASE)
    running = Case.objects.filter(closed_on=None, file__in=near).values("file")
    asked = PartnerDecision.objects.filter(state=PartnerDecision.State.ASKED, file__in=running)
    coordinated = visible(asked, worker=worker, purpose="coordination", today=today)
    mine = Q(decided_by=worker.pk)
    for cover in cases.covered_by(worker.pk, today):
        mine |= Q(decided_by=cover.instead_of, file=cover.file_id)
    seen = visible(asked, worker=worker, purpose=PURPOSES, today=today)
    return seen.filter(mine | Q(pk__in=coordinated.values("pk"))).order_by("decided_on", "id")


def to_chase(worker: Worker, today: date, *, rows: Iterable[PartnerDecision] | None = None) -> list[ToChase]:
    """Give the requests to partners of which this worker must get an answer, unless the method makes a duty of that.

    Whoever asked does, or who stands in for them there; whoever coordinates, when that one is not there any more.
    `rows`: what `requests_of` gave already.
    """
    rows = list(requests_of(worker, today) if rows is None else rows)
    if not rows:
        return []
    covered = {(cover.file_id, cover.instead_of) for cover in cases.covered_by(worker.pk, today)}
    others = {(one.file_id, one.decided_by) for one in rows if one.decided_by and one.decided_by != worker.pk} - covered
    left = cases.not_there(others, today=today)
    owed = set(OpenDuty.objects.filter(thing__in=[one.pk for one in rows]).values_list("thing", flat=True))
    called = {one.pk: one.name for one in accounts.organisations(row.organisation for row in rows)}
    return [
        ToChase(row=one, partner=called.get(one.organisation, ""), due=due, late=due < today)
        for one in rows
        if one.pk not in owed and ((one.file_id, one.decided_by) not in others or (one.file_id, one.decided_by) in left)
        for due in (answer_due(one.decided_on),)
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
