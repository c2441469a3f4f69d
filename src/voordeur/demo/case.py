"""A case as the demo remembers it while it is being made, and who may write in it."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from voordeur.demo.families import Family
from voordeur.demo.place import World
from voordeur.demo.stock import NeedText
from voordeur.journal import Permit

COORDINATORS, MONEY = ("karin", "bea"), "sunil"


@dataclass
class Question:
    """A need while the demo is being made."""

    id: UUID
    said: NeedText
    answered: bool = False


@dataclass
class Case:
    """A case while the demo is being made."""

    file: UUID
    household: UUID
    visitor: str
    manager: str
    family: Family
    persons: tuple[UUID, ...]
    questions: list[Question]
    money: bool
    talents_open: bool
    script: str = ""
    consent: bool = False
    closed: bool = False
    goals: list[UUID] = field(default_factory=list)
    tries: int = 0


def coordinating(world: World, case: Case, at: datetime, *also: UUID) -> Permit:
    """Give the case manager's right to write."""
    return world.permit(case.manager, "coordination", at, file=case.file, also=(case.household, *also))


def visiting(world: World, case: Case, at: datetime) -> Permit:
    """Give the home visitor's right to write in a case."""
    return world.permit(case.visitor, "help", at, file=case.file)
