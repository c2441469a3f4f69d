"""Who answers for a case, and who helps in it."""

from uuid import UUID

from voordeur.cases.models.case import CaseRole
from voordeur.journal.kinds import Body, asked, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows
from voordeur.signals import entries as signals


@entry("role_assigned", step=True)
class RoleAssigned(Body):
    """A worker took on a role of the method in this case; `function` is the general function of that role."""

    role: str
    worker: UUID | None = asked(None)
    function: str = ""


@entry("role_released")
class RoleReleased(Body):
    """A worker no longer has this role in this case."""

    role: str
    worker: UUID | None = None
    reason: str = ""


@projects(RoleAssigned)
def _role_assigned(entry: Entry, body: RoleAssigned, rows: Rows) -> None:
    if body.worker is None:
        return
    rows.put(CaseRole(id=entry.id, role=body.role, function=body.function, worker=body.worker, since=entry.happened_on))
    signals.take_up(rows, by=body.worker, on=entry.happened_on)


@projects(RoleReleased)
def _role_released(entry: Entry, body: RoleReleased, rows: Rows) -> None:
    for held in rows.all(CaseRole):
        if held.role == body.role and held.until is None and body.worker in (None, held.worker):
            held.until = entry.happened_on
            rows.put(held)
