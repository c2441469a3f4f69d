"""Whom a bench lets look: running cases with their household, each with the worker who coordinates it."""

from dataclasses import dataclass
from uuid import UUID

from voordeur.cases.models import Case, CaseRole
from voordeur.people.models import Household


@dataclass(frozen=True)
class Home:
    """A running case with its household, and who coordinates it."""

    case: UUID
    household: UUID
    label: str
    worker: UUID


def homes() -> list[Home]:
    """Give them all, in the same order each time."""
    cases = Case.objects.filter(closed_on=None).exclude(household=None)
    running = {file: household for file, household in cases.values_list("file", "household") if household}
    roles = CaseRole.objects.filter(until=None, function="coordinator")
    found = sorted((file, worker) for file, worker in roles.values_list("file", "worker") if file in running)
    labels = dict(Household.objects.values_list("pk", "label"))
    return [Home(file, running[file], labels[running[file]], worker) for file, worker in found]
