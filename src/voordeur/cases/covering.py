"""Parts of acts in which a colleague stands in: the cover in each case, the rights for its days, and their end.

On each day one colleague stands in for a role in a case: what is arranged first stays, and a later cover takes the days
that are left.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from uuid import UUID

from voordeur import access
from voordeur.access.ties import tied
from voordeur.cases import entries as said
from voordeur.cases.away import AlreadyCovered, Days, NotForOneself, left_over
from voordeur.cases.models import Absence, Case, CaseRole, Cover
from voordeur.cases.queries import able, colleagues, held_roles
from voordeur.cases.sharing import refuse_sight
from voordeur.common.ids import new_id
from voordeur.journal import Draft, File, Permit, id_from, method_of
from voordeur.journal.ground import of_house
from voordeur.partners.rules.covenants import NotCovered
from voordeur.programmes import queries as programmes


@dataclass(frozen=True, kw_only=True)
class Post:
    """A role in a case, of whom it is, and the days on which somebody must stand in for it."""

    case: UUID
    household: UUID | None
    programme: UUID | None
    role: str
    function: str
    holder: UUID
    days: Days
    absence: UUID | None = None
    domains: tuple[str, ...] | None = ()

    @property
    def files(self) -> dict[UUID, str]:
        """The files that come with it."""
        return files_of(self.case, self.household)


def files_of(case: UUID, household: UUID | None) -> dict[UUID, str]:
    """Give the files that come with a role in a case, as id -> kind."""
    return {case: File.Kind.CASE, **({household: File.Kind.HOUSEHOLD} if household else {})}


@of_house("arranging_cover")
def posts_of(worker: UUID, days: Days, *, absence: UUID | None, files: Iterable[UUID] | None) -> list[Post]:
    """Give the roles that a worker holds in these cases (none: all), for the days that nobody covers yet.

    Nobody: also not who may not open the case, see `queries.able`.
    """
    held = [role for role in held_roles(worker) if files is None or role.file_id in files]
    taken = _taken([role.file_id for role in held], able_on=days.since)
    homes = _homes(role.file_id for role in held)
    return [
        Post(
            case=role.file_id,
            household=homes.get(role.file_id),
            programme=role.file.programme,
            role=role.role,
            function=role.function,
            holder=worker,
            days=left,
            absence=absence,
            domains=access.domains_held(worker=worker, function_name=role.function, file=role.file_id),
        )
        for role in held
        for left in left_over(days, taken.get((role.file_id, role.role, worker), ()))
    ]


@of_house("arranging_cover")
def posts_covered_by(worker: UUID, days: Days, *, files: Iterable[UUID] | None) -> list[tuple[Cover, Post]]:
    """Give the covers that a worker who is away cannot do, each with the days on which another must."""
    covers = Cover.objects.filter(worker=worker, since__lt=days.until, until__gt=days.since).select_related("file")
    rows = [one for one in covers.order_by("since", "id") if files is None or one.file_id in files]
    homes = _homes(one.file_id for one in rows)
    return [
        (
            one,
            Post(
                case=one.file_id,
                household=homes.get(one.file_id),
                programme=one.file.programme,
                role=one.role,
                function=one.function,
                holder=one.instead_of,
                days=Days(max(one.since, days.since), min(one.until, days.until)),
                absence=one.absence,
                domains=access.domains_held(worker=one.instead_of, function_name=one.function, file=one.file_id),
            ),
        )
        for one in rows
    ]


@of_house("arranging_cover")
def able_to_cover(worker: UUID, post: Post, *, today: date) -> bool:
    """Tell whether somebody can stand in: another, of the same team, without a tie there, and there on those days.

    Not who has a role that the method keeps apart from this one, nor whose organisation's covenant does not allow it.
    """
    if worker == post.holder or post.programme is None or worker not in colleagues(post.programme, today):
        return False
    days = post.days
    is_away = Absence.objects.filter(file=worker, since__lt=days.until, until__gt=days.since).exists()
    if is_away or _kept_apart(worker, post, today) or not _may_see(worker, post, post.programme):
        return False
    return not tied(post.case, worker=worker, today=today)


def refuse_for_oneself(file: UUID, worker: UUID, *, permit: Permit, today: date) -> None:
    """Raise NotForOneself when whoever writes only stands in here and would get a role, or more days, by that."""
    if worker == permit.worker and access.only_stands_in(worker=worker, purpose=permit.purpose, file=file, today=today):
        raise NotForOneself


@of_house("arranging_cover")
def keep_one_a_day(files: Iterable[UUID]) -> None:
    """Raise AlreadyCovered when two stand in for the same role on one day.

    Asked after writing and in the same transaction: the heads are locked, so that two at once cannot both pass.
    """
    for taken in _taken(files).values():
        days = sorted(one for one in taken if one.since < one.until)
        if any(first.meets(second) for first, second in pairwise(days)):
            raise AlreadyCovered


def arranged(
    post: Post, worker: UUID, *, on: date, id: UUID, entry: UUID | None = None, cover: UUID | None = None
) -> list[Draft]:
    """Draft that somebody stands in for a post, with the rights of its role for those days.

    The cover's id is `cover`, or follows from `id`; `entry` is that of its line, when a client made one.
    """
    row = Cover(
        id=cover or id_from(id, "cover", str(post.case), post.role, str(post.holder), str(post.days.since)),
        absence=post.absence,
        role=post.role,
        function=post.function,
        worker=worker,
        instead_of=post.holder,
        since=post.days.since,
        until=post.days.until,
    )
    body = said.CoverArranged(
        cover=row.pk,
        role=row.role,
        function=row.function,
        worker=worker,
        instead_of=post.holder,
        since=row.since,
        until=row.until,
        absence=post.absence,
    )
    return [Draft(post.case, body, on, id=entry), *access.grants_by_cover(row, post.files, on, domains=post.domains)]


@of_house("arranging_cover")
def ended(covers: Iterable[Cover], *, on: date, ends: date | None = None) -> list[Draft]:
    """Draft that covers end, with their rights: on the day `on`, or on a later one."""
    rows, last = list(covers), ends or on
    homes = _homes(one.file_id for one in rows)
    drafts: list[Draft] = []
    for one in rows:
        drafts.append(Draft(one.file_id, said.CoverEnded(cover=one.pk, on=last), on))
        drafts += access.ends_by_cover(one, files_of(one.file_id, homes.get(one.file_id)), on, ends=last)
    return drafts


@of_house("arranging_cover")
def replaced(posts: Iterable[Post], *, on: date) -> list[Draft]:
    """Draft that those stop who stood in for these posts and may not open the case: another does it now."""
    drafts: list[Draft] = []
    for case, role, holder in dict.fromkeys((one.case, one.role, one.holder) for one in posts):
        rows = Cover.objects.filter(file=case, role=role, instead_of=holder, until__gt=on).order_by("id")
        stay = {one.pk for one in able(rows, on)}
        drafts += ended((one for one in rows if one.pk not in stay), on=on)
    return drafts


@of_house("arranging_cover")
def ended_with_role(*, case: UUID, role: str, holder: UUID, on: date) -> list[Draft]:
    """Draft that whoever stood in for a role stops with it."""
    return ended(Cover.objects.filter(file=case, role=role, instead_of=holder, until__gt=on).order_by("id"), on=on)


@of_house("arranging_cover")
def standing_in(post: Post, *, on: date) -> list[Draft]:
    """Draft that who stands in for a worker who is away does so in what this worker takes on too."""
    absences = list(Absence.objects.filter(file=post.holder, until__gt=on).exclude(cover=None).order_by("since", "id"))
    taken = _taken([post.case]).get((post.case, post.role, post.holder), ()) if absences else ()
    drafts: list[Draft] = []
    for absence in absences:
        for left in left_over(Days(max(absence.since, on), absence.until), taken):
            new = replace(post, days=left, absence=absence.pk)
            if absence.cover and able_to_cover(absence.cover, new, today=on):
                drafts += arranged(new, absence.cover, on=on, id=new_id())
    return drafts


@of_house("arranging_cover")
def sight_by_cover(*, case: UUID, household: UUID, held: CaseRole, on: date) -> list[Draft]:
    """Draft what those who stand in for a role see of the household, once it is known which that is."""
    domains = access.domains_held(worker=held.worker, function_name=held.function, file=case)
    covers = Cover.objects.filter(file=case, role=held.role, instead_of=held.worker, until__gt=on).order_by("id")
    return [
        draft
        for cover in covers
        for draft in access.grants_by_cover(cover, {household: File.Kind.HOUSEHOLD}, on, domains=domains)
    ]


def _may_see(worker: UUID, post: Post, programme: UUID) -> bool:
    """Tell whether whoever works for a partner may see what the role shows, on the first and the last of these days."""
    try:
        for day in (post.days.since, post.days.until - timedelta(days=1)):
            refuse_sight(worker, programme=programme, role_function=post.function, domains=post.domains or (), on=day)
    except NotCovered:
        return False
    return True


def _kept_apart(worker: UUID, post: Post, today: date) -> bool:
    """Tell whether a worker has or covers a role, in the case or the team, that nobody has together with this one."""
    version = File.objects.filter(id=post.case).values_list("method", flat=True).first()
    roles = method_of(version).roles if version else {}
    mine = set(CaseRole.objects.filter(file=post.case, worker=worker, until=None).values_list("role", flat=True))
    covers = Cover.objects.filter(file=post.case, since__lt=post.days.until, until__gt=post.days.since, worker=worker)
    mine |= set(covers.values_list("role", flat=True))
    mine |= {one.role for one in programmes.team_roles_of(worker, today).filter(file=post.programme)}
    apart = {other for other, role in roles.items() if post.role in role.apart_from}
    return bool(mine & (apart | set(roles[post.role].apart_from if post.role in roles else ())))


def _taken(files: Iterable[UUID], *, able_on: date | None = None) -> dict[tuple[UUID, str, UUID], list[Days]]:
    """Give the days on which somebody stands in; with a day only those who may open the case then."""
    covers = Cover.objects.filter(file__in=list(files))
    taken: dict[tuple[UUID, str, UUID], list[Days]] = {}
    for one in able(covers, able_on) if able_on else covers:
        taken.setdefault((one.file_id, one.role, one.instead_of), []).append(Days(one.since, one.until))
    return taken


def _homes(cases: Iterable[UUID]) -> Mapping[UUID, UUID | None]:
    return dict(Case.objects.filter(file__in=list(cases)).values_list("file", "household"))
