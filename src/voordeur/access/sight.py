"""What one worker sees in files whose grants were asked once: the same answer as `visible`, without asking per row.

`visible` asks the database of each row; a page about one case would ask it of thirty tables. A sight is made of the
worker's grants on a file and says of a life domain and a level whether they are seen; rows come out of here sifted.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import Model

from voordeur.access.models import Grant
from voordeur.access.queries import grants_on, grants_on_files
from voordeur.access.seeing import column_of
from voordeur.accounts.models import Worker
from voordeur.journal.at_once import rows_at_once
from voordeur.journal.models import File, Level, Projection

EVERY_DOMAIN = "*"


@dataclass(frozen=True)
class Sight:
    """How deep somebody sees in one file, by life domain; nothing in it: not even that the file is there."""

    levels: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        """Whether everything in the file is seen, also what was told in confidence."""
        return self.levels.get(EVERY_DOMAIN, -1) >= max(Level)

    def covers(self, *, domain: str = "", level: int = Level.SHARED) -> bool:
        """Tell whether what stands on this life domain (or none) at this level is seen."""
        deepest = max(self.levels.values(), default=-1) if not domain else self.levels.get(domain, -1)
        return max(deepest, self.levels.get(EVERY_DOMAIN, -1)) >= level

    def covers_row(self, row: Model) -> bool:
        """Tell whether a row of this file is seen; one without life domain or level is shared and of no domain."""
        domain, level = _columns(type(row))
        return self.covers(
            domain=getattr(row, domain) if domain else "", level=getattr(row, level) if level else Level.SHARED
        )


def sight_of(file: UUID, *, worker: Worker | UUID, purpose: str | Iterable[str], today: date) -> Sight:
    """Give what a worker sees in one file for a purpose, or for one of several."""
    return _made(grants_on(file, worker if isinstance(worker, UUID) else worker.pk, today), purpose)


def sights_of(
    files: Iterable[File], *, worker: Worker | UUID, purpose: str | Iterable[str], today: date
) -> dict[UUID, Sight]:
    """Give what a worker sees in each of these files, in one question for all of them."""
    wanted = [purpose] if isinstance(purpose, str) else list(purpose)
    return {file: _made(grants, wanted) for file, grants in grants_on_files(files, worker, today).items()}


def rows_seen(
    tables: Iterable[type[Projection]], *, seeing: Mapping[UUID, Sight], keys: Iterable[UUID] | None = None
) -> dict[type[Projection], list[Any]]:
    """Give the rows of these files in many tables (of those `keys` alone, if given) that are seen; one question."""
    found = rows_at_once(tables, seeing, keys=keys)
    return {table: [row for row in rows if seeing[row.file_id].covers_row(row)] for table, rows in found.items()}


def _made(grants: Iterable[Grant], purpose: str | Iterable[str]) -> Sight:
    wanted = {purpose} if isinstance(purpose, str) else set(purpose)
    levels: dict[str, int] = {}
    for grant in grants:
        if grant.purpose in wanted:
            levels[grant.domain] = max(grant.level, levels.get(grant.domain, -1))
    return Sight(levels)


@cache
def _columns(model: type[Model]) -> tuple[str | None, str | None]:
    return column_of(model, "domain"), column_of(model, "level")
