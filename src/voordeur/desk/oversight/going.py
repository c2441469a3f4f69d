"""How a programme itself goes: its groups, phase, consulting hours, and its figures beside those of a control group."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from voordeur.programmes import queries as programmes
from voordeur.programmes.models import Group, GroupMeeting, Measurement

_SHOWN = 5


@dataclass(frozen=True, kw_only=True)
class GroupLine:
    """A group with how often it met, and the last time."""

    row: Group
    met: int
    last: GroupMeeting | None


@dataclass(frozen=True, kw_only=True)
class Figure:
    """What was measured at one moment: the programme's own figure, and that of the group it is compared with."""

    what: str
    area: str
    moment: str
    on: date
    own: Decimal | None
    control: Decimal | None
    source: str


def goes(programme: UUID, areas: Mapping[UUID, str]) -> dict[str, Any]:
    """Give what the page of a programme shows of how it goes; `areas` are names by id. No resident stands in it."""
    return {
        "groups": _groups(programme),
        "phases": list(programmes.phases(programme)),
        "hours": list(programmes.consulting_hours(programme)[:_SHOWN]),
        "figures": _figures(programme, areas),
    }


def _groups(programme: UUID) -> list[GroupLine]:
    held: dict[UUID, list[GroupMeeting]] = {}
    for meeting in programmes.meetings(programme):
        held.setdefault(meeting.group, []).append(meeting)
    return [
        GroupLine(row=one, met=len(held.get(one.pk, ())), last=next(iter(held.get(one.pk, ())), None))
        for one in programmes.groups(programme)
    ]


def _figures(programme: UUID, areas: Mapping[UUID, str]) -> list[Figure]:
    """Put the figures of one subject, area and moment beside each other; the last that was said counts."""
    beside: dict[tuple[str, UUID | None, str], dict[str, Measurement]] = {}
    for one in programmes.measurements(programme):
        beside.setdefault((one.what, one.area, one.moment), {})[one.group] = one
    found = []
    for (what, area, _moment), taken in beside.items():
        latest = max(taken.values(), key=lambda one: one.on)
        own, control = (taken[group].value if group in taken else None for group in ("project", "control"))
        found.append(
            Figure(
                what=what,
                area=areas.get(area, "") if area else "",
                moment=latest.get_moment_display(),
                on=latest.on,
                own=own,
                control=control,
                source=latest.source,
            )
        )
    return found
