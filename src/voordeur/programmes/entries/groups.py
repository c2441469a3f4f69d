"""Groups that a programme forms: how many places and meetings, what was held, and that it ended. Nobody is named here.

Who takes part stands in the case of each (`cases.entries.groups`).
"""

from datetime import date
from uuid import UUID

from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows
from voordeur.programmes.models.groups import Group, GroupMeeting


@entry("group_formed", files=("programme",), thing="group", plain=True, whole=True)
class GroupFormed(Body):
    """A group of residents was formed, with so many places and meetings; said again it replaces what was said."""

    group: UUID
    title: str = ""
    places: int | None = None
    meetings: int | None = None
    first_on: date | None = None


@entry("group_meeting_held", files=("programme",), thing="group", plain=True, whole=True)
class GroupMeetingHeld(Body):
    """A group met; `attended` counts who was there, and what was done says nothing about one of them."""

    group: UUID
    text: str = ""
    attended: int | None = None


@entry("group_ended", files=("programme",), thing="group", plain=True)
class GroupEnded(Body):
    """A group meets no more."""

    group: UUID
    reason: str = ""


@projects(GroupFormed)
def _group_formed(entry: Entry, body: GroupFormed, rows: Rows) -> None:
    found = rows.find(Group, id=body.group)
    group = found[0] if found else Group(id=body.group, formed_on=entry.happened_on)
    group.title, group.places, group.meetings, group.first_on = body.title, body.places, body.meetings, body.first_on
    rows.put(group)


@projects(GroupMeetingHeld)
def _group_meeting_held(entry: Entry, body: GroupMeetingHeld, rows: Rows) -> None:
    rows.get(Group, body.group)
    rows.put(GroupMeeting(id=entry.id, group=body.group, on=entry.happened_on, attended=body.attended, text=body.text))


@projects(GroupEnded)
def _group_ended(entry: Entry, body: GroupEnded, rows: Rows) -> None:
    group = rows.get(Group, body.group)
    group.ended_on = entry.happened_on
    rows.put(group)
