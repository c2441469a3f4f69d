"""Deeds of the safety flag: set it, which shuts every way out at once; ask a second person to end it."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from voordeur.access import controller_behind, seconds, workers_on
from voordeur.access.models import Grant, SecondAsk
from voordeur.access.two_people import carried_out_by
from voordeur.accounts import queries as accounts
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal import Draft, Entry, File, Level, Opening, Permit, Recorded, Refusal, hold, id_from, record
from voordeur.journal.ground import of_house
from voordeur.people import queries as people
from voordeur.people.around import Around
from voordeur.people.models import Household
from voordeur.post import actions as post
from voordeur.post.models import OF_A_DOOR, Channel
from voordeur.safety import entries as said
from voordeur.safety.actions.protecting import NobodyReads, naming
from voordeur.safety.models import SafetyFlag

DEED = "end_safety_flag"
Home = tuple[UUID | None, UUID]
"""A controller (none: whichever it is), and a household for which its ways out are shut."""
Place = tuple[UUID | None, UUID]
"""A controller (none: whichever it is), and an address at which its doors are shut."""


class NobodyElseReads(Refusal):
    """Nobody but the one who asks may read the flag, and its programme has no second person outside."""

    def __init__(self) -> None:
        """Say who can be named."""
        super().__init__(
            {
                "nl": "Behalve u mag niemand dit lezen. Daarom kan niemand ermee instemmen.",
                "en": "Nobody but you may read this, so nobody can agree to it.",
            },
            {
                "nl": "Wijs eerst iemand aan die dit ook mag lezen, of vraag de beheerder om een tweede persoon.",
                "en": "First name somebody who may read this too, or ask the administrator for a second person.",
            },
        )


class HasEnded(Refusal):
    """The flag has ended already."""

    def __init__(self) -> None:
        """Say how it stands."""
        super().__init__(
            {"nl": "Deze stop is al beëindigd.", "en": "This stop has ended already."},
            {"nl": "U hoeft niets te doen.", "en": "There is nothing that you need to do."},
        )


def set_safety_flag(
    *,
    subject_kind: Literal["household", "case"],
    subject: UUID,
    cases: Iterable[UUID],
    doors: Iterable[UUID] = (),
    reason: str,
    readers: Iterable[UUID],
    permit: Permit,
    at: datetime,
    id: UUID | None = None,
) -> Recorded:
    """Set the flag in a file that only `readers` see, and shut every way out of these cases and doors in the same act.

    The permit comes from `access.permit_to_stop`. The cases and doors say that the ways out are shut, and not why.
    Which those are, `cases.set_safety_flag` finds while it holds them; that is the deed for whoever sees danger.
    """
    named, shut = list(dict.fromkeys(readers)), list(dict.fromkeys(doors))
    if not named:
        raise NobodyReads
    entry, on, stopped = id or new_id(), day_of(at), list(dict.fromkeys(cases))
    file = id_from(entry, "protected")
    body = said.SafetyFlagSet(subject_kind=subject_kind, subject=subject, reason=reason)
    return record(
        Draft(file, body, on, id=entry, level=Level.CONFINED),
        *(draft for worker in named for draft in naming(worker, file, "protected", on)),
        *_confined(draft for case in stopped for draft in post.stops(case, on)),
        *_confined(draft for door in shut for draft in post.stops(door, on, channels=OF_A_DOOR)),
        permit=permit,
        at=at,
        opening=[Opening(file, "protected", controller=_controller(subject, [*stopped, *shut], permit.worker, on))],
    )


def _controller(subject: UUID, stopped: Collection[UUID], worker: UUID, on: date) -> UUID | None:
    """Say who answers in law for a flag, and so whose doors and cases follow it when its people move.

    That of what it stops. Where there is nothing to stop, that of the work by which whoever sets it knows the
    household, else the organisation where that one works. None when it is nobody's (of who runs the installation, or
    from an earlier version): then all follow it, since too much that waits is better than one letter too many.
    """
    answers = File.objects.filter(id__in=stopped).exclude(controller=None).order_by("id")
    if found := answers.values_list("controller", flat=True).first() or controller_behind(worker, subject, today=on):
        return found
    known = accounts.workers([worker]).get(worker)
    return known.organisation if known else None


@of_house("flag_on_household")
def stops_for(
    case: UUID, household: UUID, on: date, *, permit: Permit, at: datetime, beside: Iterable[UUID] = ()
) -> tuple[Draft, ...]:
    """Draft that the ways out of a case are shut from its beginning, when a stop stands for who lives there.

    In the transaction of the act: until its end nobody else writes down who lives there, since whoever does lets the
    cases follow that there are. `beside`: other files in which the act writes, held with these in one order.
    """
    hold([household, case, *beside], permit=permit, at=at)
    going_on = people.going_on(household)
    if not any(going_on in homes_of(flag) for flag in _flags().filter(ended_on=None)):
        return ()
    return _confined(post.stops(case, on))


@of_house("flag_on_household")
def homes_of(flag: SafetyFlag, *, left: bool = False) -> set[UUID]:
    """Give the households where those live now for whom a stop on a household was set; `left`: or lived since then."""
    since = Entry.objects.values_list("recorded", flat=True).get(pk=flag.entry)
    return people.homes_of_its_people(flag.subject, since=since, left=left)


@of_house("flag_on_household")
def stopped_with(flag: UUID) -> list[UUID]:
    """Give the cases and doors of which the ways out were shut in the act that set a flag."""
    act = Entry.objects.filter(file=flag, kind="safety_flag_set").values("act")
    return list(Entry.objects.filter(act__in=act, kind="channel_stopped").values_list("file", flat=True).distinct())


@of_house("flag_on_household")
def flagged_around(around: Around) -> tuple[set[Home], set[Home]]:
    """Give the homes near by of those for whom a stop stands, and of those for whom one stands or stood.

    It takes one statement, whatever it finds: who asks because somebody moves may not notice what there is.
    """
    set_at = Entry.objects.filter(pk=OuterRef("entry")).values("recorded")
    stand, stood = set[Home](), set[Home]()
    for flag in (
        _flags().filter(subject__in=list(around.homes)).annotate(set_at=Subquery(set_at)).select_related("file")
    ):
        homes = {(flag.file.controller, home) for home in around.homes_of_its_people(flag.subject, since=flag.set_at)}
        stood |= homes
        stand |= homes if flag.ended_on is None else set()
    return stand, stood


@of_house("flag_on_household")
def flagged_places() -> set[Place]:
    """Give where those live for whom a stop stands, as far as the addresses of their households are known."""
    flags = _flags().filter(ended_on=None).select_related("file")
    homes = {(flag.file.controller, home) for flag in flags for home in homes_of(flag)}
    known = Household.objects.filter(pk__in=[home for _controller, home in homes]).exclude(address=None)
    addresses = {one.pk: one.address for one in known if one.address}
    return {(controller, addresses[home]) for controller, home in homes if home in addresses}


@post.shuts_addresses
def flagged_addresses(addresses: Collection[UUID], controller: UUID | None) -> set[UUID]:
    """Give those of these addresses where somebody lives for whom a stop stands, of this controller or of nobody's."""
    return {address for owner, address in flagged_places() if owner in (controller, None)} & set(addresses)


def ask_to_end_flag(*, file: UUID, reason: str, permit: Permit, at: datetime, id: UUID | None = None) -> Recorded:
    """Ask a second person whether the flag can end: whoever else reads it.

    When nobody does, the second person outside of its programmes is named a reader in the same act. Raises HasEnded,
    and NobodyElseReads when there is no such person.
    """
    if SafetyFlag.objects.filter(pk=file).exclude(ended_on=None).exists():
        raise HasEnded
    entry, on = id or new_id(), day_of(at)
    asked = seconds.ask(deed=DEED, file=file, reason=reason, at=at, level=Level.CONFINED, id=entry)
    others = set(workers_on(file=file, purpose="safety", today=on)) - {permit.worker} - _named_with(entry)
    called = [] if others else [one for one in _outside(file, on) if one != permit.worker]
    if not others and not called:
        raise NobodyElseReads
    named = (draft for worker in called for draft in naming(worker, file, "protected", on, reason=reason))
    return record(asked, *named, permit=permit, at=at)


@carried_out_by(DEED)
def _end(ask: SecondAsk, agreed_by: UUID, on: date) -> Iterable[Draft]:
    """End the flag when the second person agrees. Each way out stays shut until somebody opens it."""
    both = Q(end_asked_by=ask.asked_by, confirmed_by=agreed_by)  # sent again it is the same act
    if SafetyFlag.objects.filter(Q(ended_on=None) | both, pk=ask.file_id).exists():
        body = said.SafetyFlagEnded(asked_by=ask.asked_by, confirmed_by=agreed_by)
        yield Draft(ask.file_id, body, on, level=Level.CONFINED)


def approve_channel(*, case: UUID, channel: Channel, permit: Permit, at: datetime, id: UUID | None = None) -> Recorded:
    """Open one way out of a case again. Why it was shut, and why it can open, is not said in the case."""
    return post.approve_channel(case=case, channel=channel, permit=permit, at=at, id=id)


def _flags() -> QuerySet[SafetyFlag]:
    return SafetyFlag.objects.filter(subject_kind="household").order_by("pk")


def _confined(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    return tuple(replace(draft, level=Level.CONFINED) for draft in drafts)


@of_house("second_person")
def _outside(flag: UUID, on: date) -> list[UUID]:
    """Give the second persons outside of the programmes whose cases and doors a flag stopped."""
    programmes = (
        File.objects.filter(pk__in=stopped_with(flag)).order_by("programme").values_list("programme", flat=True)
    )
    found = (seconds.second_persons(one, on) for one in programmes.distinct() if one)
    return list(dict.fromkeys(worker for each in found for worker in each))


@of_house("second_person")
def _named_with(entry: UUID) -> set[UUID]:
    """Give whom this very act named already: sent again it must be the same."""
    act = Entry.objects.filter(pk=entry).values("act")
    granted = Entry.objects.filter(act__in=act, kind="access_granted").values("id")
    return set(Grant.objects.filter(entry__in=granted).values_list("worker", flat=True))
