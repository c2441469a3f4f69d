"""A household as one worker sees it: who lives there, who did, and who elsewhere may be the same person."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from voordeur.access import NoGround, reach, visible
from voordeur.accounts.models import Worker
from voordeur.cases.models import Case
from voordeur.desk.case import casework
from voordeur.journal import File
from voordeur.journal.ground import of_house
from voordeur.people import places
from voordeur.people import queries as people
from voordeur.people.doubles import LikelyDouble, normal_name
from voordeur.people.looking_after import authority_of
from voordeur.people.models import Address, Household, Membership, Person, Reach
from voordeur.people.rules import ADULT, Authority, Member, age_on, who_decides

# What a household may be opened for by those who write in it.
PURPOSES = ("coordination", "help", "triage", "outreach")
_MOST = 6


@dataclass(frozen=True, kw_only=True)
class Decides:
    """Who decides about the matters of a child today, by name; `missing` is what must be known to tell."""

    names: tuple[str, ...]
    missing: str


@dataclass(frozen=True, kw_only=True)
class Resident:
    """Somebody who lives or lived in a household, with the card as far as this worker may read it.

    `decides` is given of children only, `reach` of those of whom something is known about reaching them safely.
    """

    membership: Membership
    card: Person | None
    decides: Decides | None = None
    reach: Reach | None = None

    @property
    def person(self) -> UUID:
        """Who it is."""
        return self.membership.person

    @property
    def name(self) -> str:
        """What this household's file calls the person."""
        return self.membership.name or (self.card.name if self.card else "")


@dataclass(frozen=True, kw_only=True)
class HomeView:
    """A household as one worker sees it on one day."""

    household: Household
    purpose: str
    address: Address | None
    residents: list[Resident]
    gone: list[Resident]
    cases: list[Case]
    taken_in: list[Household]
    goes_on_in: Household | None

    @property
    def file(self) -> UUID:
        """The file of the household."""
        return self.household.pk

    def resident(self, person: UUID) -> Resident:
        """Give somebody who lives or lived here. Raises NoGround."""
        found = next((one for one in (*self.residents, *self.gone) if one.person == person), None)
        if found is None:
            raise NoGround
        return found


@dataclass(frozen=True, kw_only=True)
class Known:
    """Somebody elsewhere who may be meant. Without a home: the worker may not see where that is."""

    person: UUID
    name: str
    born: date | None
    home: str


@dataclass(frozen=True, kw_only=True)
class Double:
    """Two cards, of this household and another, that may be about one person, and the signs of it."""

    here: Person
    there: Person
    home: Household
    address: Address | None
    pair: LikelyDouble


def other_homes(person: UUID, *, worker: Worker, purpose: str, today: date) -> list[UUID]:
    """Give the homes of somebody that this worker may read: a new name is told in their files too."""
    rows = visible(Membership.objects.filter(person=person, until=None), worker=worker, purpose=purpose, today=today)
    return list(rows.order_by("file").values_list("file", flat=True).distinct())


def home_view(file: UUID, *, worker: Worker, purpose: str, today: date) -> HomeView:
    """Gather a household for a worker. Raises NoGround."""

    def seen(rows: QuerySet[Any]) -> QuerySet[Any]:
        return visible(rows, worker=worker, purpose=purpose, today=today)

    household = seen(Household.objects.filter(pk=file)).first()
    if household is None:
        raise NoGround
    living = list(seen(people.living_together_on(today, household=file)))
    gone = [one for one in seen(people.history_of(file)) if one.until and one.until <= today]
    cards = {one.pk: one for one in seen(people.persons(one.person for one in (*living, *gone)))}
    files = people.files_of(file)
    authority = authority_of(seen(people.custody_of(one.person for one in living)))
    reach = {one.person: one for one in seen(people.reach_of(one.person for one in living))}
    here = {one.person for one in living}
    last = {one.person: one for one in gone if one.person not in here}
    return HomeView(
        household=household,
        purpose=purpose,
        address=places.addresses([household.address]).get(household.address) if household.address else None,
        residents=[
            Resident(
                membership=one,
                card=cards.get(one.person),
                decides=_decides(one, living, authority, today),
                reach=reach.get(one.person),
            )
            for one in living
        ],
        gone=[Resident(membership=one, card=cards.get(one.person)) for one in last.values()],
        cases=_cases(files, worker, today),
        taken_in=list(seen(Household.objects.filter(continued_in=file)).order_by("label", "id")),
        goes_on_in=seen(Household.objects.filter(pk=household.continued_in)).first()
        if household.continued_in
        else None,
    )


def _decides(
    one: Membership, living: list[Membership], authority: Mapping[UUID, tuple[Authority, ...]], today: date
) -> Decides | None:
    """Give who decides for a child; of a holder of authority who is no member here only the typed names are known."""
    if one.role != "child" if one.born is None else age_on(one.born, today) >= ADULT:
        return None
    members = [Member(person=m.person, born=m.born, authority=authority.get(m.person, ())) for m in living]
    told = who_decides(one.person, members, today)
    names = {m.person: m.name for m in living}
    return Decides(names=(*(names[p] for p in told.persons if p in names), *told.names), missing=told.missing)


def known_elsewhere(name: str, born: date | None, *, home: HomeView, worker: Worker, today: date) -> list[Known]:
    """Find who may be meant by a name: among all that the worker may see, and else only by exact name and birth date.

    Of somebody whom the worker may not see nothing is told but what was typed, and only when the household is one that
    whoever works for the same controller may know of.
    """
    wanted = normal_name(name)
    if not wanted:
        return []
    seen: dict[UUID, Membership] = {}
    for purpose in PURPOSES:
        near = reach(worker=worker, purpose=purpose, today=today, kind=File.Kind.HOUSEHOLD)
        rows = Membership.objects.filter(file__in=near).exclude(left_because="died").order_by("-since", "id")
        for row in visible(rows, worker=worker, purpose=purpose, today=today):
            if _alike(row, wanted, born):
                seen.setdefault(row.person, row)
    labels = {one.pk: one.label for one in Household.objects.filter(pk__in=[row.file_id for row in seen.values()])}
    own = [
        Known(person=row.person, name=row.name, born=row.born, home=labels.get(row.file_id, ""))
        for row in sorted(seen.values(), key=lambda row: (row.name, str(row.pk)))
    ]
    hidden = [
        Known(person=one.pk, name=name, born=born, home="")
        for one in _exactly(wanted, born, home.cases)
        if one.pk not in seen
    ]
    return [*own, *hidden][:_MOST]


def doubles_of(home: HomeView, *, worker: Worker, today: date) -> list[Double]:
    """Propose which persons here stand in another household too, as far as the worker may see that one."""
    pairs = people.doubles_of(home.file)
    cards: dict[UUID, Person] = {
        one.pk: one
        for one in visible(
            people.persons({id for pair in pairs for id in (pair.one, pair.other)}),
            worker=worker,
            purpose=home.purpose,
            today=today,
        )
    }
    files = set(people.files_of(home.file))
    going_on = {one.file_id: people.going_on(one.file_id) for one in cards.values()}
    homes: dict[UUID, Household] = {
        one.pk: one
        for one in visible(
            Household.objects.filter(pk__in=going_on.values()), worker=worker, purpose=home.purpose, today=today
        )
    }
    addresses = places.addresses(one.address for one in homes.values())
    found = []
    for pair in pairs:
        if pair.one not in cards or pair.other not in cards:
            continue
        here, there = cards[pair.one], cards[pair.other]
        if here.file_id not in files:
            here, there = there, here
        if other := homes.get(going_on[there.file_id]):
            address = addresses.get(other.address) if other.address else None
            found.append(Double(here=here, there=there, home=other, address=address, pair=pair))
    return found


def _cases(files: Iterable[UUID], worker: Worker, today: date) -> list[Case]:
    """Give the cases of a household that the worker may read for any purpose."""
    rows = Case.objects.filter(household__in=files).select_related("file")
    found: Iterable[Case] = visible(rows, worker=worker, purpose=casework.PURPOSES, today=today)
    return sorted(found, key=lambda case: (case.opened_on, str(case.pk)))


def _alike(row: Membership, wanted: str, born: date | None) -> bool:
    """Every part of the name that was typed stands in theirs; two known birth dates that differ make two persons."""
    if born and row.born and born != row.born:
        return False
    return set(wanted.split()) <= set(normal_name(row.name).split())


@of_house("doubles")
def _exactly(wanted: str, born: date | None, cases: Iterable[Case]) -> list[Person]:
    """Give those of exactly this name and birth date, in households without work of other controllers alone."""
    if born is None:
        return []
    controllers = {case.file.controller for case in cases}
    about = Case.objects.exclude(household=None)
    near = about.filter(file__controller__in=controllers).values("household")
    far = about.exclude(file__controller__in=controllers).values("household")
    known = Person.objects.filter(Q(file__in=near) | ~Q(file__in=far), born=born, died_on=None).order_by("id")
    return [one for one in known if normal_name(one.name) == wanted]
