"""Questions about covenants: what stands, what holds on a day for whom, and what ends."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, cast
from uuid import UUID

from django.db.models import Q, QuerySet

from voordeur.common.months import add_months
from voordeur.partners.models import Covenant, CovenantParty, Mandate, Participant
from voordeur.partners.rules.covenants import SOON, Pact, Sharing, sharing
from voordeur.partners.rules.signing import Given


@dataclass(frozen=True, kw_only=True)
class HeldMandate:
    """A mandate as an organisation holds it: from whom, for which decision, up to which amount and on which days."""

    mandate: UUID
    giver: UUID
    decision: str
    given: Given


def covenant(id: UUID) -> Covenant:
    """Give a covenant. Raises Covenant.DoesNotExist."""
    return Covenant.objects.get(pk=id)


def covenants_of(programme: UUID) -> QuerySet[Covenant]:
    """Give the covenants that were signed for a programme, what holds longest in front."""
    return Covenant.objects.filter(programme=programme).order_by("-until", "-since", "id")


def covenants_with(organisation: UUID) -> QuerySet[Covenant]:
    """Give the covenants that an organisation signed, the latest first."""
    signed = CovenantParty.objects.filter(organisation=organisation).values("covenant")
    return Covenant.objects.filter(pk__in=signed).order_by("-since", "id")


def parties_of(covenant: UUID) -> QuerySet[CovenantParty]:
    """Give who signed a covenant, also who left it."""
    return CovenantParty.objects.filter(covenant=covenant).order_by("since", "id")


def participants_of(covenant: UUID) -> QuerySet[Participant]:
    """Give who takes or took part under a covenant."""
    return Participant.objects.filter(covenant=covenant).order_by("organisation", "since", "id")


def mandates_of(covenant: UUID) -> QuerySet[Mandate]:
    """Give what may be or might be decided in another's name under a covenant."""
    return Mandate.objects.filter(covenant=covenant).order_by("since", "id")


def mandates_held(holder: UUID | None, *, programme: UUID | None) -> list[HeldMandate]:
    """Give the mandates of an organisation under covenants of a programme or of every one, also those that ended.

    The last to be given comes first. One holds no longer than its covenant, and as long as its giver takes part.
    """
    held = list(Mandate.objects.filter(holder=holder).order_by("-since", "id")) if holder else []
    if not held:
        return []
    ends = {(pact.covenant, pact.organisation): pact for pact in pacts({one.giver for one in held})}
    return [
        _held(one, pact)
        for one in held
        if (pact := ends.get((one.covenant, one.giver))) and pact.programme in (None, programme)
    ]


def pacts(organisations: Collection[UUID] | None = None, *, today: date | None = None) -> list[Pact]:
    """Give the covenants as these parties (or all) hold them, for the rules; `today`: with who is named on that day."""
    parties = CovenantParty.objects.all() if organisations is None else _held_by(organisations)
    found = list(parties.order_by("since", "id"))
    signed = Covenant.objects.in_bulk({party.covenant for party in found})
    named: dict[tuple[UUID, UUID], set[UUID]] = {}
    there = Participant.objects.filter(covenant__in=signed)
    if today is not None:
        there = there.filter(Q(until=None) | Q(until__gte=today), since__lte=today)
    for one in there:
        named.setdefault((one.covenant, one.organisation), set()).update(id for id in (one.worker, one.contact) if id)
    return [
        _pact(signed[party.covenant], party, named.get((party.covenant, party.organisation), ())) for party in found
    ]


def ended_parties(covenant: UUID, today: date) -> dict[UUID, date]:
    """Give the parties for which a covenant is over, each with the last day on which it held for them."""
    parties = [one.organisation for one in parties_of(covenant)]
    held = [pact for pact in pacts(parties) if pact.covenant == covenant]
    return {pact.organisation: pact.until for pact in held if pact.until is not None and pact.until < today}


def sharing_with(
    organisation: UUID | None,
    *,
    on: date,
    programme: UUID | None,
    purpose: str = "",
    domains: Collection[str] | None = None,
    worker: UUID | None = None,
) -> Sharing:
    """Say whether what an organisation signed allows this on this day; see `rules.covenants.sharing`."""
    held = [] if organisation is None else pacts([organisation], today=on)
    return sharing(held, on=on, programme=programme, purpose=purpose, domains=domains, worker=worker)


def under_covenant(today: date, *, programme: UUID | None) -> set[UUID]:
    """Give the organisations with a covenant that holds on this day for a programme (None: for every programme)."""
    return {pact.organisation for pact in pacts() if pact.programme in (None, programme) and pact.holds(today)}


def ending_soon(today: date, *, programmes: Collection[UUID] | None = None) -> QuerySet[Covenant]:
    """Give the covenants that end within three months, the first to end in front."""
    return _of(programmes).filter(since__lte=today, until__gte=today, until__lt=add_months(today, SOON))


def ended_unseen(today: date, *, programmes: Collection[UUID] | None = None) -> QuerySet[Covenant]:
    """Give the covenants that ended, and of which nobody said to have looked at what stops with it."""
    return _of(programmes).filter(until__lt=today, end_seen_on=None)


def _of(programmes: Collection[UUID] | None) -> QuerySet[Covenant]:
    every = Covenant.objects.order_by("until", "id")
    return every if programmes is None else every.filter(programme__in=programmes)


def _held_by(organisations: Collection[UUID]) -> QuerySet[CovenantParty]:
    return CovenantParty.objects.filter(organisation__in=organisations)


def _held(mandate: Mandate, pact: Pact) -> HeldMandate:
    days = [day for day in (mandate.until, pact.until) if day is not None]
    return HeldMandate(
        mandate=mandate.pk,
        giver=mandate.giver,
        decision=mandate.decision,
        given=Given(
            holder=mandate.holder,
            limit=mandate.limit,
            since=max(mandate.since, pact.since),
            until=min(days, default=None),
        ),
    )


def _pact(covenant: Covenant, party: CovenantParty, persons: Iterable[UUID]) -> Pact:
    ends = [day for day in (covenant.until, party.until) if day is not None]
    return Pact(
        covenant=covenant.pk,
        organisation=party.organisation,
        programme=covenant.programme,
        purposes=frozenset(covenant.purposes),
        domains=frozenset(covenant.domains),
        level=cast('Literal["involvement", "shared"]', covenant.level),
        since=max(covenant.since, party.since),
        until=min(ends, default=None),
        persons=frozenset(persons),
    )
