"""What can be said of the safety flag. It stands in a file of its own: who writes a letter only sees that it waits."""

from typing import Literal
from uuid import UUID

from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows
from voordeur.safety.models.flags import SafetyFlag


@entry("safety_flag_set", files=("protected",))
class SafetyFlagSet(Body):
    """Somebody is in danger by what we send or say, so nothing leaves the house unseen for this household or case."""

    subject_kind: Literal["household", "case"]
    subject: UUID
    reason: str


@entry("safety_flag_ended", files=("protected",))
class SafetyFlagEnded(Body):
    """Two persons found that the danger is over; each way out stays shut until somebody opens it."""

    asked_by: UUID
    confirmed_by: UUID
    remark: str = ""


@projects(SafetyFlagSet)
def _safety_flag_set(entry: Entry, body: SafetyFlagSet, rows: Rows) -> None:
    rows.put(
        SafetyFlag(
            id=entry.file_id,
            subject_kind=body.subject_kind,
            subject=body.subject,
            reason=body.reason,
            since=entry.happened_on,
            entry=entry.id,
        )
    )


@projects(SafetyFlagEnded)
def _safety_flag_ended(entry: Entry, body: SafetyFlagEnded, rows: Rows) -> None:
    flag = rows.get(SafetyFlag, entry.file_id)
    flag.end_asked_by, flag.confirmed_by = body.asked_by, body.confirmed_by
    flag.ended_on = entry.happened_on
    rows.put(flag)
