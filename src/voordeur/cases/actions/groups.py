"""Deeds on a place in a group of the programme. The group itself is formed and met in the programme's own file."""

from datetime import date, datetime
from uuid import UUID

from voordeur.cases import entries as said
from voordeur.cases.models import Member
from voordeur.cases.telling import plain, tell
from voordeur.journal import File, Level, Permit, Recorded
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
