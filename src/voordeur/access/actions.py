"""Deeds that give and take rights, always in the same act as what causes them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q

from voordeur.access.entries import AccessEnded, AccessGranted
from voordeur.access.functions import Right, function
from voordeur.access.models import Grant
from voordeur.access.queries import administrators
from voordeur.accounts.entries import WorkerLeft
from voordeur.accounts.installation import INSTALLATION, opening
from voordeur.common.clock import day_of
from voordeur.journal.drafts import Draft, Recorded
from voordeur.journal.ground import of_house
from voordeur.journal.models import File
from voordeur.journal.permits import Permit
from voordeur.journal.recording import record
from voordeur.journal.refusals import Refusal
from voordeur.programmes import queries as programmes
from voordeur.programmes.entries import TeamMemberJoined, TeamMemberLeft
from voordeur.programmes.rules import refuse_a_last_day_before_the_first

PRIVACY_OFFICER = "privacy_officer"
_DAY = timedelta(days=1)


def grants_for(
    function_name: str,
    worker: UUID,
    files: Mapping[UUID, str],
    since: date,
    *,
    domains: Iterable[str] = (),
) -> tuple[Draft, ...]:
    """Draft what somebody with this function may see of own files, given as id -> kind of file.

    For the act that gives the role; `domains` narrows it to some life domains (none: all). Raises UnknownFunction.
    """
    own = function(function_name).own
    return tuple(
        Draft(file, _granted(worker, function_name, right, tuple(domains)), since)
        for file, kind in files.items()
        for right in own.get(kind, ())
    )


def ends_for(
    function_name: str, worker: UUID, files: Mapping[UUID, str], on: date, *, reason: str = ""
) -> tuple[Draft, ...]:
    """Draft the end of what `grants_for` gave on these files, for the act that ends the role."""
    own = function(function_name).own
    return tuple(
        Draft(file, AccessEnded(worker=worker, purpose=right.purpose, function=function_name, reason=reason), on)  # type: ignore[arg-type]
        for file, kind in files.items()
        for right in own.get(kind, ())
    )


def admit_to_team(
    *,
    programme: UUID,
    worker: UUID,
    role: str,
    until: date | None = None,
    supervisor: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Give a worker a role of the method in a programme's team, and with it the sight that belongs to its function.

    `until`: the last day, when that is agreed beforehand; the sight ends with it. `supervisor`: who guides the worker.
    Raises programmes.queries.UnknownRole when the method has no such role, LeavesBeforeJoining.
    """
    on = happened_on or day_of(at)
    refuse_a_last_day_before_the_first(on, until)
    name = programmes.function_of(programme, role)
    drafts = joining(
        programme=programme,
        worker=worker,
        role=role,
        function_name=name,
        on=on,
        until=until,
        supervisor=supervisor,
        id=id,
    )
    return record(*drafts, permit=permit, at=at)


def joining(
    *,
    programme: UUID,
    worker: UUID,
    role: str,
    function_name: str,
    on: date,
    until: date | None = None,
    supervisor: UUID | None = None,
    id: UUID | None = None,
) -> list[Draft]:
    """Draft that a worker takes a role in a programme's team, with the sight that belongs to the role's function.

    `until`: the last day of both.
    """
    grants = (_granted(worker, function_name, right, (), programme_wide=True) for right in function(function_name).team)
    ends = until + _DAY if until else None
    said = TeamMemberJoined(worker=worker, role=role, until=until, supervisor=supervisor)
    return [
        Draft(programme, said, on, id=id),
        *(Draft(programme, replace(grant, until=ends), on) for grant in grants),
    ]


def release_from_team(
    *,
    programme: UUID,
    worker: UUID,
    role: str,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """End a worker's role in a programme's team, and the sight that came with it, at once."""
    on = happened_on or day_of(at)
    name = programmes.function_of(programme, role)
    ends = (
        Draft(programme, AccessEnded(worker=worker, purpose=right.purpose, function=name), on)  # type: ignore[arg-type]
        for right in function(name).team
    )
    return record(Draft(programme, TeamMemberLeft(worker=worker, role=role), on, id=id), *ends, permit=permit, at=at)


def appoint_administrator(
    *, worker: UUID, permit: Permit, at: datetime, happened_on: date | None = None, id: UUID | None = None
) -> Recorded:
    """Let a worker arrange organisations, workers, areas and addresses of this installation; no case comes with it."""
    on = happened_on or day_of(at)
    (right,) = grants_for("administrator", worker, {INSTALLATION: File.Kind.INSTALLATION}, on)
    return record(replace(right, id=id), permit=permit, at=at, opening=opening())


class LastAdministrator(Refusal):
    """Nobody would be left to arrange who works here."""

    def __init__(self) -> None:
        """Say what to do first."""
        super().__init__(
            {
                "nl": "Dit is de laatste beheerder. Zonder beheerder kan niemand meer iets inrichten.",
                "en": "This is the last administrator. Without one nobody can arrange anything any more.",
            },
            {"nl": "Maak eerst een ander beheerder.", "en": "First make somebody else administrator."},
        )


def dismiss_administrator(
    *, worker: UUID, permit: Permit, at: datetime, happened_on: date | None = None, id: UUID | None = None
) -> Recorded:
    """End what a worker may arrange in this installation. Raises LastAdministrator."""
    on = happened_on or day_of(at)
    if administrators(on) == [worker]:
        raise LastAdministrator
    body = AccessEnded(worker=worker, purpose="administration", function="administrator")
    return record(Draft(INSTALLATION, body, on, id=id), permit=permit, at=at)


def appoint_privacy_officer(
    *,
    programme: UUID,
    worker: UUID,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Let a worker watch over privacy in a programme: who opened what outside the own role, and counts of looks."""
    on = happened_on or day_of(at)
    first, *others = (
        _granted(worker, PRIVACY_OFFICER, right, (), programme_wide=True) for right in function(PRIVACY_OFFICER).team
    )
    return record(
        Draft(programme, first, on, id=id), *(Draft(programme, one, on) for one in others), permit=permit, at=at
    )


def dismiss_privacy_officer(
    *,
    programme: UUID,
    worker: UUID,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """End that a worker watches over privacy in a programme."""
    body = AccessEnded(worker=worker, purpose="privacy", function=PRIVACY_OFFICER)
    return record(Draft(programme, body, happened_on or day_of(at), id=id), permit=permit, at=at)


def let_go(
    *,
    worker: UUID,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
    also: Iterable[Draft] = (),
) -> Recorded:
    """A worker leaves: sign-in, team roles and every grant end in one act, so that nothing is left to come back to.

    `also`: what else ends with it, such as roles in cases (`cases.actions.let_go` drafts those).
    """
    on = happened_on or day_of(at)
    ends = [*_team_roles(worker, on), *also, *_open_grants(worker, on)]
    if permit.files is not None and worker in permit.files:
        # Whoever may close the account may end what hangs on it, in files that stay closed to that person.
        permit = replace(permit, files=permit.files | {draft.file for draft in ends})
    return record(Draft(worker, WorkerLeft(on=on), on, id=id), *ends, permit=permit, at=at)


def _team_roles(worker: UUID, on: date) -> Iterator[Draft]:
    for member in programmes.team_roles_left(worker, on):
        yield Draft(member.file_id, TeamMemberLeft(worker=worker, role=member.role), on)


@of_house("who_holds_rights")
def _open_grants(worker: UUID, on: date) -> list[Draft]:
    still = Grant.objects.filter(Q(until=None) | Q(until__gt=on), worker=worker).order_by("file", "purpose", "cover")
    return [
        Draft(file, AccessEnded(worker=worker, purpose=purpose, reason="left", cover=cover), on)  # type: ignore[arg-type]
        for file, purpose, cover in still.values_list("file", "purpose", "cover").distinct()
    ]


def _granted(
    worker: UUID,
    function_name: str,
    right: Right,
    domains: tuple[str, ...],
    *,
    programme_wide: bool = False,
) -> AccessGranted:
    return AccessGranted(
        worker=worker,
        purpose=right.purpose,  # type: ignore[arg-type]
        level=right.level,
        programme_wide=programme_wide,
        domains=domains,
        kinds=right.files if programme_wide else (),  # type: ignore[arg-type]
        function=function_name,
    )
