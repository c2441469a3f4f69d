"""What differs between rows as they were and as they should be, and writing just that."""

from collections.abc import Collection, Iterable, Mapping
from functools import cache
from operator import attrgetter
from typing import Any, Literal, NamedTuple
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models

from voordeur.journal.models import File, Projection
from voordeur.journal.putting import put_all

Model = type[Projection]
_AS_JSON = DjangoJSONEncoder(sort_keys=True).encode
Values = dict[str, Any]


class Difference(NamedTuple):
    """One row that is new, changed (in these columns) or gone."""

    model: Any  # a table of projections, or one of judgements
    key: Any
    what: Literal["new", "changed", "gone"]
    file: UUID
    row: Any = None
    columns: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Name table, row and columns, never what stands in them."""
        inside = f" ({', '.join(self.columns)})" if self.columns else ""
        return f"{self.table} {self.key}: {self.what}{inside}"

    @property
    def table(self) -> str:
        """The table in which it is."""
        return str(self.model._meta.db_table)


def copy_of(row: Projection) -> Projection:
    """Copy a row, so that changing the copy changes nothing else."""
    copied = type(row).__new__(type(row))
    copied.__dict__.update(row.__dict__)
    copied._state = type(row._state)()
    copied._state.adding, copied._state.db = row._state.adding, row._state.db
    return copied


def values_of(row: models.Model, *, apart: Collection[str] = ()) -> Values:
    """Give the columns of a row in a form that can be compared, whether it was read or just made."""
    apart = {*apart, *getattr(row, "unprojected", ())}
    return {
        field.attname: _comparable(field, getattr(row, field.attname))
        for field in row._meta.concrete_fields
        if field.name not in apart
    }


def compare(
    model: type[models.Model], before: Mapping[Any, Values], after: Mapping[Any, Any], *, apart: Collection[str] = ()
) -> Iterable[Difference]:
    """Give the differences of one table but for the columns `apart`, in order of nothing in particular."""
    for key, row in after.items():
        if key not in before:
            yield Difference(model, key, "new", row.file_id, row)
        elif changed := _changed(before[key], values_of(row, apart=apart)):
            yield Difference(model, key, "changed", row.file_id, row, changed)
    for key in before.keys() - after.keys():
        yield Difference(model, key, "gone", before[key]["file_id"])


def compare_with_table(model: Any, files: dict[UUID, Any], should_be: Mapping[Any, Any]) -> Iterable[Difference]:
    """Give how a table differs from what it should hold of these files, which come in order of id.

    A quick look at all rows, just as the database gives them, passes by those that are plainly the same; only what is
    left is looked at with care.
    """
    left, unlike, columns = dict(should_be), set[Any](), _columns_of(model)
    # From the first file to the last: a thousand ids in the questions of a hundred tables take longer than the rows.
    stored = model.objects.filter(file_id__gte=next(iter(files)), file_id__lte=next(reversed(files))).order_by()
    for values in stored.values_list(*columns.names):
        if values[columns.file] not in files:
            continue
        row = left.pop(values[0], None)
        if row is None or not columns.same(values, row):
            unlike.add(values[0])
    live = model.objects.filter(pk__in=unlike) if unlike else ()
    told = left | {key: should_be[key] for key in unlike & should_be.keys()}
    return compare(model, {row.pk: values_of(row) for row in live}, told)


def differences_with_tables(files: dict[UUID, Any], should_be: Mapping[Any, Mapping[Any, Any]]) -> list[Difference]:
    """Give how tables differ from what they should hold of these files, which come in order of id."""
    filled = _holding(tuple(should_be), files)
    return [
        one
        for model, rows in should_be.items()
        for one in (compare_with_table(model, files, rows) if model in filled else compare(model, {}, rows))
    ]


def _holding(tables: tuple[Any, ...], files: dict[UUID, Any]) -> set[Any]:
    """Give the tables that hold anything from the first file to the last: most hold nothing, which is asked at once."""
    ends = [File._meta.pk.get_db_prep_value(id, connection) for id in (next(iter(files)), next(reversed(files)))]
    with connection.cursor() as cursor:
        cursor.execute(_statement(tables), ends * len(tables))
        return {tables[number] for (number,) in cursor.fetchall()}


@cache
def _statement(tables: tuple[Any, ...]) -> str:
    quoted, parts = connection.ops.quote_name, []
    for number, table in enumerate(tables):
        # In order, so that no table is read from end to end: one that was emptied has no statistics.
        first = f"SELECT 1 FROM {quoted(table._meta.db_table)} WHERE file_id >= %s AND file_id <= %s"  # noqa: S608
        parts.append(f"SELECT {number} WHERE ({first} ORDER BY file_id LIMIT 1) IS NOT NULL")
    return " UNION ALL ".join(parts)


class _Columns:
    """The columns of a table by which rows are compared; those in JSON apart, where true is another than one."""

    def __init__(self, model: Any) -> None:
        unprojected = getattr(model, "unprojected", ())
        fields = [field for field in model._meta.concrete_fields if field.name not in unprojected]
        written = [field.attname for field in fields if isinstance(field, models.JSONField)]
        plain = [field.attname for field in fields if field.attname not in written]
        self.names = (*dict.fromkeys((model._meta.pk.attname, *plain)), *written)
        self.file = self.names.index("file_id")
        self._written_from = len(plain)
        self._told = attrgetter(*self.names)

    def same(self, stored: tuple[Any, ...], row: Any) -> bool:
        """Tell whether a row says in every column just what the database gives of it."""
        told, cut = self._told(row), self._written_from
        return told[:cut] == stored[:cut] and [*map(_AS_JSON, told[cut:])] == [*map(_AS_JSON, stored[cut:])]


@cache
def _columns_of(model: Any) -> _Columns:
    return _Columns(model)


def write(differences: Iterable[Difference]) -> None:
    """Write differences to the tables: what goes first, what is new last, so that unique columns can change hands."""
    new: dict[Model, list[Projection]] = {}
    changed: list[Difference] = []
    gone: dict[Model, list[Any]] = {}
    for difference in differences:
        if difference.what == "gone":
            gone.setdefault(difference.model, []).append(difference.key)
        elif difference.what == "new":
            assert difference.row is not None
            new.setdefault(difference.model, []).append(difference.row)
        else:
            changed.append(difference)
    for model, keys in gone.items():
        model.objects.filter(pk__in=keys).delete()
    for difference in changed:
        columns = {name: getattr(difference.row, name) for name in difference.columns}
        difference.model.objects.filter(pk=difference.key).update(**columns)
    for rows in new.values():
        put_all(rows)


def _changed(before: Values, after: Values) -> tuple[str, ...]:
    return tuple(name for name, value in after.items() if before[name] != value)


def _comparable(field: "models.Field[Any, Any]", value: Any) -> Any:
    if isinstance(field, models.JSONField):
        return _AS_JSON(value)
    return field.to_python(value)
