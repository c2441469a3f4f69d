"""The one visibility question as the database is asked it: a condition on rows, and the files within reach.

Both are written out, as the second wall has them (`data/wall.sql`): a page asks them a dozen times, and what the ORM
needs to put them together each time is longer than what the database needs to answer.
"""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet, FieldDoesNotExist
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func, Model, PositiveSmallIntegerField, UUIDField, Value
from django.db.models.sql.compiler import SQLCompiler

from voordeur.journal.models import Entry, File, Level

Sql = tuple[str, tuple[Any, ...]]

_HELD = """
    FROM access_grant AS held JOIN accounts_worker AS holder ON holder.id = held.worker_id
    WHERE held.worker_id = %s AND holder.is_active AND held.since <= %s AND (held.until IS NULL OR held.until > %s)
    AND held.purpose IN ({purposes})
"""
_SEEN = f"""EXISTS (SELECT 1 {_HELD} AND (
    (held.file_id = {{file}} AND held.programme IS NULL) OR held.programme = {{file}}
    OR (held.programme = {{programme}} AND held."of" IN ('*', {{kind}}))
) {{domains}} AND held.level >= {{level}})"""
# An entry that its method withholds is there for nobody but whoever wrote it.
_NOT_WITHHELD = """ AND NOT EXISTS (
    SELECT 1 FROM journal_withheld AS apart WHERE apart.id = {entry} AND apart."by" <> %s
)"""
_OF_DOMAIN = "AND (held.domain = '*' OR held.domain = {domain} OR {domain} = '')"
_WITHIN_REACH = f"""
    SELECT held.file_id {_HELD} AND held.programme IS NULL
    UNION SELECT held.programme {_HELD} AND held.programme IS NOT NULL
    UNION SELECT inside.id FROM journal_file AS inside
    WHERE inside.programme IN (SELECT held.programme {_HELD} AND held.programme IS NOT NULL) {{of_kind}}
"""  # noqa: S608  our own words


class _OfWorker(Func):
    """What follows from the grants that a worker holds on a day for one of these purposes; none for whoever left."""

    def __init__(self, *columns: Any, worker: UUID, purposes: Iterable[str], today: date, **more: Any) -> None:
        super().__init__(*columns, worker=worker, purposes=tuple(purposes), today=today, **more)

    def _held(self, connection: BaseDatabaseWrapper) -> Sql:
        worker = UUIDField().get_db_prep_value(self.extra["worker"], connection)
        today = connection.ops.adapt_datefield_value(self.extra["today"])
        purposes = self.extra["purposes"]
        if not purposes:
            raise EmptyResultSet
        return ", ".join(["%s"] * len(purposes)), (worker, today, today, *purposes)


class Seen(_OfWorker):
    """Whether such a grant covers a row: its file, and its own life domain and level where its table has them.

    A row without them is shared and of no domain; of a bare file one may know that it is there.
    """

    output_field = BooleanField()

    def __init__(self, model: type[Model], **held: Any) -> None:
        super().__init__(*_columns(model), *_entry_of(model), of_entries=bool(_entry_of(model)), **held)

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: Any) -> Sql:  # type: ignore[override]
        """Write it down for the columns of these rows."""
        columns = [compiler.compile(one) for one in self.get_source_expressions()]
        entry = [columns.pop()[0]] if self.extra["of_entries"] else []
        file, programme, kind, level, *domain = (sql for sql, _none in columns)
        purposes, params = self._held(connection)
        domains = _OF_DOMAIN.format(domain=domain[0]) if domain else ""
        sql = _SEEN.format(purposes=purposes, file=file, programme=programme, kind=kind, domains=domains, level=level)
        sql += "".join(_NOT_WITHHELD.format(entry=one) for one in entry)
        return sql, (*params, *columns[3][1], *params[:1] * len(entry))


class WithinReach(_OfWorker):
    """The ids of the files (of this kind) in which such a grant says anything at all."""

    output_field = UUIDField()

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: Any) -> Sql:  # type: ignore[override]
        """Write it down, for `file__in`."""
        purposes, params = self._held(connection)
        kind = (self.extra["kind"],) if self.extra["kind"] else ()
        sql = _WITHIN_REACH.format(purposes=purposes, of_kind="AND inside.kind = %s" if kind else "")
        return sql, (*params * 3, *kind)


@cache
def _columns(model: type[Model]) -> tuple[Any, ...]:
    """Say where a row keeps file, programme, kind and level, and its domain if it has one: in itself or its entry."""
    path = _path_to_file(model)
    entry = "entry__" if path == "entry__file" else ""
    level, domain = (f"{entry}{name}" if entry else column_of(model, name) for name in ("level", "domain"))
    inside = f"{path}__" if path else ""
    at_least = Value(int(Level.INVOLVEMENT if model is File else Level.SHARED))
    deep = F(level) if level else at_least
    return F(path or "pk"), F(f"{inside}programme"), F(f"{inside}kind"), deep, *([F(domain)] if domain else [])


def _entry_of(model: type[Model]) -> list[Any]:
    """Say where an entry or its words keep which entry they are; nothing for any other row."""
    if model is Entry:
        return [F("pk")]
    return [F("entry_id")] if _path_to_file(model) == "entry__file" else []


def _path_to_file(model: type[Model]) -> str:
    if issubclass(model, File):
        return ""
    names = {field.name for field in model._meta.concrete_fields if field.is_relation}
    for path in ("file", "entry__file"):
        if path.split("__")[0] in names:
            return path
    raise TypeError(f"{model._meta.label} has no file, so nobody can have ground to see it; ask its room another way.")


def column_of(model: type[Model], name: str) -> str | None:
    """Say where a row keeps its `domain` or `level`; None when it has none.

    A level is a number; a covenant says in words how far it goes, which is no level of the row.
    """
    try:
        found = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return None if name == "level" and not isinstance(found, PositiveSmallIntegerField) else name
