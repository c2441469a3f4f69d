"""Deeds about which organisations are involved with a household."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from voordeur.common.clock import day_of
from voordeur.journal import Draft, Level, Permit, Recorded, note, record
from voordeur.people import entries as said
from voordeur.people.rules import level_of_involvement


def note_involvement(
    *, household: UUID, organisation: UUID, permit: Permit, at: datetime, happened_on: date | None = None, **about: Any
) -> Recorded:
    """Note who is involved with a household and how to reach them; see `involvement` for `about` and where it goes."""
    drafts = involvement(household=household, organisation=organisation, on=happened_on or day_of(at), **about)
    return record(*drafts, permit=permit, at=at)


def involvement(
    *,
    household: UUID,
    organisation: UUID,
    on: date,
    worker: UUID | None = None,
    role_title: str = "",
    phone: str = "",
    case: UUID | None = None,
    programme: UUID | None = None,
    reveals_problem: bool = False,
    named_on: str = "",
    id: UUID | None = None,
) -> tuple[Draft, ...]:
    """Draft an involvement, for a deed that does more in the same act.

    An organisation whose name tells what is wrong, and that has no ground of its own for being named (`named_on`), is
    written in the file of the case: then the household's file, which more people see, holds no trace of it.
    """
    in_case_file = case is not None and reveals_problem and not named_on.strip()
    body = said.InvolvementStarted(
        organisation=organisation,
        worker=worker,
        role_title=role_title,
        phone=phone,
        case=case,
        programme=programme,
        reveals_problem=reveals_problem,
        named_on=named_on,
        household=household,
    )
    level = level_of_involvement(reveals_problem=reveals_problem, named_on=named_on, in_case_file=in_case_file)
    file = case if in_case_file and case else household
    return (Draft(file, body, on, id=id, level=Level(level)),)


def end_involvement(
    *,
    file: UUID,
    organisation: UUID,
    permit: Permit,
    at: datetime,
    involvement: UUID | None = None,
    worker: UUID | None = None,
    case: UUID | None = None,
    reason: str = "",
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note that an organisation is no longer involved; `file` is where the involvement stands (its row's `file_id`)."""
    body = said.InvolvementEnded(
        organisation=organisation, involvement=involvement, worker=worker, case=case, reason=reason
    )
    return note(file, body, permit, at, happened_on, id, level=Level.INVOLVEMENT)
