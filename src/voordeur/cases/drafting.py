"""Parts of acts that several deeds of a case write together with their own entries: roles and the rights they bring."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from voordeur.access import domains_given, domains_held, ends_for, grants_for
from voordeur.accounts import queries as accounts
from voordeur.accounts.models import Worker
from voordeur.cases import entries as said
from voordeur.cases.away import Days
from voordeur.cases.covering import Post, ended_with_role, files_of, sight_by_cover, standing_in
from voordeur.cases.models import Case, CaseRole
from voordeur.cases.rules import refuse_who_is_not_in_the_team
from voordeur.cases.sharing import refuse_sight
from voordeur.journal import Draft, File, Level, Permit, method_of
from voordeur.journal.ground import of_house
from voordeur.methods.language import Method
from voordeur.people.actions import involvement
from voordeur.people.entries import InvolvementEnded
from voordeur.people.models import Involvement
from voordeur.programmes import queries as programmes
from voordeur.programmes.queries import UnknownRole


def method_of_file(file: UUID) -> Method:
    """Give the method by which a file is judged now. Raises LookupError for a file without one."""
    version = File.objects.values_list("method", flat=True).get(id=file)
    if version is None:
        raise LookupError("This file is not judged by a method, so it knows no roles.")
    return method_of(version)


def controller_of(file: UUID) -> UUID | None:
    """Give who answers in law for a file; nobody yet for one that does not exist."""
    return File.objects.filter(id=file).values_list("controller", flat=True).first()


def function_in(method: Method, role: str) -> str:
    """Give the general function of a role. Raises UnknownRole."""
    if role not in method.roles:
        raise UnknownRole(f"The method has no role {role!r}; it has {', '.join(sorted(method.roles))}.")
    return method.roles[role].function


def assignment(
    *,
    case: UUID,
    household: UUID | None,
    programme: UUID | None,
    method: Method,
    role: str,
    worker: UUID,
    on: date,
    permit: Permit,
    id: UUID | None = None,
    domains: Iterable[str] = (),
    team_on: date | None = None,
) -> list[Draft]:
    """Draft that a worker takes on a role: the role, the sight it brings, and that the organisation is involved.

    `team_on`: the day of whose team the worker must be, when that is another than `on`: work that ran before the
    programme is taken over by who is in its team now.
    Raises NotInTheTeam for whoever does not have that role in the team of the programme, NotCovered for whoever works
    for a partner whose covenant does not allow what the role shows; only the operator, who writes
    down what others decided, is not asked.
    """
    function, wanted = function_in(method, role), tuple(domains)
    if programme is not None and permit.files is not None:
        refuse_who_is_not_in_the_team(role, worker, programmes.able(programme, team_on or on))
        # Who writes the first line of a case knows already what stands in it: that is no sharing, but what happened.
        if worker != permit.worker or File.objects.filter(id=case).exists():
            refuse_sight(worker, programme=programme, role_function=function, domains=wanted, on=team_on or on)
    drafts = [
        Draft(case, said.RoleAssigned(role=role, worker=worker, function=function), on, id=id),
        *grants_for(function, worker, files_of(case, household), on, domains=wanted),
    ]
    of: dict[str, Any] = {"case": case, "household": household, "programme": programme, "role": role}
    post = Post(**of, function=function, holder=worker, days=Days(on, on), domains=wanted)
    return [*drafts, *_involved(case, household, programme, method, role, worker, on), *standing_in(post, on=on)]


def sight_of_household(*, case: UUID, household: UUID, programme: UUID | None, method: Method, on: date) -> list[Draft]:
    """Draft what those with a role in a case see of its household, once it is known which household that is.

    On the life domains of the role, as in the case; nothing for whoever sees nothing of the case any more.
    """
    drafts: list[Draft] = []
    for held in CaseRole.objects.of(case).filter(until=None).order_by("id"):
        domains = domains_held(worker=held.worker, function_name=held.function, file=case)
        if domains is not None:
            drafts += grants_for(held.function, held.worker, {household: File.Kind.HOUSEHOLD}, on, domains=domains)
        drafts += sight_by_cover(case=case, household=household, held=held, on=on)
        drafts += _involved(case, household, programme, method, held.role, held.worker, on)
    return drafts


def release(
    *, case: UUID, role: str, worker: UUID | None, on: date, reason: str, id: UUID | None = None
) -> list[Draft]:
    """Draft that a role ends, with the sight it brought and the involvement; other roles of the worker stay."""
    held = list(CaseRole.objects.of(case).filter(until=None).order_by("id"))
    household = Case.objects.of(case).values_list("household", flat=True).first()
    endings = [one for one in held if one.role == role and worker in (None, one.worker)]
    # Each holder is released by name, so that a method can tell who is left.
    released: list[UUID | None] = [one.worker for one in endings] or [worker]
    drafts = [
        Draft(case, said.RoleReleased(role=role, worker=one, reason=reason), on, id=None if number else id)
        for number, one in enumerate(released)
    ]
    for ending in endings:
        drafts += ended_with_role(case=case, role=role, holder=ending.worker, on=on)
        others = [one for one in held if one.worker == ending.worker and one.id != ending.id]
        drafts += _sight_ends(ending, others, files_of(case, None), on, reason=reason)
        if household:
            at_home = [*others, *_roles_beside(case, household, ending.worker)]
            drafts += _sight_ends(ending, at_home, {household: File.Kind.HOUSEHOLD}, on, reason=reason)
        if not others:
            drafts += involvement_ends(case=case, worker=ending.worker, on=on, reason=reason)
    return drafts


@of_house("who_works_where")
def _roles_beside(case: UUID, household: UUID, worker: UUID) -> list[CaseRole]:
    """Give the roles that a worker has in other cases of this household: each of them shows the household too."""
    beside = Case.objects.filter(household=household).exclude(pk=case).values("pk")
    return list(CaseRole.objects.filter(file__in=beside, worker=worker, until=None).order_by("id"))


def _sight_ends(
    ending: CaseRole, others: list[CaseRole], files: Mapping[UUID, str], on: date, *, reason: str
) -> list[Draft]:
    """Draft the end of what a role lets its holder see; what another role of the same function gives is given anew."""
    alike = [one for one in others if one.function == ending.function]
    given = [domains_given(role=one.id, worker=one.worker, function_name=one.function) for one in alike]
    if any("*" in one for one in given):
        return []  # who sees every life domain by the other role goes on to do so
    keep = sorted(set[str]().union(*given))
    ends = ends_for(ending.function, ending.worker, files, on, reason=reason)
    return [*ends, *(grants_for(ending.function, ending.worker, files, on, domains=keep) if keep else ())]


@of_house("who_works_where")
def involvement_ends(*, case: UUID, worker: UUID | None, on: date, reason: str) -> list[Draft]:
    """Draft the end of what is written about involvement through this case (of one worker, or all)."""
    running = Involvement.objects.filter(case=case, until=None).order_by("id")
    return [
        Draft(
            one.file_id,
            InvolvementEnded(
                organisation=one.organisation, involvement=one.id, worker=one.worker, case=case, reason=reason
            ),
            on,
            level=Level(one.level),
        )
        for one in running
        if worker in (None, one.worker)
    ]


def involved_again(*, case: UUID, on: date) -> list[Draft]:
    """Draft that those who hold a role in a case that goes on are involved with its household again."""
    found = Case.objects.of(case).select_related("file").first()
    if found is None or found.household is None:
        return []
    method = method_of_file(case)
    drafts: list[Draft] = []
    for held in CaseRole.objects.of(case).filter(until=None).order_by("id"):
        drafts += _involved(case, found.household, found.file.programme, method, held.role, held.worker, on)
    return drafts


def _involved(
    case: UUID,
    household: UUID | None,
    programme: UUID | None,
    method: Method,
    role: str,
    worker: UUID,
    on: date,
) -> tuple[Draft, ...]:
    who: Worker | None = accounts.workers([worker]).get(worker)
    if household is None or who is None or who.organisation is None:
        return ()
    organisation = accounts.organisation(who.organisation)
    return involvement(
        household=household,
        organisation=organisation.id,
        on=on,
        worker=worker,
        role_title=method.roles[role].title.said("nl"),
        phone=who.phone or organisation.phone,
        case=case,
        programme=programme,
        reveals_problem=organisation.reveals_problem,
    )
