"""A door as the demo remembers it while it is being made, and who may write about it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from voordeur.demo.place import DOORS, World
from voordeur.journal import Permit


@dataclass
class Door:
    """One door while the demo is being made."""

    file: UUID
    address: UUID
    visitor: str
    demolition: bool
    attempts: int = 0
    asked_around: bool = False
    script: str = ""


def visiting(world: World, door: Door, at: datetime, *also: UUID) -> Permit:
    """Give the home visitor's right to write."""
    return world.permit(door.visitor, "outreach", at, programme=world.programmes[DOORS], also=also)
