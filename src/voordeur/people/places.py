"""Questions about addresses and areas: public registers, with no person in them."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from voordeur.journal.once import once_each
from voordeur.people.addresses import BadValue, normal_postcode, parse_house_number
from voordeur.people.models import Address, Area
from voordeur.people.rules import ancestors

_ONE_DOOR = 200  # doors that may share one house number: letters, additions, towns


def address(id: UUID) -> Address:
    """Give an address. Raises Address.DoesNotExist."""
    return Address.objects.get(id=id)


def hold(addresses: Iterable[UUID]) -> None:
    """Lock these addresses for the rest of a transaction, ahead of the files that it locks.

    Who lives at an address and which doors there are on a round is written in files that do not know each other.
    """
    wanted = Address.objects.filter(id__in=set(addresses)).order_by("id")
    list(wanted.select_for_update(no_key=True).values_list("id"))


@once_each
def addresses(ids: list[UUID]) -> dict[UUID, Address]:
    """Give addresses by id."""
    return Address.objects.in_bulk(ids)


def addresses_in(area: str) -> QuerySet[Address]:
    """Give the addresses of an area (its id or code), or of postcodes that begin so (`8924`, `8924AB`)."""
    found = _area(area)
    if found is None:
        return Address.objects.filter(postcode__startswith=area.replace(" ", "").upper())
    return Address.objects.filter(area__in=areas_inside(found.id))


def find_addresses(text: str, *, most: int = 20) -> list[Address]:
    """Find addresses by what people type: `8924 AB 12`, `8924AB`, `Vlierhof 12`, `Vlierhof`."""
    words = text.split()
    number = Q()
    if len(words) > 1 and words[-1][0].isdigit() and not _is_postcode(text):
        try:
            wanted, letter, addition = parse_house_number(words.pop())
        except BadValue:
            return []
        number = Q(number=wanted) & (Q(letter__iexact=letter) if letter else Q())
        number &= Q(addition__iexact=addition) if addition else Q()
    place = " ".join(words)
    where = Q(postcode=normal_postcode(place)) if _is_postcode(place) else Q(street__istartswith=place)
    return list(Address.objects.filter(where, number)[:most]) if place else []


def exact(
    *, street: str, postcode: str, number: int, letter: str = "", addition: str = "", most: int = 2
) -> list[Address]:
    """Find the address that is written out; several when street or postcode, number and addition are not one."""
    named = Q(postcode=postcode) if postcode else Q(street__iexact=street)
    here = Address.objects.filter(named, number=number, letter__iexact=letter, addition__iexact=addition, entrance=1)
    return list(here[:most])


def addresses_at(
    place: str, *, street: str = "", first: int | None = None, last: int | None = None
) -> QuerySet[Address]:
    """Give the addresses of a place as people name it: an area, the first characters of a postcode, or a street.

    `street` keeps one street of it, `first` and `last` the house numbers between them.
    """
    place = place.strip()
    named = Area.objects.filter(name__iexact=place).order_by("code").first()
    found = addresses_in(str(named.id) if named else place)
    if not named and not found.exists():
        found = Address.objects.filter(street__istartswith=place)
    if not named and not found.exists():
        found = Address.objects.filter(id__in=[one.id for one in find_addresses(place, most=_ONE_DOOR)])
    if street := street.strip():
        found = found.filter(street__istartswith=street)
    if first is not None:
        found = found.filter(number__gte=first)
    return found if last is None else found.filter(number__lte=last)


def outside(area: UUID | None, places: Iterable[UUID | None]) -> int:
    """Count how many of these smallest areas of addresses do not lie in an area; nothing lies outside no area."""
    if area is None:
        return 0
    inside = set(areas_inside(area))
    return sum(place not in inside for place in places)


def area(id: UUID) -> Area:
    """Give an area. Raises Area.DoesNotExist."""
    return Area.objects.get(id=id)


def areas() -> QuerySet[Area]:
    """Give all areas."""
    return Area.objects.all()


def areas_around(area: UUID | None) -> list[UUID]:
    """Give an area and all that it lies in, the smallest first."""
    return ancestors(area, dict(Area.objects.values_list("id", "parent")))


def areas_inside(area: UUID) -> list[UUID]:
    """Give an area and all that lies in it."""
    parents = dict(Area.objects.values_list("id", "parent"))
    return [id for id in parents if area in ancestors(id, parents)]


def _area(text: str) -> Area | None:
    try:
        return Area.objects.filter(id=UUID(text)).first()
    except ValueError:
        return Area.objects.filter(code=text).first()


def _is_postcode(text: str) -> bool:
    try:
        return bool(normal_postcode(text))
    except BadValue:
        return False
