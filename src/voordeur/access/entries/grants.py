"""What can be said of rights to see in the journal, and how that becomes grants."""

from collections.abc import Iterator
from datetime import date
from typing import Literal
from uuid import UUID, uuid5

from voordeur.access.models import Grant
from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows

Purpose = Literal[
    "outreach",
    "triage",
    "coordination",
    "help",
    "oversight",
    "feedback",
    "report",
    "administration",
    "safety",
    "privacy",
]
FileKind = Literal["case", "doorstep", "household", "programme", "organisation", "worker", "installation"]


@entry("access_granted")
class AccessGranted(Body):
    """A worker may see this file (or files of this programme) for a purpose, from the day that it happened.

    `level` is 0 involvement, 1 shared, 2 confined; no domains means all of them, no kinds all files of the programme.
    `since`: a later day on which it begins. `cover` gives it, standing in for the worker in `covers`.
    """

    worker: UUID
    purpose: Purpose
    level: int
    programme_wide: bool = False
    domains: tuple[str, ...] = ()
    kinds: tuple[FileKind, ...] = ()
    function: str = ""
    since: date | None = None
    until: date | None = None
    cover: UUID | None = None
    covers: UUID | None = None


@entry("access_ended")
class AccessEnded(Body):
    """A worker may no longer see this file for a purpose; `grant` names one grant by its entry, none means all.

    `cover`: what was held by that cover; without it what was held by a role of one's own. `on`: a later day on which it
    ends. `domains`: it ends on these life domains alone; none: on all.
    """

    worker: UUID
    purpose: Purpose
    reason: str = ""
    function: str = ""
    grant: UUID | None = None
    cover: UUID | None = None
    on: date | None = None
    domains: tuple[str, ...] = ()


@projects(AccessGranted)
def _access_granted(entry: Entry, body: AccessGranted, rows: Rows) -> None:
    for domain, kind in _each(body):
        rows.put(
            Grant(
                id=uuid5(entry.id, f"{domain} {kind}"),
                worker_id=body.worker,
                programme=entry.file_id if body.programme_wide else None,
                of=kind,
                domain=domain,
                level=body.level,
                purpose=body.purpose,
                function=body.function,
                entry=entry.id,
                cover=body.cover,
                covers=body.covers,
                since=body.since or entry.happened_on,
                until=body.until,
            )
        )


@projects(AccessEnded)
def _access_ended(entry: Entry, body: AccessEnded, rows: Rows) -> None:
    ends = body.on or entry.happened_on
    for grant in rows.find(Grant, worker_id=body.worker, purpose=body.purpose, cover=body.cover):
        if body.grant not in (None, grant.entry) or body.function not in ("", grant.function):
            continue
        if body.domains and grant.domain not in body.domains:
            continue
        if grant.until is None or grant.until > ends:
            grant.until = ends
            rows.put(grant)


def _each(body: AccessGranted) -> Iterator[tuple[str, str]]:
    for domain in body.domains or ("*",):
        for kind in body.kinds or ("*",):
            yield domain, kind
