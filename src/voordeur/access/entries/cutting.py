"""What can be said of the access log itself: the beginning of its chains was thrown away, since its term was over."""

from datetime import datetime
from uuid import UUID

from voordeur.access.models import AccessLogCut
from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows


@entry("access_log_cut", files=("installation",))
class AccessLogWasCut(Body):
    """Lines of the access log from before a moment were thrown away; of each chain its last one that was.

    `workers`, `positions` and `hashes` go together: what is kept of a chain follows on from there.
    """

    before: datetime
    lines: int
    workers: tuple[UUID, ...]
    positions: tuple[int, ...]
    hashes: tuple[str, ...]


@projects(AccessLogWasCut)
def _cut(entry: Entry, body: AccessLogWasCut, rows: Rows) -> None:
    for worker, position, hash in zip(body.workers, body.positions, body.hashes, strict=True):
        rows.put(AccessLogCut(id=worker, position=position, hash=hash, before=body.before))
