"""What rests on a covenant alone: rights, roles and cover of workers of a party for which the covenant has ended.

A right stays where its holder has another ground for it: another covenant that holds today and allows it, working for
whoever answers in law for the programme, or that it was given after the covenant had ended.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from voordeur.access.ending import HeldRight, rights_in
from voordeur.access.models import Grant
from voordeur.accounts import queries as accounts
from voordeur.cases.models import Case, CaseRole, Cover
from voordeur.journal import File, Level
from voordeur.journal.ground import of_house
from voordeur.partners import queries as partners
from voordeur.partners.models import Covenant
from voordeur.partners.rules.covenants import CovenantHolds, Pact, sharing
from voordeur.programmes import queries as programmes
from voordeur.programmes.models import TeamMember


@dataclass(frozen=True, kw_only=True)
class Rests:
    """What rests on a covenant alone, and which other rights of the same workers in the same programmes stay."""

    rights: tuple[Grant, ...]
    stays: tuple[Grant, ...]
    roles: tuple[CaseRole, ...]
    covers: tuple[Cover, ...]
    teams: tuple[TeamMember, ...]

    @property
    def workers(self) -> frozenset[UUID]:
        """Those who lose something."""
        by_role = {one.worker for one in self.roles}.union(one.worker for one in self.covers)
        return frozenset(by_role.union((one.worker for one in self.teams), (one.worker_id for one in self.rights)))

    @property
    def nothing(self) -> bool:
        """Nothing rests on it any more."""
        return not (self.rights or self.roles or self.covers or self.teams)


@dataclass(frozen=True, kw_only=True)
class _Ended:
    """A covenant on the day that somebody looks: for whom it is over since when, and what else those people rest on."""

    today: date
    ends: Mapping[UUID, date]  # organisation -> the last day
    works_at: Mapping[UUID, UUID]  # worker -> organisation
    pacts: Mapping[UUID, list[Pact]]
    controllers: Mapping[UUID, UUID | None]  # programme -> who answers in law

    def rests(
        self, worker: UUID, programme: UUID, since: date, *, purpose: str = "", domains: Collection[str] | None = ()
    ) -> bool:
        """Tell whether what a worker has in a programme since a day rests on the covenant alone.

        Without a purpose it shows no more than who is involved, for which every covenant goes far enough.
        """
        organisation = self.works_at[worker]
        if since > self.ends[organisation] or self.controllers.get(programme) == organisation:
            return False
        held = self.pacts.get(organisation, [])
        found = sharing(held, on=self.today, programme=programme, purpose=purpose, domains=domains, worker=worker)
        return not (found.covered or (found.state == "not_so_far" and not purpose))

    def right_rests(self, held: HeldRight) -> bool:
        """Tell whether a right rests on the covenant alone: of several programmes it may come from, on each of them."""
        one = held.grant
        shows: dict[str, Any] = {} if one.level == Level.INVOLVEMENT else {"purpose": one.purpose, "domains": _of(one)}
        return all(self.rests(one.worker_id, programme, one.since, **shows) for programme in held.programmes)


def _of(grant: Grant) -> Collection[str] | None:
    """Say which life domains a right shows (None: all); a programme's own file holds no residents."""
    if grant.of == File.Kind.PROGRAMME:
        return ()
    return None if grant.domain == "*" else (grant.domain,)


def rests_on(covenant: Covenant, *, today: date) -> Rests:
    """Give what rests on a covenant alone that ended for one of its parties or all. Raises CovenantHolds."""
    ends = partners.ended_parties(covenant.pk, today)
    if not ends:
        raise CovenantHolds
    there = accounts.active_workers().filter(organisation__in=list(ends))
    works_at = {id: organisation for id, organisation in there.values_list("pk", "organisation") if organisation}
    every = programmes.every_programme().values_list("pk", "controller")
    controllers = dict(every.filter(pk=covenant.programme) if covenant.programme else every)
    pacts: dict[UUID, list[Pact]] = {}
    for pact in partners.pacts(list(ends), today=today):
        pacts.setdefault(pact.organisation, []).append(pact)
    ended = _Ended(today=today, ends=ends, works_at=works_at, pacts=pacts, controllers=controllers)
    held = rights_in(controllers, workers=works_at, today=today)
    gone = {one.grant.pk: one.grant for one in held if ended.right_rests(one)}
    stays = [one.grant for one in held if one.grant.pk not in gone]
    return _with_roles(ended, tuple(gone.values()), tuple(stays))


@of_house("ending_for_a_covenant")
def _with_roles(ended: _Ended, gone: tuple[Grant, ...], stays: tuple[Grant, ...]) -> Rests:
    """Put with these rights the roles and covers of which no right is left, and the places in teams."""
    by_role = {(one.file_id, one.worker_id, one.function) for one in stays if one.cover is None}
    by_cover = {one.cover for one in stays}
    running = Case.objects.filter(closed_on=None, file__programme__in=ended.controllers).values("file")
    roles = CaseRole.objects.filter(file__in=running, until=None, worker__in=ended.works_at).order_by("file", "id")
    covers = Cover.objects.filter(file__in=running, until__gt=ended.today, worker__in=ended.works_at)
    teams = TeamMember.objects.filter(file__in=ended.controllers, worker__in=ended.works_at).order_by("file", "id")
    return Rests(
        rights=gone,
        stays=stays,
        roles=tuple(
            one
            for one in roles.select_related("file")
            if one.since <= ended.ends[ended.works_at[one.worker]]
            and (one.file_id, one.worker, one.function) not in by_role
        ),
        covers=tuple(one for one in covers.order_by("file", "id") if one.pk not in by_cover),
        teams=tuple(
            one
            for one in teams
            if (one.until is None or one.until > ended.today) and ended.rests(one.worker, one.file_id, one.since)
        ),
    )
