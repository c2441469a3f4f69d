"""Everybody who can stand to a case in some way, with a ledger of who holds what; made through the deeds.

`gather()` furnishes the house and adds, beside the cast: a colleague in the team, whoever held the role before, who
covers and is covered, a partner with and without a covenant, a helper who came before it was known which household it
is, the privacy officer, somebody who left. `go_on()` lets more happen, at random.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from uuid import UUID

from tests import cast
from tests.support.remembered import remembered
from tests.support.who_may_see import Held, Ledger
from tests.web import doors
from tests.web.house import NOW, TODAY
from voordeur import access
from voordeur.access.entries import AccessEnded
from voordeur.accounts import actions as accounts
from voordeur.accounts.installation import INSTALLATION
from voordeur.cases import actions as cases
from voordeur.common.ids import new_id
from voordeur.journal import Draft, record
from voordeur.people import actions as people

COLLEAGUE, FORMER, COVERING, LATE_KNOWN, WATCHER, LEFT, MANAGER, POLICY = (
    UUID(f"01900000-0000-7000-9000-{number:012d}") for number in range(61, 69)
)
OTHER_CASE, OTHER_HOME = (UUID(f"01900000-0000-7000-9000-{number:012d}") for number in (71, 72))
ADDED = {
    COLLEAGUE: ("colleague", cast.MUNICIPALITY, "case_manager"),
    FORMER: ("former", cast.MUNICIPALITY, "case_manager"),
    COVERING: ("covering", cast.MUNICIPALITY, "case_manager"),
    LATE_KNOWN: ("late", cast.MUNICIPALITY, "financial_case_manager"),
    WATCHER: ("watcher", cast.MUNICIPALITY, ""),
    LEFT: ("left", cast.MUNICIPALITY, "financial_case_manager"),
    MANAGER: ("manager", cast.MUNICIPALITY, "discussion_coordinator"),
    POLICY: ("policy", cast.MUNICIPALITY, "guidance_group"),
}
EVERYBODY = {**doors.PEOPLE, **{name: id for id, (name, _organisation, _role) in ADDED.items()}}
FUNCTION_OF = {
    "case_manager": "coordinator",
    "home_visitor": "visitor",
    "project_leader": "project_leader",
    "financial_case_manager": "helper",
    "discussion_coordinator": "process_manager",
    "guidance_group": "policy_officer",
}
DOMAINS = ("", "income_debts", "health")
DAY = timedelta(days=1)
BEGAN, AT_WORK = cast.LONG_AGO.date(), cast.AT.date()


@dataclass
class Gathered:
    """The house, and who holds what in it."""

    ids: dict[str, UUID]
    ledger: Ledger


def gather() -> Gathered:
    """Furnish the house and let everybody take their place. The clock must stand at `house.NOW`."""
    return deepcopy(_gathered())


@remembered
def _gathered() -> Gathered:
    ids = doors.furnish()
    ledger = Ledger(list(_by_the_cast(ids)))
    _register_the_others(ledger)
    _begin_another_case(ledger)
    case = {ids["case"]: "case", cast.HOUSEHOLD: "household"}
    take(ledger, FORMER, "financial_case_manager", case, AT_WORK)
    end(ledger, FORMER, "financial_case_manager", case, AT_WORK + 6 * DAY)
    take(ledger, LEFT, "financial_case_manager", case, AT_WORK, domains=("health",))
    access.let_go(worker=LEFT, permit=cast.operator(), at=NOW, happened_on=AT_WORK + 4 * DAY)
    ledger.left.add(LEFT)
    be_away(ledger, cast.KARIN, COVERING, TODAY, TODAY + 5 * DAY)
    for file in (
        ids["case"],
        OTHER_CASE,
        cast.HOUSEHOLD,
        OTHER_HOME,
        ids["door"],
        cast.DORDRECHT,
        ids["fact"],
        ids["code"],
    ):
        _write_of_every_sort(file)
    return Gathered(ids, ledger)


def _by_the_cast(ids: dict[str, UUID]) -> Iterator[Held]:
    """What the cast holds by the table of doors, with ids for its words."""
    ids = ids | {"own_signal": doors.own_case(), "installation": INSTALLATION}
    for one in doors.HELD:
        files = {ids[word]: kind for word, kind in one.files.items()}  # type: ignore[index]
        team = ids[one.team] if one.team else None  # type: ignore[index]
        yield replace(one, worker=doors.PEOPLE[one.worker], files=files, team=team)  # type: ignore[index]


def _register_the_others(ledger: Ledger) -> None:
    for worker, (name, organisation, role) in ADDED.items():
        accounts.register_worker(
            worker=worker,
            username=name,
            name=name.title(),
            organisation=organisation,
            permit=cast.operator(),
            at=cast.LONG_AGO,
        )
        if role:
            join(ledger, worker, role, BEGAN)
    access.appoint_privacy_officer(programme=cast.DORDRECHT, worker=WATCHER, permit=cast.operator(), at=cast.AT)
    ledger.held.append(Held(worker=WATCHER, function="privacy_officer", since=AT_WORK, team=cast.DORDRECHT))


def _begin_another_case(ledger: Ledger) -> None:
    """A case of which the household becomes known when somebody helps there on one life domain already."""
    permit, at = cast.operator(), cast.AT
    people.form_household(household=OTHER_HOME, address=None, label="Bakker", permit=permit, at=cast.LONG_AGO)
    cases.open_case(route="signal", programme=cast.DORDRECHT, file=OTHER_CASE, permit=permit, at=at)
    take(ledger, LATE_KNOWN, "financial_case_manager", {OTHER_CASE: "case"}, AT_WORK, domains=("income_debts",))
    take(ledger, FORMER, "case_manager", {OTHER_CASE: "case"}, AT_WORK)
    end(ledger, FORMER, "case_manager", {OTHER_CASE: "case"}, AT_WORK + DAY)
    take(ledger, COLLEAGUE, "case_manager", {OTHER_CASE: "case"}, AT_WORK + DAY)
    known = AT_WORK + 2 * DAY
    cases.identify_household(file=OTHER_CASE, household=OTHER_HOME, permit=permit, at=NOW, happened_on=known)
    for one in [one for one in ledger.held if OTHER_CASE in one.files and one.until is None]:
        ledger.held.append(
            Held(
                worker=one.worker,
                function=one.function,
                since=known,
                files={OTHER_HOME: "household"},
                domains=one.domains,
                role=one.role,
            )
        )


def join(ledger: Ledger, worker: UUID, role: str, on: date) -> None:
    """Let a worker join the team of Dordrecht."""
    access.admit_to_team(
        programme=cast.DORDRECHT, worker=worker, role=role, permit=cast.operator(), at=NOW, happened_on=on
    )
    ledger.held.append(Held(worker=worker, function=FUNCTION_OF[role], since=on, team=cast.DORDRECHT, role=role))


def take(
    ledger: Ledger, worker: UUID, role: str, files: dict[UUID, str], on: date, *, domains: tuple[str, ...] = ()
) -> None:
    """Let a worker take a role in a case; `files` is what comes with it, the case first."""
    case = next(iter(files))
    permit = cast.operator()
    cases.assign_role(file=case, role=role, worker=worker, domains=domains, permit=permit, at=NOW, happened_on=on)
    ledger.held.append(
        Held(
            worker=worker,
            function=FUNCTION_OF[role],
            since=on,
            files=files,
            domains=frozenset(domains),
            role=role,
        )
    )


def end(ledger: Ledger, worker: UUID, role: str, files: dict[UUID, str], on: date) -> None:
    """Let a worker's role in a case end, with the sight of all files that came with it; the case is the first."""
    case = next(iter(files))
    cases.release_role(file=case, role=role, worker=worker, permit=cast.operator(), at=NOW, happened_on=on)
    for one in ledger.held:
        if one.worker == worker and one.role == role and set(files) & set(one.files) and one.until is None:
            one.until = on


def be_away(ledger: Ledger, worker: UUID, cover: UUID, since: date, until: date) -> None:
    """Let a worker be away, and a colleague stand in for all that this one holds in cases."""
    permit = access.permit_to_arrange_cover(worker=worker, absent=worker, at=NOW)
    cases.note_absence(worker=worker, since=since, until=until, cover=cover, permit=permit, at=NOW, id=new_id())
    ledger.held += [
        Held(
            worker=cover,
            function=one.function,
            since=since,
            until=until,
            files=one.files,
            domains=one.domains,
            cover=True,
        )
        for one in ledger.held
        if one.worker == worker and one.files and one.until is None and not one.cover and one.role
    ]


def _write_of_every_sort(file: UUID) -> None:
    """Write lines of three levels and three life domains in a file; what they say concerns nobody."""
    body = AccessEnded(worker=doors.NOBODYS, purpose="report")
    drafts = [Draft(file, body, AT_WORK, domain=domain, level=level) for domain in DOMAINS for level in (0, 1, 2)]
    record(*drafts, permit=cast.operator(), at=NOW)


def go_on(gathered: Gathered, random: Random, deeds: int) -> None:
    """Let more happen, one thing after the other: roles taken and ended, teams joined and left, leaving, being away."""
    ledger, case = gathered.ledger, {gathered.ids["case"]: "case", cast.HOUSEHOLD: "household"}
    other = {OTHER_CASE: "case", OTHER_HOME: "household"}
    free = [worker for worker in EVERYBODY.values() if worker not in (cast.KARIN, cast.BEA, LEFT, COVERING)]
    on = AT_WORK + 7 * DAY
    for number in range(deeds):
        worker, on = random.choice(free), min(TODAY, on + random.choice((0, 0, 0, 1)) * DAY)
        own = [
            one for one in ledger.held if one.worker == worker and one.role and one.until is None and one.since <= on
        ]
        deed = random.choice(("take", "take", "take", "end", "join", "part", "leave"))
        files = random.choice((case, other))
        if deed == "take" and not any(next(iter(files)) in one.files for one in own):
            domains = tuple(random.sample(("income_debts", "health", "work"), random.randrange(3)))
            take(ledger, worker, "financial_case_manager", files, on, domains=domains)
        elif deed == "end" and any(one.function == "helper" and set(files) & set(one.files) for one in own):
            end(ledger, worker, "financial_case_manager", files, on)
        elif deed == "join" and not any(one.team == cast.DORDRECHT for one in own):
            join(ledger, worker, random.choice(("home_visitor", "case_manager", "project_leader")), on)
        elif deed == "part" and (teams := [one for one in own if one.team == cast.DORDRECHT]):
            part(ledger, teams[0], on)
        elif deed == "leave" and number % 4 == 0 and worker not in ledger.left:
            access.let_go(worker=worker, permit=cast.operator(), at=NOW, happened_on=on)
            ledger.left.add(worker)
            free.remove(worker)
    in_team = {one.worker for one in ledger.held if one.team == cast.DORDRECHT and one.until is None and one.role}
    for number, worker in enumerate(sorted(in_team - ledger.left - {cast.KARIN, COVERING})):
        since = TODAY + (10 + 7 * number) * DAY
        if any(one.worker == worker and one.files and one.role and one.until is None for one in ledger.held):
            be_away(ledger, worker, COVERING, since, since + random.randrange(1, 6) * DAY)


def part(ledger: Ledger, team: Held, on: date) -> None:
    """Let a worker leave the team of Dordrecht."""
    permit = cast.operator()
    access.release_from_team(
        programme=cast.DORDRECHT, worker=team.worker, role=team.role, permit=permit, at=NOW, happened_on=on
    )
    team.until = on
