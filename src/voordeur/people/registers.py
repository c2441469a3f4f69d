"""Deeds that take over public registers: addresses from a file, areas as somebody draws them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Literal
from uuid import UUID

from django.db import connection, transaction
from django.db.models import CharField
from django.utils.text import slugify

from voordeur.accounts.installation import INSTALLATION, opening
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal.drafts import Draft, Recorded, id_from
from voordeur.journal.permits import Permit
from voordeur.journal.recording import record
from voordeur.people import addresses as files
from voordeur.people.addresses import BadValue, Refused, Row
from voordeur.people.entries import AddressesImported, AreaDrawn
from voordeur.people.models import Address, Area
from voordeur.people.rules import placer

MOST_TOLD = 1_000  # refusals that are told one by one; whoever has more has another problem
TOGETHER = 2_000  # rows written by one statement
_KEY = ("postcode", "number", "letter", "addition", "entrance")
_REST = ("street", "town", "municipality", "lat", "lon", "area")
_COLUMNS = ("id", *_KEY, *_REST)

Progress = Callable[[Literal["read", "written"], float], None]  # how much of it is done, from 0 to 1
Known = dict[tuple[str, int, str, str, int], tuple[object, ...]]


@dataclass(kw_only=True)
class Import:
    """What came of a file: how many rows were read and what they changed; `refused` tells the first MOST_TOLD."""

    read: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    refused_rows: int = 0
    refused: list[Refused] = field(default_factory=list)

    def refuse(self, row: Refused) -> None:
        """Count a row that is not taken, and tell about it unless there are too many already."""
        self.refused_rows += 1
        if len(self.refused) < MOST_TOLD:
            self.refused.append(row)


class AddressesRefused(Exception):
    """The file holds rows that cannot be right; nothing of it was taken over. `told` says which and why."""

    def __init__(self, told: Import) -> None:
        """Keep what was wrong, by row and column."""
        super().__init__(f"{told.refused_rows} of {told.read} rows were refused; nothing was imported.")
        self.told = told


def import_addresses(
    *,
    path: Path,
    permit: Permit,
    at: datetime,
    skip_refused: bool = False,
    progress: Progress = lambda _what, _share: None,
) -> Import:
    """Take over the addresses of a file (see `addresses`); what is known already stays as it is.

    All or nothing, unless `skip_refused` leaves out the rows that cannot be right. Addresses that are not in the file
    stay. One entry in the installation's file tells which file it was. Raises AddressesRefused, OSError.
    """
    digest = files.new_digest()
    told, rows = _read(path, digest, progress)
    if told.refused and (not skip_refused or not rows):
        raise AddressesRefused(told)
    with transaction.atomic():
        _take_over(rows, told, progress)
        body = AddressesImported(
            source=path.name,
            digest=digest.hexdigest(),
            read=told.read,
            added=told.added,
            changed=told.changed,
            unchanged=told.unchanged,
            refused=told.refused_rows,
        )
        record(Draft(INSTALLATION, body, day_of(at)), permit=permit, at=at, opening=opening())
    return told


def draw_area(
    *,
    code: str,
    name: str,
    kind: Literal["municipality", "district", "neighbourhood", "block", "street"],
    permit: Permit,
    at: datetime,
    parent: UUID | None = None,
    postcodes: Sequence[str] = (),
    streets: Sequence[str] = (),
    id: UUID | None = None,
    area: UUID | None = None,
) -> Recorded:
    """Give a piece of the map a name, and let the addresses that lie in it know; drawing it again replaces it."""
    entry = id or new_id()
    body = AreaDrawn(
        area=area or id_from(entry, "area"),
        code=code,
        name=name,
        kind=kind,
        parent=parent,
        postcodes=tuple(start.replace(" ", "").upper() for start in postcodes),
        streets=tuple(streets),
    )
    with transaction.atomic():
        recorded = record(Draft(INSTALLATION, body, day_of(at), id=entry), permit=permit, at=at, opening=opening())
        _place_all()
    return recorded


def free_code(name: str) -> str:
    """Give a code for an area of this name that no other area has."""
    wanted = slugify(name)[:30] or "area"
    taken = set(Area.objects.filter(code__startswith=wanted).values_list("code", flat=True))
    return next(code for code in (wanted, *(f"{wanted}-{n}" for n in range(2, len(taken) + 3))) if code not in taken)


def _read(path: Path, digest: files.Digest, progress: Progress) -> tuple[Import, list[Row]]:
    told, rows = Import(), []
    try:
        for row in files.read(files.lines_of(path, digest, partial(progress, "read"))):
            told.read += not (isinstance(row, Refused) and row.row == 1)
            if isinstance(row, Row):
                rows.append(row)
            else:
                told.refuse(row)
    except BadValue as whole_file:
        told.refuse(Refused(told.read + 1, whole_file.column, whole_file.value, whole_file.reason))
        return told, []
    if not told.read and not told.refused:
        told.refuse(Refused(1, "", "", "There are no addresses in this file."))
    return told, rows


def _take_over(rows: list[Row], told: Import, progress: Progress) -> None:
    place = placer(Area.objects.all())
    for number, some in enumerate(_batches(rows), start=1):
        known = _known(some)
        fresh: list[tuple[object, ...]] = []
        for row in some:
            values = (row.street, row.town, row.municipality, row.lat, row.lon, place(row.postcode, row.street))
            before = known.get(row.key)
            if before == values:
                told.unchanged += 1
                continue
            told.added, told.changed = told.added + (before is None), told.changed + (before is not None)
            fresh.append((new_id(), *row.key, *values))
        if fresh:
            _write(fresh)
        progress("written", min(number * TOGETHER / len(rows), 1.0))


def _write(rows: list[tuple[object, ...]]) -> None:
    """Write new and changed addresses with one statement; the ORM would take half of the time of a whole province."""
    fields: list[Any] = [Address._meta.get_field(name) for name in _COLUMNS]
    changes = ", ".join(f"{name} = excluded.{name}" for name in _REST)
    begin = f"INSERT INTO {Address._meta.db_table} ({', '.join(_COLUMNS)})"
    end = f"ON CONFLICT ({', '.join(_KEY)}) DO UPDATE SET {changes}"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Of a text only the column itself says how long it may be: a cast would cut it off.
            kinds = ("text" if isinstance(field, CharField) else field.db_type(connection) for field in fields)
            arrays = ", ".join(f"%s::{kind}[]" for kind in kinds)
            columns = [list(column) for column in zip(*rows, strict=True)]
            cursor.execute(f"{begin} SELECT * FROM unnest({arrays}) {end}", columns)  # noqa: S608  our own names
            return
        ready = [[f.get_db_prep_value(one, connection) for f, one in zip(fields, row, strict=True)] for row in rows]
        cursor.executemany(f"{begin} VALUES ({', '.join('%s' for _field in fields)}) {end}", ready)


def _known(rows: list[Row]) -> Known:
    """Read what is known of the postcodes of these rows."""
    found = Address.objects.filter(postcode__in={row.postcode for row in rows})
    return {each[:5]: each[5:] for each in found.order_by().values_list(*_KEY, *_REST)}


def _place_all() -> None:
    """Let every address lie in the smallest area that was drawn around it."""
    place, areas = placer(Area.objects.all()), Address.objects.order_by().values_list("postcode", "street", "area")
    for postcode, street, area in areas.distinct():
        if (now := place(postcode, street)) != area:
            Address.objects.filter(postcode=postcode, street=street).update(area=now)


def _batches(rows: list[Row]) -> Iterator[list[Row]]:
    for start in range(0, len(rows), TOGETHER):
        yield rows[start : start + TOGETHER]
