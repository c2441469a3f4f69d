"""Deeds on a case about a building: which one, what was found there, and which cases go with it."""

from datetime import date, datetime
from uuid import UUID

from voordeur.cases import entries as said
from voordeur.cases.drafting import controller_of
from voordeur.cases.linking import refuse_what_cannot_go_together
from voordeur.cases.models import CaseLink
from voordeur.cases.telling import plain
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal import Draft, Entry, Permit, Recorded, id_from, record

identify_building = plain(said.BuildingIdentified)
note_finding = plain(said.FindingNoted)
settle_finding = plain(said.FindingSettled)


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
