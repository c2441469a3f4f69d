"""Questions about households. Doors pass the rows through `access.visible` before they show them."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from voordeur.journal.ground import of_house
from voordeur.journal.models import Entry
from voordeur.journal.once import once
from voordeur.people.doubles import Card, LikelyDouble, likely_doubles
from voordeur.people.models import Custody, Household, Involvement, Membership, Person, Reach


def household(id: UUID) -> Household:
    """Give a household. Raises Household.DoesNotExist."""
    return Household.objects.get(id=id)


def households_at(address: UUID) -> QuerySet[Household]:
    """Give the households that live at an address, without those that go on in another file."""
    return Household.objects.filter(address=address, continued_in=None)


@once
@of_house("one_household")
def going_on(household: UUID) -> UUID:
    """Give the file in which a household goes on: itself, or the one that it was taken together with."""
    following = Household.objects.filter(id=household).values_list("continued_in", flat=True).first()
    return going_on(following) if following else household


@once
@of_house("one_household")
def files_of(household: UUID) -> tuple[UUID, ...]:
    """Give all files of one household: its own, and those that were taken together with it."""
    files, fresh = [household], [household]
    while fresh:
        fresh = list(
            Household.objects.filter(continued_in__in=fresh).exclude(id__in=files).values_list("id", flat=True)
        )
        files.extend(fresh)
    return tuple(files)


@of_house("one_household")
def homes_of_its_people(household: UUID, *, since: datetime | None = None, left: bool = False) -> set[UUID]:
    """Give the homes where those live now who live in a household, itself among them.

    `since`: and those who were written down as leaving it from this moment on, whatever day they left; with `left` also
    the homes that they were written down as leaving since.
    """
    files = files_of(going_on(household))
    lived = Q(until=None)
    if since:
        gone = Entry.objects.filter(file__in=files, recorded__gte=since)
        lived |= Q(version__in=gone.values("id"))
    persons = Membership.objects.filter(lived, file__in=files).values("person")
    there = Membership.objects.filter(person__in=persons)
    here = Q(until=None)
    if since and left:
        changed = Entry.objects.filter(pk__in=there.values("version"), recorded__gte=since)
        here |= Q(version__in=changed.values("pk"))
    homes = there.filter(here).values_list("file", flat=True)
    return {going_on(one) for one in {household, *homes}}


@of_house("one_household")
def homes_left(household: UUID) -> dict[UUID, date]:
    """Give the homes that those who live in a household now have left, each with the day on which the last of them did.

    On that day that one no longer lived there.
    """
    persons = Membership.objects.filter(until=None, file__in=files_of(going_on(household))).values("person")
    left = Membership.objects.filter(person__in=persons, until__isnull=False).order_by("until", "id")
    return {going_on(file): until for file, until in left.values_list("file", "until") if until}


@of_house("one_household")
def addresses_of(households: Iterable[UUID]) -> list[UUID]:
    """Give where these households live, as far as that is known."""
    known = Household.objects.filter(pk__in=list(households)).exclude(address=None)
    return [one.address for one in known.order_by("pk") if one.address]


def living_together_on(day: date, *, household: UUID) -> QuerySet[Membership]:
    """Give who lives in a household on this day, the eldest first; a child in two homes is in both."""
    return Membership.objects.filter(_on(day), file__in=files_of(household)).order_by("born", "name", "id")


@of_house("one_household")
def all_live_there(persons: Iterable[UUID], day: date, *, household: UUID) -> bool:
    """Tell whether each of these persons lives in a household on this day."""
    there = Membership.objects.filter(_on(day), file__in=files_of(going_on(household)))
    return set(persons) <= set(there.values_list("person", flat=True))


def homes_on(day: date, *, person: UUID) -> QuerySet[Membership]:
    """Give the homes in which a person lives on this day."""
    return Membership.objects.filter(_on(day), person=person).order_by("part_time", "since", "id")


def files_with(person: UUID) -> list[UUID]:
    """Give the files of all households in which a person lives or lived."""
    return list(Membership.objects.filter(person=person).order_by("file").values_list("file", flat=True).distinct())


def history_of(household: UUID) -> QuerySet[Membership]:
    """Give who lived in a household over time."""
    return Membership.objects.filter(file__in=files_of(household)).order_by("since", "id")


def persons(ids: Iterable[UUID]) -> QuerySet[Person]:
    """Give persons by id."""
    return Person.objects.filter(id__in=list(ids))


def persons_of(household: UUID) -> QuerySet[Person]:
    """Give the persons whose card is in a household's file, also those who left."""
    return Person.objects.filter(file__in=files_of(household)).order_by("born", "name", "id")


def names_on(persons: Iterable[UUID], day: date) -> dict[UUID, str]:
    """Give how persons are called where they live on a day, whoever may see them; for words to who named them."""
    return dict(Membership.objects.filter(_on(day), person__in=list(persons)).values_list("person", "name"))


def custody_of(persons: Iterable[UUID]) -> QuerySet[Custody]:
    """Give what was recorded of parental authority over these persons, in order of beginning."""
    return Custody.objects.filter(person__in=list(persons)).order_by("since", "version")


def reach_of(persons: Iterable[UUID]) -> QuerySet[Reach]:
    """Give how these persons are reached safely, where something is known of that."""
    return Reach.objects.filter(person__in=list(persons)).exclude(channel="").order_by("since", "version")


def involved_on(day: date, *, household: UUID) -> QuerySet[Involvement]:
    """Give the involvements with a household on this day, wherever they are written; `access.visible` sifts them."""
    return Involvement.objects.filter(_on(day), household__in=files_of(household)).order_by("since", "id")


@of_house("doubles")
def doubles_of(household: UUID) -> list[LikelyDouble]:
    """Propose persons elsewhere who may be members of this household written down twice; nothing more than proposes.

    Only those who share an address, a birth date or a phone number are compared, so that it stays quick.
    """
    here = files_of(household)
    own = list(_cards(Person.objects.filter(file__in=here)))
    addresses = [card.address for card in own if card.address]
    neighbours = Household.objects.filter(address__in=addresses).values_list("id", flat=True)
    others = Person.objects.exclude(file__in=here).filter(
        Q(born__in=[card.born for card in own if card.born])
        | Q(file__in=list(neighbours))
        | Q(phone__in=[card.phone for card in own if card.phone])
    )
    mine = {card.person for card in own}
    pairs = likely_doubles([*own, *_cards(others)])
    return [pair for pair in pairs if (pair.one in mine) != (pair.other in mine)]


def _cards(persons: QuerySet[Person]) -> Iterable[Card]:
    found = list(persons)
    homes = Household.objects.in_bulk({person.file_id for person in found})
    for person in found:
        home = homes[person.file_id]
        yield Card(
            person=person.id,
            household=home.continued_in or home.id,
            name=person.name,
            born=person.born,
            phone=person.phone,
            address=home.address,
        )


def _on(day: date) -> Q:
    return Q(since__lte=day) & (Q(until=None) | Q(until__gt=day))
