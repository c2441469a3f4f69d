"""Each child and adult of a case apart: who is looked at, and what is known of each under which heading."""

from typing import Literal
from uuid import UUID

from voordeur.cases.models.members import Member, MemberNote
from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows


@entry("member_noted", thing="member", begins=True, plain=True)
class MemberNoted(Body):
    """Somebody is looked at apart in this case: a child, a parent, somebody of the network."""

    member: UUID
    name: str = ""
    part: Literal["child", "parent", "adult", "sibling", "network"]
    person: UUID | None = None


@entry("member_left", thing="member", plain=True)
class MemberLeft(Body):
    """Somebody is no longer looked at in this case."""

    member: UUID
    reason: str = ""


@entry("member_described", thing="member")
class MemberDescribed(Body):
    """What is known of somebody under a heading: a life domain, or another that the method names.

    What was known there before is replaced, and stays in the journal.
    """

    member: UUID
    heading: str
    text: str = ""


@projects(MemberNoted)
def _member_noted(entry: Entry, body: MemberNoted, rows: Rows) -> None:
    rows.put(
        Member(
            id=body.member,
            domain=entry.domain,
            level=entry.level,
            text=body.name,
            part=body.part,
            person=body.person,
            noted_on=entry.happened_on,
        )
    )


@projects(MemberLeft)
def _member_left(entry: Entry, body: MemberLeft, rows: Rows) -> None:
    member = rows.get(Member, body.member)
    member.left_on, member.left_because = entry.happened_on, body.reason
    rows.put(member)


@projects(MemberDescribed)
def _member_described(entry: Entry, body: MemberDescribed, rows: Rows) -> None:
    rows.put(rows.get(Member, body.member))  # so that whoever describes at the same time sees it
    earlier = rows.find(MemberNote, member=body.member, heading=body.heading)
    row = earlier[0] if earlier else MemberNote(id=entry.id, member=body.member, heading=body.heading)
    row.domain, row.level, row.text, row.on = entry.domain, entry.level, body.text, entry.happened_on
    rows.put(row)
