"""A covenant on one page, and what stops with it: gathered for whoever may read it."""

from collections.abc import Collection
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from voordeur import access
from voordeur.access.ending import may_withdraw
from voordeur.accounts import queries as accounts
from voordeur.accounts.models import Worker
from voordeur.cases.models import Action, Case, CaseRole, Question
from voordeur.desk.case.casework import PURPOSES
from voordeur.desk.names import names_of
from voordeur.journal.ground import of_house
from voordeur.methods.language import Text
from voordeur.partners import queries as partners
from voordeur.partners.models import Covenant, CovenantParty
from voordeur.partners.rules.covenants import ends_soon
from voordeur.programmes import queries as programmes

OVERSEEING = "oversight"


@dataclass(frozen=True, kw_only=True)
class Named:
    """Somebody or something of a covenant with the names that go with it; `there`: it holds on this day."""

    row: Any
    name: str
    organisation: str = ""
    there: bool = True


@dataclass(frozen=True, kw_only=True)
class Stops:
    """What runs with the parties of a covenant that ended, counted; cases only as far as the reader sees them."""

    roles: int
    actions: int
    questions: int
    mandates: int
    cases: tuple[tuple[UUID, str], ...] = ()

    @property
    def nothing(self) -> bool:
        """Nothing runs."""
        return not (self.roles or self.actions or self.questions or self.mandates)


@dataclass(frozen=True, kw_only=True)
class CovenantView:
    """A covenant with everybody in it, as it stands on one day."""

    covenant: Covenant
    programme: Text
    state: str
    parties: list[Named]
    persons: list[Named]
    mandates: list[Named]


def state_of(covenant: Covenant, today: date) -> str:
    """Say how a covenant stands: not_yet, ended, soon (it ends within three months) or holds."""
    if covenant.since > today:
        return "not_yet"
    if covenant.until is not None and covenant.until < today:
        return "ended"
    return "soon" if ends_soon(covenant.until, today=today) else "holds"


def covenant_view(id: UUID, *, worker: Worker, today: date) -> CovenantView:
    """Gather a covenant for who works in its programme, for one of its parties, or administers. Raises NoGround."""
    covenant = Covenant.objects.filter(pk=id).first()
    if covenant is None or not may_read(covenant, worker, today):
        raise access.NoGround
    parties, persons = list(partners.parties_of(id)), list(partners.participants_of(id))
    mandates = list(partners.mandates_of(id))
    named = [*(one.organisation for one in parties), *(one.organisation for one in persons)]
    decide = [id for one in mandates for id in (one.giver, one.holder)]
    called = {one.pk: one.name for one in accounts.organisations([*named, *decide])}
    known: dict[UUID, Any] = {
        **accounts.workers(one.worker for one in persons),
        **partners.contacts_named(one.contact for one in persons),
    }
    return CovenantView(
        covenant=covenant,
        programme=programmes.programme(covenant.programme).called if covenant.programme else Text(""),
        state=state_of(covenant, today),
        parties=[Named(row=one, name=called.get(one.organisation, ""), there=_there(one, today)) for one in parties],
        persons=[
            Named(
                row=one,
                name=getattr(known.get(one.worker or one.contact or covenant.pk), "name", ""),
                organisation=called.get(one.organisation, ""),
                there=_there(one, today),
            )
            for one in persons
        ],
        mandates=[
            Named(
                row=one,
                name=called.get(one.giver, ""),
                organisation=called.get(one.holder, ""),
                there=_there(one, today),
            )
            for one in mandates
        ],
    )


def may_arrange(covenant: Covenant, worker: Worker, today: date) -> str:
    """Give the purpose for which a worker sees to what stops with a covenant; empty for who may not."""
    return may_withdraw(worker=worker, programme=covenant.programme, today=today)


def to_look_at(worker: Worker, today: date) -> list[Covenant]:
    """Give the covenants that ended and of which nobody saw what stops, for who oversees their programme."""
    mine = access.programmes_of(worker=worker, purpose=OVERSEEING, today=today)
    return list(partners.ended_unseen(today, programmes=mine))


def what_stops(covenant: Covenant, *, worker: Worker, today: date) -> Stops:
    """Gather what runs with the parties of a covenant, as far as the reader sees it; who administers gets numbers."""

    def seen(rows: QuerySet[Any]) -> QuerySet[Any]:
        return access.visible(rows, worker=worker, purpose=PURPOSES, today=today)

    parties = [one.organisation for one in partners.parties_of(covenant.pk) if _left_with(covenant, one)]
    left = [one for one in parties if not _covered_elsewhere(one, covenant, today)]
    files = Case.objects.filter(closed_on=None)
    running = (files.filter(file__programme=covenant.programme) if covenant.programme else files).values("file")
    workers = [one.pk for one in accounts.active_workers().filter(organisation__in=left)]
    found = [
        CaseRole.objects.filter(file__in=running, until=None, worker__in=workers),
        Action.objects.filter(file__in=running, owner__in=[*left, *workers], ended_on=None),
        Question.objects.filter(file__in=running, organisation__in=left, state=Question.State.OPEN),
    ]
    counts_all = access.administers(worker=worker, today=today)
    with of_house("counting_for_a_covenant") if counts_all else nullcontext():
        roles, actions, questions = (rows.count() if counts_all else seen(rows).count() for rows in found)
    mandates = partners.mandates_of(covenant.pk).filter(revoked_because="")
    return Stops(
        roles=roles,
        actions=actions,
        questions=questions,
        mandates=mandates.filter(until__gte=covenant.until).count() if covenant.until else 0,
        cases=named({row.file_id for rows in found for row in seen(rows)}),
    )


def named(files: Collection[UUID]) -> tuple[tuple[UUID, str], ...]:
    """Name these cases, in order of name; ask only for those of which the worker sees what is shared."""
    names = names_of(files)
    return tuple(sorted(((id, name.title or name.place) for id, name in names.items()), key=lambda one: one[1]))


def _left_with(covenant: Covenant, party: CovenantParty) -> bool:
    return party.until is None or covenant.until is None or party.until >= covenant.until


def _covered_elsewhere(organisation: UUID, covenant: Covenant, today: date) -> bool:
    return partners.sharing_with(organisation, on=today, programme=covenant.programme).covered


def may_read(covenant: Covenant, worker: Worker, today: date) -> bool:
    """Tell whether a worker may read a covenant: of the team of its programme, of a party, or administering."""
    signed = {one.organisation for one in partners.parties_of(covenant.pk)}
    in_team = covenant.programme is not None and access.functions_in(
        worker=worker, programme=covenant.programme, today=today
    )
    return bool(in_team) or worker.organisation in signed or access.administers(worker=worker, today=today)


def _there(row: Any, today: date) -> bool:
    return row.since <= today and (row.until is None or row.until >= today)
