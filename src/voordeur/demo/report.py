"""A report as the demo remembers it while it is being made, and who may write about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from voordeur.demo.families import Family
from voordeur.demo.place import REPORTS, World
from voordeur.demo.stock import NeedText
from voordeur.journal import Permit


@dataclass
class Report:
    """A report and the case that it opened, while the demo is being made."""

    file: UUID
    said: Mapping[str, Any]
    point: str
    manager: str
    family: Family
    address: UUID
    script: str = ""
    household: UUID | None = None
    needs: dict[str, tuple[UUID, NeedText]] = field(default_factory=dict)
    goals: list[UUID] = field(default_factory=list)
    closed: bool = False


def weighing(world: World, report: Report, at: datetime, *also: UUID) -> Permit:
    """Give the contact point's right to write."""
    also = also or ((report.household,) if report.household else ())
    return world.permit(report.point, "triage", at, programme=world.programmes[REPORTS], also=also)


def coordinating(world: World, report: Report, at: datetime) -> Permit:
    """Give the social case manager's right to write."""
    also = [report.household] if report.household else []
    return world.permit(report.manager, "coordination", at, file=report.file, also=also)


def problem(said: Mapping[str, Any]) -> NeedText:
    """Read one problem of a report: what is wrong, what is wanted, who does something, and how that is known."""
    return NeedText(
        domain=said["domain"],
        text=said.get("text", ""),
        money=False,
        goal=said.get("goal", ""),
        service="",
        answer={"how": "taken_up", "reason": f"{said['known']}."},
        action={"text": said["action"], "owner_name": said["owner"], "how_known": said["known"]},
    )
