"""What a figure was counted from: the lines behind it, for who may read those. The figure itself is for more people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from voordeur.access.functions import purposes
from voordeur.accounts.models import Worker
from voordeur.common.periods import Period
from voordeur.desk.names import Name, names_of
from voordeur.journal import Entry, Level
from voordeur.reporting.queries import entries_behind


@dataclass(frozen=True, kw_only=True)
class LineBehind:
    """One entry behind a figure: what happened when, in which file, and for what purpose this worker may read it."""

    id: UUID
    kind: str
    on: date
    file: UUID
    file_kind: str
    name: Name | None
    purpose: str


def lines_behind(
    *,
    programme: UUID,
    indicator: str,
    period: Period,
    labels: Mapping[str, str],
    worker: Worker,
    today: date,
) -> list[LineBehind]:
    """Give the entries that a worker may read for any purpose, the latest first; none of it says how many there are."""
    found: dict[UUID, tuple[Entry, str]] = {}
    for purpose in purposes():
        entries = entries_behind(
            programme=programme,
            indicator=indicator,
            period=period,
            worker=worker,
            purpose=purpose,
            today=today,
            labels=labels,
        )
        for entry in entries.select_related("file"):
            found.setdefault(entry.pk, (entry, purpose))
    names = names_of({entry.file_id for entry, _purpose in found.values() if entry.level >= Level.SHARED})
    lines = [
        LineBehind(
            id=entry.pk,
            kind=entry.kind,
            on=entry.happened_on,
            file=entry.file_id,
            file_kind=entry.file.kind,
            name=names.get(entry.file_id),
            purpose=purpose,
        )
        for entry, purpose in found.values()
    ]
    return sorted(lines, key=lambda line: (line.on, str(line.id)), reverse=True)
