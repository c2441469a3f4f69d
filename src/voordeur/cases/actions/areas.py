"""Deeds on what is said of one area of life: who directs there, and how it is with each member.

An area that is a life domain of the method is seen by whoever may see that domain.
"""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from voordeur.cases import entries as said
from voordeur.cases.queries.things import place_of
from voordeur.cases.telling import plain, tell
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal import Draft, File, Level, Permit, Recorded, WrongFile, method_of, record

note_member = plain(said.MemberNoted)
let_member_leave = plain(said.MemberLeft)


def take_direction(
    *,
    file: UUID,
    over: str,
    holder: Literal["coach", "parents", "resident", "partner", "team"],
    holder_name: str = "",
    reason: str = "",
    direction: UUID | None = None,
    level: Level = Level.SHARED,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Write down who directs from now on over an area, or over everything (`all`)."""
    body = said.DirectionTaken(
        direction=direction or id or new_id(), over=over, holder=holder, holder_name=holder_name, reason=reason
    )
    domain = _domain_of(file, over)
    return tell(file=file, body=body, domain=domain, level=level, permit=permit, at=at, happened_on=happened_on, id=id)


def describe_member(
    *,
    file: UUID,
    member: UUID,
    heading: str,
    text: str = "",
    level: Level = Level.SHARED,
    expect: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Write down what is known of a member under a heading, never for more eyes than the member.

    `expect`: the version of the member that the writer saw. Raises WrongFile, Stale.
    """
    place = place_of(file, member, kind="member")
    if place is None:
        raise WrongFile
    body = said.MemberDescribed(member=member, heading=heading, text=text)
    domain = _domain_of(file, heading) or place[0]
    draft = Draft(file, body, happened_on or day_of(at), id=id, domain=domain, level=max(level, place[1]))
    return record(draft, permit=permit, at=at, expect={member: expect} if expect else None)


def _domain_of(file: UUID, area: str) -> str:
    """Give an area that is a life domain of the file's method; else none."""
    version = File.objects.filter(id=file).values_list("method", flat=True).first()
    return area if version and area in method_of(version).domains else ""
