"""Questions about programmes: which there are, who is in the team, and by which method they work."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import F, Q, QuerySet

from voordeur.journal.method_texts import method_of as method_of_version
from voordeur.journal.models import File
from voordeur.journal.side_by_side import in_batches
from voordeur.programmes.models import (
    AreaMark,
    AreaSignal,
    BlindSpot,
    ConsultingHour,
    Funding,
    Group,
    GroupMeeting,
    Measurement,
    Programme,
    ProgrammePhase,
    Target,
    TeamMember,
)

if TYPE_CHECKING:
    from voordeur.methods.language import Method, Text


_AT_ONCE = 500


class UnknownRole(LookupError):
    """The method of this programme has no such role."""


def programme(id: UUID) -> Programme:
    """Give a programme by id. Raises Programme.DoesNotExist."""
    return Programme.objects.get(id=id)


def by_slug(slug: str) -> Programme:
    """Give a programme by the short name that commands use. Raises Programme.DoesNotExist."""
    return Programme.objects.get(slug=slug)


def every_programme() -> QuerySet[Programme]:
    """Give all programmes, also those that ended."""
    return Programme.objects.all()


def of_controller(controller: UUID) -> list[UUID]:
    """Give the programmes of one controller, also those that ended."""
    return list(Programme.objects.filter(controller=controller).order_by("id").values_list("id", flat=True))


def called(ids: Iterable[UUID]) -> "list[tuple[UUID, Text]]":
    """Give programmes with what they are called, in that order."""
    found = Programme.objects.select_related("file").filter(pk__in=list(ids))
    return sorted(((one.pk, one.called) for one in found), key=lambda one: (one[1].nl, str(one[0])))


def running(today: date) -> QuerySet[Programme]:
    """Give the programmes that are running on this day."""
    return Programme.objects.filter(Q(until=None) | Q(until__gt=today), since__lte=today)


def fresh_slug(wanted: str) -> str:
    """Give a short name that no programme has yet: as wanted, else with the first free number behind it."""
    taken = set(Programme.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    return next(slug for slug in (wanted, *(f"{wanted}-{n}" for n in range(2, len(taken) + 3))) if slug not in taken)


def targets(programme: UUID) -> QuerySet[Target]:
    """Give what a programme wants to reach, by year."""
    return Target.objects.filter(file=programme).order_by("year", "indicator")


def funding(programme: UUID) -> QuerySet[Funding]:
    """Give the money that a programme works with, what ends first in front."""
    return Funding.objects.filter(file=programme).order_by(F("until").asc(nulls_last=True), "id")


def groups(programme: UUID) -> QuerySet[Group]:
    """Give the groups of a programme, what ended last and then by name."""
    return Group.objects.filter(file=programme).order_by(F("ended_on").desc(nulls_first=True), "title", "id")


def meetings(programme: UUID) -> QuerySet[GroupMeeting]:
    """Give the meetings of the groups of a programme, the latest first."""
    return GroupMeeting.objects.filter(file=programme).order_by("-on", "-id")


def phases(programme: UUID) -> QuerySet[ProgrammePhase]:
    """Give the phases that a programme went through, the latest first."""
    return ProgrammePhase.objects.filter(file=programme).order_by("-since", "-id")


def consulting_hours(programme: UUID) -> QuerySet[ConsultingHour]:
    """Give the consulting hours of a programme, the latest first."""
    return ConsultingHour.objects.filter(file=programme).order_by("-on", "-id")


def measurements(programme: UUID) -> QuerySet[Measurement]:
    """Give what a programme measured, by what, and then in order of days."""
    return Measurement.objects.filter(file=programme).order_by("what", "on", "id")


def team_ever(programme: UUID) -> QuerySet[TeamMember]:
    """Give everyone who is or was in the team of a programme, by role."""
    return TeamMember.objects.filter(file=programme).order_by("role", F("until").desc(nulls_first=True), "since", "id")


def method_version_of(programme: UUID) -> UUID:
    """Give the kept version of the method that new cases of a programme follow, as `journal.Opening` wants it."""
    version = File.objects.values_list("method", flat=True).get(id=programme)
    if version is None:
        raise LookupError("This programme was started without a method.")
    return version


def method_of(programme: UUID) -> "Method":
    """Give the method that new cases of a programme follow, parsed, with the programme's own settings."""
    return method_of_version(method_version_of(programme))


def methods_at_work() -> "list[Method]":
    """Give the methods that programmes of this installation follow, each version once."""
    versions = File.objects.filter(kind="programme").exclude(method=None).order_by("method")
    return [method_of_version(version) for version in versions.values_list("method", flat=True).distinct()]


def function_of(programme: UUID, role: str) -> str:
    """Give the general function of a role of the method. Raises UnknownRole."""
    roles = method_of(programme).roles
    if role not in roles:
        raise UnknownRole(f"The method has no role {role!r}; it has {', '.join(sorted(roles))}.")
    return str(roles[role].function)


def team(programme: UUID, today: date) -> QuerySet[TeamMember]:
    """Give the team of a programme on this day."""
    return _present(TeamMember.objects.filter(file=programme), today).order_by("role", "since", "id")


def team_roles_of(worker: UUID, today: date) -> QuerySet[TeamMember]:
    """Give the team roles that a worker holds on this day."""
    return _present(TeamMember.objects.filter(worker=worker), today)


def team_roles_left(worker: UUID, today: date) -> QuerySet[TeamMember]:
    """Give the team roles that a worker still has after this day, or takes later."""
    return TeamMember.objects.filter(Q(until=None) | Q(until__gt=today), worker=worker)


def taking_reports(today: date) -> list[Programme]:
    """Give the running programmes whose method takes signals from reporters."""
    return list(running(today).filter(pk__in=list(_taking_reports(today))))


def any_takes_reports(today: date) -> bool:
    """Tell whether there is a running programme whose method takes signals from reporters."""
    return next(_taking_reports(today), None) is not None


def _taking_reports(today: date) -> Iterator[UUID]:
    """Give them one by one; file by file, since a join would have the database look at every file that there is."""
    for some in in_batches(list(running(today).order_by("pk").values_list("pk", flat=True)), _AT_ONCE):
        heads = File.objects.filter(pk__in=some).exclude(method=None).order_by("pk").values_list("pk", "method")
        yield from (id for id, version in heads if version and _knows_reporters(method_of_version(version)))


def able(programme: UUID, today: date) -> list[tuple[str, UUID]]:
    """Give who can be given which role in the work of a programme, as role and worker: its team, each in the own role.

    Roles stand in the order of the method.
    """
    there = list(team(programme, today))
    return [(role, member.worker) for role in method_of(programme).roles for member in there if member.role == role]


def takes_reports(programme: UUID) -> bool:
    """Say whether the method of a programme knows reporters."""
    return _knows_reporters(method_of(programme))


def _knows_reporters(method: "Method") -> bool:
    return any(role.function == "reporter" for role in method.roles.values())


def marks_of(programme: UUID, areas: set[UUID]) -> set[str]:
    """Give what holds in a programme for an address that lies in these areas, such as `demolition_area`."""
    return set(AreaMark.objects.filter(file=programme, area__in=areas).values_list("mark", flat=True))


def blind_spots(programme: UUID) -> QuerySet[BlindSpot]:
    """Give what policy was told of in this programme, the latest first."""
    return BlindSpot.objects.filter(file=programme).order_by("-on", "-id")


def area_signals(programme: UUID) -> QuerySet[AreaSignal]:
    """Give what the team passed on about areas, the latest first; no person stands in it."""
    return AreaSignal.objects.filter(file=programme).order_by("-on", "-id")


def _present(members: QuerySet[TeamMember], today: date) -> QuerySet[TeamMember]:
    return members.filter(Q(until=None) | Q(until__gt=today), since__lte=today)
