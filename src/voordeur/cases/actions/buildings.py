"""Deeds on a case about a building: which one, what was found there, and which cases go with it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from voordeur.access import may_ask
from voordeur.cases import entries as said
from voordeur.cases.beside import beside_at_building
from voordeur.cases.drafting import controller_of
from voordeur.cases.linking import refuse_what_cannot_go_together
from voordeur.cases.models import Building, CaseLink
from voordeur.cases.rules import Running, refuse_a_case_without_decision
from voordeur.cases.telling import plain
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal import Draft, Entry, File, Permit, Recorded, id_from, record

note_finding = plain(said.FindingNoted)
settle_finding = plain(said.FindingSettled)


@transaction.atomic
def identify_building(
    *,
    file: UUID,
    label: str = "",
    addresses: Iterable[UUID] = (),
    reason: str = "",
    expect: UUID | Mapping[UUID, UUID] | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Say about which building a case is; `expect` is the version of the case that the writer saw.

    Raises BuildingHasCase where another case runs for an address that comes with it, until a reason says why this one
    runs beside it; but not to who may not ask whom to call there.
    """
    wanted, stands = tuple(addresses), Building.objects.of(file).values_list("addresses", flat=True).first() or ()
    fresh = [one for one in wanted if str(one) not in stands]
    running = _beside(file, fresh, permit, at) if fresh else []
    refuse_a_case_without_decision(running, "beside" if reason.strip() else "none", reason, building=True)
    beside = running[0].case if running else None
    body = said.BuildingIdentified(label=label, addresses=wanted, beside=beside, reason=reason)
    seen = {file: expect} if isinstance(expect, UUID) else expect
    return record(Draft(file, body, happened_on or day_of(at), id=id), permit=permit, at=at, expect=seen)


def _beside(file: UUID, addresses: Sequence[UUID], permit: Permit, at: datetime) -> list[Running]:
    programme = File.objects.values_list("programme", flat=True).get(id=file)
    asks: dict[str, Any] = {"worker": permit.worker, "purpose": permit.purpose, "today": day_of(at)}
    everywhere = permit.files is None
    if not everywhere and (programme is None or not may_ask(programme=programme, **asks)):
        return []
    return beside_at_building(addresses, file, controller=controller_of(file), permit=permit, at=at)


def link_case(
    *,
    file: UUID,
    case: UUID,
    how: str = "",
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Say that another case goes with this one; it is written in both, by who may write in both.

    What stands there already, perhaps because it was said from the other side, is said once.
    Raises SameCase, and AnothersCase for a case of another controller.
    """
    refuse_what_cannot_go_together(file, case, controller_of(file), controller_of(case))
    if said_before := CaseLink.objects.of(file).filter(case=case, how=how).first():
        act = Entry.objects.values_list("act", flat=True).get(pk=said_before.pk)
        written = Entry.objects.filter(act=act, file__in=(file, case)).order_by("file_id", "position")
        return Recorded(act, tuple(written), repeated=True)
    id, on = id or new_id(), happened_on or day_of(at)
    drafts = [Draft(file, said.CaseLinked(case=case, how=how), on, id=id)]
    if not CaseLink.objects.of(case).filter(case=file, how=how).exists():
        drafts.append(Draft(case, said.CaseLinked(case=file, how=how), on, id=id_from(id, "linked back")))
    return record(*drafts, permit=permit, at=at)
