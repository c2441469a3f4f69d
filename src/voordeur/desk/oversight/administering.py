"""What whoever administers needs to know of a worker: roles in teams, and how much work he or she holds. No case."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from voordeur.cases import queries as cases
from voordeur.desk.words import told
from voordeur.methods.language import Text
from voordeur.programmes import queries as programmes


@dataclass(frozen=True, kw_only=True)
class WorkHeld:
    """A role of a worker in a programme: in the team or not, and in how many running cases."""

    programme: UUID
    programme_title: str
    role: Text
    in_team: bool
    cases: int


def work_of(worker: UUID, today: date) -> list[WorkHeld]:
    """Give what a worker holds, by programme and role: being in a team, and cases counted."""
    counted = {(one.programme, one.role): one.cases for one in cases.held_by(worker)}
    team = {(member.file_id, member.role) for member in programmes.team_roles_left(worker, today)}
    titles = {one.pk: told(one.called) for one in programmes.every_programme()}
    return [
        WorkHeld(
            programme=programme,
            programme_title=titles[programme],
            role=_title(programme, role),
            in_team=(programme, role) in team,
            cases=counted.get((programme, role), 0),
        )
        for programme, role in sorted(team | counted.keys(), key=lambda one: (titles[one[0]], one[1]))
    ]


def _title(programme: UUID, role: str) -> Text:
    """Name a role; one of an earlier version of the method is called as it was written."""
    known = programmes.method_of(programme).roles.get(role)
    return known.title if known else Text(role)
