"""Makes permits: the only place where a worker's right to write comes from."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from voordeur.access.functions import purposes
from voordeur.access.held import Held
from voordeur.access.log import note_operator
from voordeur.access.queries import NoGround, gives, grants_of, purposes_on
from voordeur.access.ties import refuse_if_tied
from voordeur.accounts.installation import INSTALLATION
from voordeur.accounts.models import Worker
from voordeur.common.clock import day_of
from voordeur.journal.ground import of_house
from voordeur.journal.models import Entry, File
from voordeur.journal.permits import Permit

# Whoever runs commands on the machine itself; no worker, and so never in the table of workers.
OPERATOR = UUID("01900000-0000-7000-8000-000000000001")
# Whoever answers through a link without signing in; who that is stands in the answer.
BY_LINK = UUID("01900000-0000-7000-8000-000000000002")

# The entry that shuts a way out of the house.
STOPPING = frozenset(("channel_stopped",))
# What a door goes along with of those for whom a stop stands.
FOLLOWING = STOPPING | {"channel_approved"}
# That a resident took consent back, also in a case that whoever hears it does not read.
TAKING_BACK = frozenset(("consent_withdrawn",))
# What one team tells the other that works for the same household, in a case that whoever tells it does not read.
TELLING = frozenset(("heard_from_beside",))
# What a case that begins elsewhere takes along from the one that handed it on; nothing else may be written there.
HANDED_ON = frozenset(("handed_on", "case_opened", "came_from", "consent_given", "member_noted", "channel_stopped"))
# The entries that give and take rights, and those that say that somebody is involved.
GIVING = frozenset(("access_granted", "access_ended"))
# What may be noted in a file that is not read: in that of a household by who has a right in the programme, in that of
# an organisation by everybody who writes.
NOTED = {
    File.Kind.HOUSEHOLD: GIVING | {"involvement_started", "involvement_ended"},
    File.Kind.ORGANISATION: frozenset(("waiting_time_observed",)),
}


def permit(
    *,
    worker: Worker | UUID,
    purpose: str,
    at: datetime,
    file: UUID | None = None,
    programme: UUID | None = None,
    also: Iterable[UUID] = (),
) -> Permit:
    """Give a worker the right to write in a file, or in a programme (where new files may be opened).

    Who writes in a file that is there reads what is shared in it; only knowing that it is there is not enough. A team's
    right in a programme holds for its files of the kinds that the team reads. `also`: other files of the same act, each
    with its own ground. A file that does not exist yet needs none; in the file of a household that is not read, a right
    in the programme is enough to note that one is involved, and for nothing else; in the file of an organisation one
    only notes how long somebody waited for it. Otherwise rights are given in a file that is there only for a purpose
    that gives rights, or because the method asks for it (`gives`).
    Raises NoGround, also when the purpose is one for reading only.
    """
    said, today = purposes().get(purpose), day_of(at)
    if said is None or not said.writes or (file is None and programme is None):
        raise NoGround
    others = set(also)
    asked = {one for one in (file, programme, *others) if one is not None}
    held = Held(worker=worker, purpose=purpose, files=asked, today=today)
    if programme is not None and not held.in_programme(programme):
        raise NoGround
    kinds = {one: kind for one, (_, kind) in held.heads.items() if one in others}
    noted = {
        one: NOTED[File.Kind(kind)]
        for one, kind in kinds.items()
        if kind == File.Kind.ORGANISATION or (kind == File.Kind.HOUSEHOLD and programme is not None)
    }
    unread = set()
    for one in [file, *kinds] if file else kinds:
        if held.reads(_ground_of(held, one, purpose)):
            refuse_if_tied(one, worker=worker, today=today, declared=held.ties)
        elif one in noted:
            unread.add(one)
        else:
            raise NoGround
    giving = said.gives or (file is not None and gives(worker=worker, purpose=purpose, file=file, today=today))
    return Permit(
        worker=worker if isinstance(worker, UUID) else worker.pk,
        purpose=purpose,
        files=frozenset({*others, *((file,) if file else ())} - unread),
        programmes=frozenset(() if programme is None else (programme,)),
        inside=held.inside(programme),
        only_new=frozenset() if giving else GIVING,
        noted=noted,
    )


def permit_to_report(*, worker: Worker | UUID, programme: UUID, case: UUID, at: datetime) -> Permit:
    """Give anybody who signs in the right to hand in one signal to a programme, in the case file that begins with it.

    The permit holds for that new file only and for nothing but handing in; sent twice by the same worker it is given
    twice. Raises NoGround for who left, for a programme that is not there, and for a case that others began.
    """
    worker_id = worker if isinstance(worker, UUID) else worker.pk
    works_here = Worker.objects.filter(pk=worker_id, is_active=True).exists()
    takes_signals = File.objects.filter(id=programme, kind=File.Kind.PROGRAMME).exists()
    with of_house("ids_used_before"):
        begun_by = set(Entry.objects.filter(file=case, position=1).values_list("by", flat=True))
    if not works_here or not takes_signals or begun_by - {worker_id}:
        raise NoGround
    return Permit(
        worker=worker_id,
        purpose="feedback",
        files=frozenset((case,)),
        kinds=frozenset(("case_opened", "signal_received", "access_granted")),
    )


def permit_to_hand_on(*, worker: Worker | UUID, purpose: str, file: UUID, case: UUID, at: datetime) -> Permit:
    """Give whoever writes in a case the right to begin the case in which its household goes on in another method.

    The right is one to begin it and no right to read it: that is for the team there. Raises NoGround.
    """
    given = permit(worker=worker, purpose=purpose, file=file, at=at)
    with of_house("ids_used_before"):
        begun_by = set(Entry.objects.filter(file=case, position=1).values_list("by", flat=True))
    if begun_by - {given.worker}:
        raise NoGround
    return replace(given, files=frozenset((file, case)), kinds=HANDED_ON)


def permit_to_stop(given: Permit, *, cases: Iterable[UUID]) -> Permit:
    """Widen a right to write in a file to shutting the ways out of these cases and doors, whoever reads those.

    Nobody who sees danger waits for the right to read what else runs; no other entry may be written there by it.
    """
    return replace(given, noted=dict.fromkeys(cases, STOPPING))


def permit_to_take_back_consent(
    *, worker: Worker | UUID, purpose: str, file: UUID, cases: Iterable[UUID], at: datetime
) -> Permit:
    """Give a right to write in a file, and to note in these cases too that a resident took consent back.

    Whom a resident tells it to need not read what else runs; no other entry may be written there by it.
    Raises NoGround.
    """
    return _also_noting(TAKING_BACK, worker=worker, purpose=purpose, file=file, cases=cases, at=at)


def permit_to_tell_beside(
    *, worker: Worker | UUID, purpose: str, file: UUID, cases: Iterable[UUID], at: datetime
) -> Permit:
    """Give a right to write in a file, and to tell the team of these other cases of the household something.

    Nobody reads more by telling, and no other entry may be written there by it. Raises NoGround.
    """
    return _also_noting(TELLING, worker=worker, purpose=purpose, file=file, cases=cases, at=at)


def permit_to_follow(given: Permit, *, doors: Iterable[UUID] = (), cases: Iterable[UUID] = ()) -> Permit:
    """Narrow the right to write down where people live to letting doors and cases there follow a safety stop.

    Whether or not the worker reads those; nothing else may be written by it, and a case is never opened again so.
    """
    noted = {**dict.fromkeys(doors, FOLLOWING), **dict.fromkeys(cases, STOPPING)}
    return replace(given, files=frozenset(), programmes=frozenset(), noted=noted)


def permit_as_second(*, worker: UUID, file: UUID) -> Permit:
    """Give whoever may be the second person the right to answer in this file, and nothing else; `seconds` finds who."""
    kinds = frozenset(("second_person_agreed", "second_person_refused"))
    return Permit(worker=worker, purpose="second_person", files=frozenset((file,)), kinds=kinds)


def permit_to_erase(*, worker: UUID, file: UUID) -> Permit:
    """Give the second person who agreed the right to destroy words in this file, and nothing else."""
    return Permit(worker=worker, purpose="second_person", files=frozenset((file,)), kinds=frozenset(("erasure",)))


def permit_to_ask(*, worker: Worker | UUID, file: UUID, at: datetime) -> Permit:
    """Give whoever knows that a file is there the right to ask a second person something in it. Raises NoGround."""
    found = worker if isinstance(worker, UUID) else worker.pk
    if not purposes_on(worker=found, file=file, today=day_of(at)):
        raise NoGround
    return Permit(
        worker=found,
        purpose="second_person",
        files=frozenset((file,)),
        kinds=frozenset(("second_person_asked", "message_queued")),
    )


def permit_for_own_ties(*, worker: UUID) -> Permit:
    """Give a worker the right to say in the own file to whom he or she is too close, and nothing else there."""
    if not Worker.objects.filter(pk=worker, is_active=True).exists():
        raise NoGround
    kinds = frozenset(("tie_declared", "tie_ended"))
    return Permit(worker=worker, purpose="ties", files=frozenset((worker,)), kinds=kinds)


def permit_to_break_glass(*, worker: Worker | UUID, programme: UUID, file: UUID, at: datetime) -> Permit:
    """Give whoever works in a programme the right to open one case of it outside the own role, and to tell so.

    Raises NoGround for who is in no team there.
    """
    found = worker if isinstance(worker, UUID) else worker.pk
    if not grants_of(found, day_of(at)).filter(programme=programme).exists():
        raise NoGround
    return Permit(
        worker=found,
        purpose="emergency",
        files=frozenset((file, programme)),
        kinds=frozenset(("glass_broken", "second_person_asked", "message_queued")),
    )


def permit_to_answer(*, file: UUID, kinds: Iterable[str]) -> Permit:
    """Give whoever opened an answer link with its code the right to write that answer, and nothing else.

    The entries are written by `BY_LINK`: no worker here, but somebody outside whose name stands in the answer.
    """
    return Permit(worker=BY_LINK, purpose="feedback", files=frozenset((file,)), kinds=frozenset(kinds))


def permit_for_own_calendar(*, worker: Worker | UUID, at: datetime) -> Permit:
    """Give somebody who works here the right to make and end the link to the own calendar. Raises NoGround."""
    worker_id = worker if isinstance(worker, UUID) else worker.pk
    if not Worker.objects.filter(pk=worker_id, is_active=True).exists():
        raise NoGround
    return Permit(
        worker=worker_id,
        purpose="administration",
        files=frozenset((worker_id,)),
        kinds=frozenset(("calendar_link_made", "calendar_link_ended")),
    )


def operator_permit(
    *,
    at: datetime,
    command: str,
    writer: UUID = OPERATOR,
    roles: Iterable[str] = (),
    counts: Mapping[str, int] | None = None,
) -> Permit:
    """Give whoever runs a command on the machine the right to write everywhere; that it was used is recorded.

    `writer`, `roles` and `counts`: what a story says of whoever writes, and of the numbers that its method asks for.
    """
    note_operator(OPERATOR, at=at, command=command)
    return Permit(
        worker=writer, purpose="administration", files=None, roles=frozenset(roles), counts=dict(counts or {})
    )


def _also_noting(
    kinds: frozenset[str], *, worker: Worker | UUID, purpose: str, file: UUID, cases: Iterable[UUID], at: datetime
) -> Permit:
    """Give a right to write in a file, and to note entries of these kinds in cases that the worker need not read."""
    given = permit(worker=worker, purpose=purpose, file=file, at=at)
    return replace(given, noted=dict.fromkeys(cases, kinds))


def _ground_of(held: Held, file: UUID, purpose: str) -> UUID:
    """Say on which file a right must rest: who administers the installation does so for all that holds no residents."""
    administered = (File.Kind.ORGANISATION, File.Kind.WORKER, File.Kind.PROGRAMME)
    _, kind = held.heads.get(file, (None, ""))
    return INSTALLATION if purpose == "administration" and kind in administered else file
