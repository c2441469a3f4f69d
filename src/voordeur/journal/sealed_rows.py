"""Tables whose rows are sealed (columns `key` and `sealed`): what each key holds closed, and sealing it again."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Count

from voordeur.common.keys import current_key
from voordeur.common.sealing import drawer, reseal_bytes
from voordeur.journal.ground import of_house


@dataclass(frozen=True)
class _SealedRows:
    rows: Any  # a manager
    use: str
    by_id: bool

    def holds(self) -> dict[str, int]:
        with of_house("sealing_again"):
            return dict(self.rows.values_list("key").annotate(Count("pk")).order_by("key"))

    def reseal(self) -> int:
        with of_house("sealing_again"):
            ids = list(self.rows.exclude(key=current_key()[0]).values_list("pk", flat=True))
        return sum(map(self._one, ids))

    def _one(self, id: Any) -> int:
        """Seal one row again, in a transaction of its own: a row may be large, and its owner need not wait long."""
        with transaction.atomic(), of_house("sealing_again"):
            row = self.rows.select_for_update().filter(pk=id).first()
            if row is None:
                return 0
            belongs_to = str(row.pk) if self.by_id else ""
            row.key, row.sealed = reseal_bytes(bytes(row.sealed), key_id=row.key, use=self.use, belongs_to=belongs_to)
            row.save(update_fields=["key", "sealed"])
        return 1


def sealed_rows(name: str, rows: Any, *, use: str, by_id: bool) -> None:
    """Register a table under the word by which `voordeur keys` counts it; `by_id`: a row is sealed with its id."""
    own = _SealedRows(rows, use, by_id)
    drawer(name, own.holds, own.reseal)
