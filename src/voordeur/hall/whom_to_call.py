"""Before a second case opens: is this household known, and whom to call. Involvement only, never content."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from voordeur.accounts import queries as accounts
from voordeur.cases import queries as cases
from voordeur.people import places
from voordeur.people.models import Household

_WORD = re.compile(r"[^\W\d_]{4,}")
_ADDRESS = re.compile(r"([^\W\d_][^\W\d_ .'-]*(?:[ .'-][^\W\d_]+)*) (\d{1,5})", re.UNICODE)
_MOST = 8


@dataclass(frozen=True, kw_only=True)
class ToCall:
    """Who coordinates a running case, and under which number; no phone means that no number is known."""

    name: str
    phone: str


@dataclass(frozen=True, kw_only=True)
class LikelyHousehold:
    """A household that may be meant, with whom to call about it."""

    household: UUID
    words: str
    call: tuple[ToCall, ...]


def likely_households(words: str) -> list[LikelyHousehold]:
    """Give the households that a few words may mean: by an address in them, or by a name that is a household's label."""
    where = Q(pk__in=[])
    for street, number in _ADDRESS.findall(words):
        found = places.find_addresses(f"{street} {number}", most=_MOST)
        where |= Q(address__in=[address.pk for address in found])
    for word in _WORD.findall(words)[:20]:
        where |= Q(label__iexact=word) | Q(label__iendswith=f" {word}")
    homes = list(Household.objects.filter(where, continued_in=None).order_by("label", "pk")[:_MOST])
    addresses = places.addresses(home.address for home in homes)
    return [
        LikelyHousehold(
            household=home.pk,
            words=", ".join(part for part in (home.label, str(addresses.get(home.address, ""))) if part),
            call=whom_to_call([home.pk]),
        )
        for home in homes
    ]


def whom_to_call(households: Iterable[UUID]) -> tuple[ToCall, ...]:
    """Give who coordinates the running cases of these households."""
    running = [case for household in households for case in cases.running_cases(household)]
    workers = accounts.workers(case.coordinator for case in running)
    offices = {one.pk: one for one in accounts.organisations(worker.organisation for worker in workers.values())}
    found = []
    for worker in workers.values():
        office = offices.get(worker.organisation)
        # An organisation whose name tells what is wrong stays out of this list, and so does who works there.
        if office is not None and not office.reveals_problem:
            found.append(ToCall(name=f"{worker.name}, {office.name}", phone=worker.phone or office.phone))
    return tuple(dict.fromkeys(found))
