"""Rows of one file, as projections see them: got, found and put here; written (or compared) as a difference."""

from collections.abc import Iterable
from typing import Any, Protocol, TypeVar
from uuid import UUID

from voordeur.journal.differences import Difference, Model, Values, compare, copy_of, values_of
from voordeur.journal.models import File, Projection

P = TypeVar("P", bound=Projection)


class NoSuchRow(Exception):
    """A projection asked for a row that is not in this file."""


class Source(Protocol):
    """Where rows come from that were there before."""

    def one(self, model: Model, key: Any) -> Projection | None:
        """Give one row of the file, if it is there."""

    def every(self, model: Model) -> Iterable[Projection]:
        """Give all rows of the file in one table."""


class Nothing:
    """No rows before: for a new file, and for folding from the start."""

    def one(self, model: Model, key: Any) -> Projection | None:
        """Give nothing."""

    def every(self, model: Model) -> Iterable[Projection]:
        """Give nothing."""
        return ()


class Tables:
    """The live tables."""

    def __init__(self, file: File) -> None:
        self._file = file

    def one(self, model: Model, key: Any) -> Projection | None:
        """Give one row of the file, if it is there."""
        found: Projection | None = model.objects.filter(file_id=self._file.id, pk=key).first()
        return found

    def every(self, model: Model) -> Iterable[Projection]:
        """Give all rows of the file in one table."""
        rows: Iterable[Projection] = model.objects.filter(file_id=self._file.id).order_by("pk")
        return rows


class Rows:
    """The rows of one file while entries are projected.

    What a projection gets is a copy: only `put` and `drop` change something, and only when the projection ends well.
    """

    def __init__(self, file: File, source: Source | None = None) -> None:
        self.file = file
        self._source = source or Nothing()
        self._whole: set[Model] = set()
        self._before: dict[Model, dict[Any, Values]] = {}
        self._kept: dict[Model, dict[Any, Projection | None]] = {}
        self._staged: dict[tuple[Model, Any], Projection | None] = {}
        self._version: UUID | None = None

    def get(self, model: type[P], key: Any) -> P:
        """Give one row of this file; NoSuchRow when it is not there."""
        row = self._look(model, key)
        if row is None:
            raise NoSuchRow(f"{model._meta.label} has no such row in this file")
        return copy_of(row)  # type: ignore[return-value]

    def find(self, model: type[P], **equal: Any) -> list[P]:
        """Give the rows of this file whose columns equal these values, in order of their keys."""
        return [row for row in self.all(model) if all(getattr(row, name) == value for name, value in equal.items())]

    def all(self, model: type[P]) -> list[P]:
        """Give all rows of this file in one table, in order of their keys."""
        if model not in self._whole:
            self._whole.add(model)
            kept = self._kept.setdefault(model, {})
            for row in self._source.every(model):
                if row.pk not in kept:
                    self._remember(model, row.pk, row)
        rows = dict(self._kept.get(model, {}))
        rows.update({key: row for (of, key), row in self._staged.items() if of is model})
        return [copy_of(row) for key in sorted(rows) if (row := rows[key]) is not None]  # type: ignore[misc]

    def put(self, row: Projection) -> None:
        """Keep a new or changed row in this file, touched by the entry that is being projected.

        Outside an entry (a follower) the row's own `version` stays.
        """
        key = row.pk
        if key is None:
            raise ValueError(f"A row of {row._meta.label} needs a key that its entries give.")
        row.file_id = self.file.id
        if self._version is not None:
            row.version = self._version
        self._staged[type(row), key] = row

    def drop(self, row: Projection) -> None:
        """Take a row away."""
        self._staged[type(row), row.pk] = None

    def begin(self, version: UUID | None) -> None:
        """Start one entry's projection, or a follower's work when there is no version."""
        self._version = version
        self._staged.clear()

    def keep(self) -> None:
        """Keep what the projection put and dropped."""
        for (model, key), row in self._staged.items():
            self._kept.setdefault(model, {})[key] = row
        self._staged.clear()

    @property
    def models(self) -> set[Model]:
        """Give the tables that were asked for or touched."""
        return self._whole | set(self._kept)

    def there(self, model: Model) -> dict[Any, Projection]:
        """Give the rows of one table that are now there, by key."""
        return {key: row for key, row in self._kept.get(model, {}).items() if row is not None}

    def differences(self) -> list[Difference]:
        """Give what changed since the rows were read."""
        return [
            difference
            for model in self._kept
            for difference in compare(model, self._before.get(model, {}), self.there(model))
        ]

    def _look(self, model: Model, key: Any) -> Projection | None:
        if (model, key) in self._staged:
            return self._staged[model, key]
        kept = self._kept.setdefault(model, {})
        if key not in kept and model not in self._whole:
            self._remember(model, key, self._source.one(model, key))
        return kept.get(key)

    def _remember(self, model: Model, key: Any, row: Projection | None) -> None:
        self._kept.setdefault(model, {})[key] = row
        if row is not None:
            self._before.setdefault(model, {})[key] = values_of(row)
