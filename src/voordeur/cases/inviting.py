"""Parts of acts around a conference: who is asked to come, and the mail that says only that there is something."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from voordeur.access import purposes_on, sees
from voordeur.cases import entries as said
from voordeur.cases.conferring import MayNotCome, NoConference
from voordeur.cases.models import Conference
from voordeur.journal import Draft, Level, Permit, id_from
from voordeur.post.actions import queue_message
from voordeur.post.queries import stopped_files


@dataclass(frozen=True, kw_only=True)
class Invited:
    """Somebody to ask: a worker, or somebody by name of an organisation; `domain` if that name tells what is wrong."""

    worker: UUID | None = None
    organisation: UUID | None = None
    name: str = ""
    domain: str = ""
    level: Level = Level.SHARED


def planned(file: UUID, conference: UUID, *, held: bool = False) -> Conference:
    """Give a conference that is still to come, or with `held` one that was not cancelled. Raises NoConference."""
    row = Conference.objects.filter(file=file, pk=conference).exclude(state=Conference.State.CANCELLED).first()
    if row is None or (row.state == Conference.State.HELD and not held):
        raise NoConference
    return row


def invitations(
    case: UUID, conference: UUID, people: Iterable[Invited], on: date, id: UUID, permit: Permit
) -> list[Draft]:
    """Draft who is asked to come; whoever calls the others together comes too."""
    drafts = []
    for number, one in enumerate(people):
        asked = invitation_of(case, conference, one, on, id_from(id, f"invited {number}"))
        drafts.append(asked)
        if one.worker == permit.worker:
            body = said.InvitationAnswered(invitation=asked.body.invitation, comes=True)  # type: ignore[attr-defined]
            drafts.append(Draft(case, body, on, id=id_from(id, "comes"), domain=one.domain, level=one.level))
    return drafts


def invitation_of(
    case: UUID, conference: UUID, one: Invited, on: date, id: UUID, invitation: UUID | None = None
) -> Draft:
    """Draft that somebody is asked to come."""
    body = said.ConferenceInvited(
        invitation=invitation or id,
        conference=conference,
        worker=one.worker,
        organisation=one.organisation,
        name=one.name,
    )
    return Draft(case, body, on, id=id, domain=one.domain, level=one.level)


def reads(worker: UUID, case: UUID, on: date) -> bool:
    """Tell whether a worker has ground to read a case; being asked to a conference gives none."""
    asked = purposes_on(worker=worker, file=case, today=on)
    return any(sees(worker=worker, purpose=one, file=case, today=on, level=Level.SHARED) for one in asked)


def to_mail(case: UUID, people: Iterable[Invited], permit: Permit, on: date) -> list[tuple[UUID, UUID]]:
    """Give the workers to tell, each of whom must read the case.

    Only the operator, who writes down what others decided, is not asked for it. Raises MayNotCome.
    """
    workers = [one.worker for one in people if one.worker]
    if permit.files is not None and not all(reads(one, case, on) for one in workers):
        raise MayNotCome
    return [(case, worker) for worker in workers if worker != permit.worker]


def link_to_table(meeting: UUID) -> str:
    """Give the path of the page of one table, with its one case or several."""
    return f"/overleggen/{meeting}/"


def mail(asked: Iterable[tuple[UUID, UUID]], subject: str, link: str, id: UUID, permit: Permit, at: datetime) -> None:
    """Tell each worker once that there is something to see, for a case whose mail is not stopped if there is one."""
    pairs = list(asked)
    shut = stopped_files("message", {case for case, _worker in pairs})
    cases: dict[UUID, UUID] = {}
    for case, worker in sorted(pairs, key=lambda pair: pair[0] in shut):
        cases.setdefault(worker, case)
    for worker, case in cases.items():
        queue_message(
            subject_kind=subject,
            link=link,
            case=case,
            to_worker=worker,
            id=id_from(id, f"mail {worker}"),
            permit=permit,
            at=at,
        )
