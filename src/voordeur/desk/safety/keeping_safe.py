"""What the pages about safety stand on: a case or household as far as this worker sees it, and whom to call there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet

from voordeur.access import NoGround, purposes_on, sees, visible
from voordeur.accounts import queries as accounts
from voordeur.accounts.models import Worker
from voordeur.cases.models import Case
from voordeur.desk import homes
from voordeur.desk.case import casework
from voordeur.journal import File, Level
from voordeur.outreach import queries as outreach
from voordeur.outreach.models import Doorstep
from voordeur.people import places
from voordeur.people import queries as people
from voordeur.people.models import Household, Membership
from voordeur.post.models import Channel, StoppedChannel
from voordeur.safety import contacts
from voordeur.safety import queries as safety
from voordeur.safety.actions import homes_of, stopped_with
from voordeur.safety.models import SafetyFlag

# The ways out of the house, by their words in urls.
WAYS_OUT = {channel.value: channel for channel in Channel}


@dataclass(frozen=True, kw_only=True)
class Place:
    """A case or household of which somebody thinks about safety. `household` only as far as the worker sees it."""

    file: UUID
    kind: str
    purpose: str
    household: Household | None
    members: list[Membership]
    municipality: str

    @property
    def title(self) -> str:
        """How the household is called; empty as long as it is not known."""
        return self.household.label if self.household else ""

    @property
    def subjects(self) -> list[UUID]:
        """Whom and what a protected fact can be about here."""
        homes = people.files_of(self.household.pk) if self.household else []
        return [self.file, *homes, *(one.person for one in self.members)]

    @property
    def contacts(self) -> tuple[contacts.Contact, ...]:
        """Whom to call when somebody is not safe now."""
        return acute_contacts(self.municipality)


def with_question(flags: Iterable[SafetyFlag], at: datetime) -> list[SafetyFlag]:
    """Give flags that one reads, each with the question to end it (`ask`), while that waits for a second person."""
    found = list(flags)
    asks = safety.asked_to_end(found, at=at) if found else {}
    for one in found:
        one.ask = asks.get(one.pk)  # type: ignore[attr-defined]
    return found


@dataclass(frozen=True, kw_only=True)
class Shut:
    """The ways out of one case or door that are shut, of a flag that a worker reads."""

    file: UUID
    kind: str
    since: date | None
    channels: list[StoppedChannel]


def stopped_channels(flag: SafetyFlag, *, worker: Worker, today: date) -> list[Shut]:
    """Give the ways out that are shut of the cases and doors that a flag is about and in which the worker may write."""
    of_household = flag.subject_kind == "household"
    homes = [file for home in homes_of(flag, left=True) for file in people.files_of(home)] if of_household else []
    addresses = people.addresses_of(homes_of(flag)) if of_household else []
    about = Q(pk=flag.subject) | Q(household__in=homes) | Q(pk__in=stopped_with(flag.pk))
    cases = Case.objects.filter(about).order_by("opened_on", "pk")
    doors = Doorstep.objects.filter(address__in=addresses).order_by("listed_on", "pk")
    found = []
    for file, kind, since in (
        *((one.pk, File.Kind.CASE, one.opened_on) for one in cases),
        *((one.pk, File.Kind.DOORSTEP, one.listed_on) for one in doors),
    ):
        shut = StoppedChannel.objects.filter(file=file).order_by("channel")
        seen = visible(shut, worker=worker, purpose=opens_again(kind), today=today)
        if rows := list(seen):
            found.append(Shut(file=file, kind=kind, since=since, channels=rows))
    return found


def opens_again(kind: str) -> Sequence[str]:
    """Give the purposes for which a way out of such a file can be opened again."""
    return (outreach.PURPOSE,) if kind == File.Kind.DOORSTEP else casework.PURPOSES


def people_in(workers: Iterable[UUID]) -> list[Worker]:
    """Give workers by name."""
    return sorted(accounts.workers(workers).values(), key=lambda one: (one.name, str(one.pk)))


def acute_contacts(municipality: str = "") -> tuple[contacts.Contact, ...]:
    """Give whom to call when somebody is not safe now; without a municipality the national numbers."""
    known = contacts.book(settings.ACUTE_CONTACTS).of(municipality)
    if not municipality:
        return known
    return known + tuple(
        contacts.Contact(
            name={"nl": one.name, "en": one.name},
            phone=one.phone,
            when={"nl": one.when, "en": one.when},
            source=one.source,
            checked=one.checked,
        )
        for one in safety.acute_contacts(municipality)
    )


def place_of(file: UUID, *, worker: Worker, today: date) -> Place:
    """Open a case or household for a page about safety, for whoever may read it. Raises NoGround."""
    kind = File.objects.filter(pk=file).values_list("kind", flat=True).first()
    among = {File.Kind.CASE: casework.PURPOSES, File.Kind.HOUSEHOLD: homes.PURPOSES}.get(kind or "", ())  # type: ignore[call-overload]
    purpose = _purpose(file, among, worker, today)

    def seen(rows: QuerySet[Any]) -> QuerySet[Any]:
        return visible(rows, worker=worker, purpose=purpose, today=today)

    home: UUID | None = file
    if kind == File.Kind.CASE:
        case = seen(Case.objects.filter(pk=file)).first()
        if case is None:
            raise NoGround
        home = people.going_on(case.household) if case.household else None
    household = seen(Household.objects.filter(pk=home)).first() if home else None
    address = places.addresses([household.address]).get(household.address) if household and household.address else None
    return Place(
        file=file,
        kind=str(kind),
        purpose=purpose,
        household=household,
        members=list(seen(people.living_together_on(today, household=household.pk))) if household else [],
        municipality=address.municipality if address else "",
    )


def _purpose(file: UUID, among: Iterable[str], worker: Worker, today: date) -> str:
    for purpose in purposes_on(worker=worker, file=file, today=today):
        if purpose in among and sees(worker=worker, purpose=purpose, file=file, today=today, level=Level.SHARED):
            return purpose
    raise NoGround
