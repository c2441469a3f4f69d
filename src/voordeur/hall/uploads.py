"""Files that a worker sent to look at first: sealed, for that worker alone, and gone after a day."""

from datetime import datetime, timedelta
from uuid import UUID

from voordeur.common.ids import new_id
from voordeur.common.sealing import Closed, seal, unseal
from voordeur.hall.models import Upload

KEPT_FOR = timedelta(days=1)
_USE = "uploads"


def keep(content: bytes, *, worker: UUID, programme: UUID, at: datetime) -> UUID:
    """Keep a file sealed; give the id under which its sender finds it again."""
    id = new_id()
    sealed = seal(content, use=_USE)
    Upload.objects.create(id=id, worker=worker, programme=programme, sealed=sealed, saved=at)
    return id


def fetch(id: UUID, *, worker: UUID, programme: UUID, at: datetime) -> bytes | None:
    """Give a file back to who sent it; none when there is none, a day has passed, or its key is gone."""
    row = Upload.objects.filter(pk=id, worker=worker, programme=programme, saved__gt=at - KEPT_FOR).first()
    if row is None:
        return None
    try:
        return unseal(row.sealed, use=_USE)
    except Closed:
        return None


def discard(id: UUID) -> None:
    """Throw a file away: it was taken over, or is not wanted."""
    Upload.objects.filter(pk=id).delete()


def sweep(*, at: datetime) -> int:
    """Throw away what is older than a day, and say how many that were. The night calls it."""
    return Upload.objects.filter(saved__lte=at - KEPT_FOR).delete()[0]
