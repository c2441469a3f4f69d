"""How many cases whoever coordinates has, beside how many the method allows."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from voordeur.accounts import queries as accounts
from voordeur.cases.models import Case, CaseRole
from voordeur.journal import method_of


@dataclass(frozen=True, kw_only=True)
class Load:
    """How many of these cases a worker has in a role, and how many the method allows (None: no limit)."""

    worker: UUID
    name: str
    role: str
    programme: UUID | None
    running: int
    limit: int | None

    @property
    def over(self) -> bool:
        """Whether it is more than the method allows."""
        return self.limit is not None and self.running > self.limit


def loads(found: Mapping[UUID, Case], held: Mapping[UUID, list[Any]]) -> tuple[Load, ...]:
    """Count the cases of each coordinator per programme and role, the fullest first."""
    counted = Counter(
        dict.fromkeys(
            (row.worker, row.role, found[file].programme, file) for file, rows in held.items() for row in rows
        )
    )
    running = Counter((worker, role, programme) for worker, role, programme, _file in counted)
    names = accounts.workers(worker for worker, _role, _programme in running)
    methods = {case.programme: case.file.method_id for case in found.values()}
    full = []
    for (worker, role, programme), n in running.items():
        version = methods.get(programme)
        roles = method_of(version).roles if version else {}
        full.append(
            Load(
                worker=worker,
                name=names[worker].name if worker in names else "",
                role=role,
                programme=programme,
                running=n,
                limit=roles[role].case_load if role in roles else None,
            )
        )
    return tuple(sorted(full, key=lambda load: (not load.over, -load.running, load.name, load.role)))


def holds(load: Load, case: Case, rows: Iterable[CaseRole]) -> bool:
    """Tell whether a load is that of somebody with these roles in a case."""
    mine = {(row.worker, row.role) for row in rows}
    return case.programme == load.programme and (load.worker, load.role) in mine


def names_in(rows: Iterable[CaseRole], loads: Iterable[Load]) -> list[str]:
    """Name who has these roles, each once."""
    names = {load.worker: load.name for load in loads}
    return list(dict.fromkeys(names.get(row.worker, "") for row in rows))
