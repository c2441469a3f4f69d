"""Deeds on a place in a group of the programme. The group itself is formed and met in the programme's own file."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from voordeur.cases import entries as said
from voordeur.cases.actions.areas import note_member
from voordeur.cases.models import Member
from voordeur.cases.telling import plain, tell
from voordeur.common.ids import new_id
from voordeur.journal import File, Level, Permit, Recorded, id_from
from voordeur.programmes import queries as programmes

attend_group = plain(said.GroupAttended)
miss_group = plain(said.GroupMissed)
leave_group = plain(said.GroupLeft)
finish_group = plain(said.GroupFinished)


def join_group(
    *,
    file: UUID,
    group: UUID,
    member: UUID | None = None,
    title: str = "",
    domain: str = "",
    level: Level = Level.SHARED,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Let a household take part in a group, or one `member` who is looked at apart in its case.

    Of a group of this programme the case keeps the title.

    Whether there is a place is asked by the method (`group_places`).
    """
    programme = File.objects.values_list("programme", flat=True).get(id=file)
    known = programmes.groups(programme).filter(pk=group).first() if programme else None
    body = said.GroupJoined(group=group, member=member, title=known.title if known else title)
    person = Member.objects.of(file).values_list("person", flat=True).filter(pk=member).first() if member else None
    persons = (person,) if person else ()
    return tell(
        file=file,
        body=body,
        persons=persons,
        permit=permit,
        at=at,
        happened_on=happened_on,
        id=id,
        domain=domain,
        level=level,
    )


def bring_to_group(
    *,
    file: UUID,
    group: UUID,
    person: UUID | None = None,
    name: str = "",
    part: str = "adult",
    member: UUID | None = None,
    domain: str = "",
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Let a household, a `member` or a `person` who lives there take part in a group.

    Who is not looked at apart yet is so from that day on, as `part`; both are written or neither is.
    """
    id = id or new_id()
    told: dict[str, Any] = {"file": file, "domain": domain, "permit": permit, "at": at, "happened_on": happened_on}
    with transaction.atomic():
        if person:
            apart = Member.objects.of(file).filter(person=person, left_on=None).order_by("pk").first()
            member = apart.pk if apart else id_from(id, "member")
            if apart is None:
                note_member(member=member, name=name, part=part, person=person, id=id_from(id, "apart"), **told)
        return join_group(group=group, member=member, id=id, **told)
