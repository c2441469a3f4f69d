"""A household's place in a group of the programme: joined, came, missed, left before the end or followed to the end.

The group itself stands in the file of the programme; who else takes part in it is nowhere said here.
"""

from uuid import UUID

from voordeur.cases.models.groups import GroupPlace
from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import NoSuchRow, Rows


@entry("group_joined", step=True, files=("case",), thing="group")
class GroupJoined(Body):
    """This household, or the member who is named, takes part in a group from now on; `title` is that of the group."""

    group: UUID
    member: UUID | None = None
    title: str = ""


@entry("group_attended", files=("case",), thing="group", plain=True)
class GroupAttended(Body):
    """Whoever takes part was at a meeting of the group."""

    group: UUID
    remark: str = ""


@entry("group_missed", files=("case",), thing="group", plain=True)
class GroupMissed(Body):
    """Whoever takes part was not at a meeting of the group."""

    group: UUID
    reason: str = ""


@entry("group_left", files=("case",), thing="group", plain=True)
class GroupLeft(Body):
    """Whoever took part stopped before the end."""

    group: UUID
    reason: str = ""


@entry("group_finished", step=True, files=("case",), thing="group", plain=True)
class GroupFinished(Body):
    """Whoever took part followed the group to the end."""

    group: UUID
    remark: str = ""


@projects(GroupJoined)
def _group_joined(entry: Entry, body: GroupJoined, rows: Rows) -> None:
    rows.put(
        GroupPlace(
            id=entry.id,
            domain=entry.domain,
            level=entry.level,
            text=body.title,
            group=body.group,
            member=body.member,
            joined_on=entry.happened_on,
        )
    )


@projects(GroupAttended)
def _group_attended(entry: Entry, body: GroupAttended, rows: Rows) -> None:
    place = _place(rows, body.group)
    place.attended, place.last_on = place.attended + 1, entry.happened_on
    rows.put(place)


@projects(GroupMissed)
def _group_missed(entry: Entry, body: GroupMissed, rows: Rows) -> None:
    place = _place(rows, body.group)
    place.missed, place.last_on = place.missed + 1, entry.happened_on
    rows.put(place)


@projects(GroupLeft)
def _group_left(entry: Entry, body: GroupLeft, rows: Rows) -> None:
    _end(rows, entry, body.group, GroupPlace.State.LEFT, body.reason)


@projects(GroupFinished)
def _group_finished(entry: Entry, body: GroupFinished, rows: Rows) -> None:
    _end(rows, entry, body.group, GroupPlace.State.FINISHED, body.remark)


def _end(rows: Rows, entry: Entry, group: UUID, state: GroupPlace.State, because: str) -> None:
    place = _place(rows, group)
    place.state, place.ended_on, place.because = state, entry.happened_on, because
    rows.put(place)


def _place(rows: Rows, group: UUID) -> GroupPlace:
    """Give the place in a group that was taken last; whoever comes back after leaving takes a new one."""
    places = rows.find(GroupPlace, group=group)
    if not places:
        raise NoSuchRow("Nobody of this household joined that group.")
    return max(places, key=lambda one: (one.joined_on, one.pk))
