"""Deeds on conferences: calling partners together around one or more cases, moving it and calling it off.

Who is asked to come gets a mail with a link and nothing else. A table with several cases is one act; each case gets its
own entries, about its own people.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction

from voordeur.assessments.actions import asked_domain
from voordeur.cases import entries as said
from voordeur.cases.conferring import NoConference, refuse_a_moment
from voordeur.cases.inviting import Invited, invitation_of, invitations, link_to_table, mail, planned, to_mail
from voordeur.cases.models import Conference, Invitation
from voordeur.cases.queries.things import place_of
from voordeur.cases.telling import plain
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal import Draft, Level, Permit, Recorded, id_from, record

hold_conference = plain(said.ConferenceHeld)
answer_invitation = plain(said.InvitationAnswered)
put_on_agenda = plain(said.AgendaItemPut)


def call_conference(
    *,
    file: UUID,
    on: date,
    kind: said.ConferenceKind = "case_discussion",
    conference: UUID | None = None,
    meeting: UUID | None = None,
    from_time: time | None = None,
    until_time: time | None = None,
    place: str = "",
    chair: UUID | None = None,
    minutes_by: UUID | None = None,
    text: str = "",
    invited: Sequence[Invited] = (),
    also: Mapping[UUID, Sequence[Invited]] | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Call partners together around a case, and with `also` around other cases at the same table, each with its people.

    Workers who are asked get a mail with a link, once for the whole table. What it is for (`text`) is said of the first
    case only. Raises CannotMeetThen, MayNotCome.
    """
    called_on = happened_on or day_of(at)
    refuse_a_moment(on, from_time, until_time, today=called_on)
    entry = id or new_id()
    table = meeting or (id_from(entry, "meeting") if also else None)
    drafts: list[Draft] = []
    asked: list[tuple[UUID, UUID]] = []
    for number, (case, people) in enumerate([(file, invited), *(also or {}).items()]):
        its_own = entry if number == 0 else id_from(entry, str(case))
        body = said.ConferenceCalled(
            conference=conference if conference and number == 0 else its_own,
            meeting=table,
            kind=kind,
            on=on,
            from_time=from_time,
            until_time=until_time,
            place=place,
            chair=chair,
            minutes_by=minutes_by,
            text=text if number == 0 else "",
        )
        drafts.append(Draft(case, body, called_on, id=its_own))
        drafts += invitations(case, body.conference, people, called_on, its_own, permit)
        asked += to_mail(case, people, permit, called_on)
    with transaction.atomic():
        recorded = record(*drafts, permit=permit, at=at)
        mail(asked, "conference_called", link_to_table(table or conference or entry), entry, permit, at)
    return recorded


def invite(
    *,
    file: UUID,
    conference: UUID,
    worker: UUID | None = None,
    organisation: UUID | None = None,
    name: str = "",
    invitation: UUID | None = None,
    domain: str = "",
    level: Level = Level.SHARED,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Ask somebody to come for one case: a worker, who gets a mail, or somebody by name, who can be sent a link.

    Raises MayNotCome, NoConference.
    """
    row = planned(file, conference)
    one = Invited(worker=worker, organisation=organisation, name=name, domain=asked_domain(file, domain), level=level)
    entry, on = id or new_id(), happened_on or day_of(at)
    asked = to_mail(file, [one], permit, on)
    with transaction.atomic():
        recorded = record(invitation_of(file, conference, one, on, entry, invitation), permit=permit, at=at)
        if row.state == Conference.State.CALLED:
            mail(asked, "conference_called", link_to_table(row.meeting or row.pk), entry, permit, at)
    return recorded


def move_conference(
    *,
    file: UUID,
    conference: UUID,
    on: date,
    from_time: time | None = None,
    until_time: time | None = None,
    place: str = "",
    reason: str = "",
    also: Mapping[UUID, UUID] | None = None,
    expect: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Move a conference, and with `also` (case -> conference) those at the same table; who was asked hears of it.

    `expect` is the version of the conference that the writer saw. Raises CannotMeetThen, NoConference and Stale.
    """
    moved_on = happened_on or day_of(at)
    refuse_a_moment(on, from_time, until_time, today=moved_on)

    def body(one: UUID) -> said.ConferenceMoved:
        return said.ConferenceMoved(
            conference=one, on=on, from_time=from_time, until_time=until_time, place=place, reason=reason
        )

    bodies = {case: body(one) for case, one in {file: conference, **(also or {})}.items()}
    return _change(bodies, expect=expect, permit=permit, at=at, on=moved_on, id=id)


def cancel_conference(
    *,
    file: UUID,
    conference: UUID,
    reason: str = "",
    also: Mapping[UUID, UUID] | None = None,
    expect: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Call a conference off, and with `also` (case -> conference) those at the same table; who was asked hears of it.

    `expect` is the version of the conference that the writer saw. Raises NoConference and Stale.
    """
    bodies = {
        case: said.ConferenceCancelled(conference=one, reason=reason)
        for case, one in {file: conference, **(also or {})}.items()
    }
    day = happened_on or day_of(at)
    return _change(bodies, expect=expect, permit=permit, at=at, on=day, id=id)


def _change(
    bodies: Mapping[UUID, said.ConferenceMoved | said.ConferenceCancelled],
    *,
    expect: UUID | None,
    permit: Permit,
    at: datetime,
    on: date,
    id: UUID | None,
) -> Recorded:
    """Record the same of every case at the table, and let who was asked know."""
    entry, drafts, asked = id or new_id(), [], list[tuple[UUID, UUID]]()
    rows = [_row_to_change(case, body.conference, id) for case, body in bodies.items()]
    for number, (case, body) in enumerate(bodies.items()):
        domain, level = place_of(case, body.conference, kind="conference") or ("", Level.SHARED)
        its_own = entry if number == 0 else id_from(entry, str(case))
        drafts.append(Draft(case, body, on, id=its_own, domain=domain, level=level))
        told = Invitation.objects.filter(file=case, conference=body.conference, worker__isnull=False)
        asked += [
            (case, one) for one in told.order_by("id").values_list("worker", flat=True) if one and one != permit.worker
        ]
    with transaction.atomic():
        seen = {rows[0].pk: expect} if expect else None
        recorded = record(*drafts, permit=permit, at=at, expect=seen)
        mail(asked, "conference_changed", link_to_table(rows[0].meeting or rows[0].pk), entry, permit, at)
    return recorded


def _row_to_change(case: UUID, conference: UUID, id: UUID | None) -> Conference:
    """Give a conference that is still to come; sent twice, the deed finds the one that it changed itself."""
    row = Conference.objects.filter(file=case, pk=conference).first()
    if row is None or (row.state != Conference.State.CALLED and (id is None or row.version != id)):
        raise NoConference
    return row
