"""Weighing a signal: what waits, which household it may be about, and whom to call when a case runs already."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from voordeur.access import reach, visible
from voordeur.accounts.models import Worker
from voordeur.cases import queries as cases
from voordeur.cases.models import Case
from voordeur.desk.case.casework import PURPOSES
from voordeur.journal import File, OpenDuty
from voordeur.journal.ground import of_house
from voordeur.people import places
from voordeur.people.models import Address, Household, Membership
from voordeur.programmes import queries as programmes
from voordeur.signals import queries as signals
from voordeur.signals.models import Signal

MOST_MATCHES = 12
_MOST_ADDRESSES = 6  # more addresses than this are a street, and a street is no match


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A signal that waits to be weighed, with the day by which that is owed."""

    signal: Signal
    due: date | None
    late: bool


@dataclass(frozen=True, kw_only=True)
class Match:
    """A household that a signal may be about. Its name is told only to who may know it or wrote it down."""

    household: UUID
    label: str
    address: str


def waiting(worker: Worker, today: date) -> list[Waiting]:
    """Give the signals that a worker is to weigh, the most urgent first."""
    found = list(signals.inbox(worker=worker, today=today))
    duties = OpenDuty.objects.filter(file__in=[one.file_id for one in found], deed="triaged")
    due = dict(duties.order_by("-due").values_list("file", "due"))
    return [Waiting(signal=one, due=due.get(one.file_id), late=due.get(one.file_id, today) < today) for one in found]


def matches(words: str, *, file: UUID, worker: Worker, today: date) -> list[Match]:
    """Find households that a signal may be about, by name or address.

    Among all that the worker may see; and, of other households with a case under the same controller, those at exactly
    this address. Of the latter no more is told than was typed: the name only when it was typed too.
    """
    own = _seen(words, worker, today)
    near = [home for home in _at_the_address(words, file) if home.pk not in {one.pk for one in own}]
    addresses = places.addresses(home.address for home in [*own, *near])
    typed = set(_words(words))
    return [
        Match(
            household=home.pk,
            label=home.label if home in own or typed & set(_words(home.label)) else "",
            address=str(addresses[home.address]) if home.address in addresses else "",
        )
        for home in [*own, *near][:MOST_MATCHES]
    ]


def joinable(calls: Iterable[cases.Call], *, worker: Worker, today: date) -> set[UUID]:
    """Give those of the cases that somebody is to call about, which this worker may read and so join a signal to."""
    running = Case.objects.filter(file__in={one.case for one in calls})
    return set(visible(running, worker=worker, purpose="triage", today=today).values_list("pk", flat=True))


def _seen(words: str, worker: Worker, today: date) -> list[Household]:
    """Search the households that a worker sees for any purpose: by name, by who lives there, or by the address."""
    typed = set(_words(words))
    if not typed:
        return []
    found: dict[UUID, Household] = {}
    for purpose in PURPOSES:
        near = reach(worker=worker, purpose=purpose, today=today, kind=File.Kind.HOUSEHOLD)
        homes = Household.objects.filter(continued_in=None, file__in=near)
        for home in visible(homes, worker=worker, purpose=purpose, today=today):
            found.setdefault(home.pk, home)
    addresses = places.addresses(home.address for home in found.values())
    names: dict[UUID, list[str]] = {}
    for purpose in PURPOSES:
        living = Membership.objects.filter(file__in=found, until=None)
        for row in visible(living, worker=worker, purpose=purpose, today=today):
            names.setdefault(row.file_id, []).append(row.name)
    hits = [
        home
        for home in found.values()
        if typed & set(_words(" ".join([home.label, *names.get(home.pk, [])])))
        or (home.address in addresses and _is_there(addresses[home.address], typed))
    ]
    return sorted(hits, key=lambda home: (home.label.lower(), str(home.pk)))[:MOST_MATCHES]


def _is_there(address: Address, typed: set[str]) -> bool:
    """Tell whether street and number were both typed."""
    return str(address.number) in typed and bool(typed & set(_words(address.street)))


@of_house("who_works_where")
def _at_the_address(words: str, file: UUID) -> list[Household]:
    ids = []
    for piece in re.split(r"[,;\n]", words):
        found = places.find_addresses(piece.strip(), most=_MOST_ADDRESSES + 1) if re.search(r"\d", piece) else []
        ids += [one.id for one in found] if len(found) <= _MOST_ADDRESSES else []
    known = Case.objects.filter(file__controller=_controller(file)).exclude(household=None).values("household")
    homes = Household.objects.filter(address__in=ids, continued_in=None, pk__in=known)
    return list(homes.order_by("label", "id"))


def _controller(file: UUID) -> UUID | None:
    return File.objects.values_list("controller", flat=True).get(id=file)


_SMALL = frozenset(
    ("de", "het", "een", "van", "der", "den", "en", "mevrouw", "meneer", "familie", "huishouden", "gezin")
)


def _words(text: str) -> list[str]:
    """Take the words that say something: names, streets, numbers."""
    return [word for word in re.findall(r"\w+", text.casefold()) if word not in _SMALL]


def takers(programme: UUID, today: date) -> list[tuple[str, UUID]]:
    """Give who may answer for a case of a programme, as role and worker, in the order of the method's roles."""
    able = [
        id
        for id, role in programmes.method_of(programme).roles.items()
        if role.function in ("contact_point", "coordinator")
    ]
    team = list(programmes.team(programme, today))
    return [(role, member.worker) for role in able for member in team if member.role == role]
