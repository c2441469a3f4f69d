"""A worker's day: what is owed, worst first, over all files; with what went on to somebody because it was late.

The same duty in one household, or at the doors of one round, is one line that unfolds; and so is everything in one
household that is late with others, since only they can do it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from voordeur.access import Sight, reach, sights_of, visible
from voordeur.access.functions import function, purposes
from voordeur.access.queries import ROLE_TAKEN
from voordeur.accounts import queries as accounts
from voordeur.accounts.models import Worker
from voordeur.cases import queries as cases
from voordeur.desk.case.standing import asked_role, hidden_entries, owed_from_what_is_seen
from voordeur.desk.names import Name, names_of
from voordeur.journal import File, OpenDuty, method_of
from voordeur.outreach.models import Doorstep
from voordeur.programmes import queries as programmes
from voordeur.programmes.models import TeamMember
from voordeur.signals.models import Signal


@dataclass(frozen=True, kw_only=True)
class DayLine:
    """One duty as it stands in a day: of which file, by when, and where the deed is done that fulfils it.

    `role` is the role that somebody must be given, where that is what must be done. `vacant`: nobody has that role, so
    that nobody can do the duty itself. `covers`: the colleague for whom this worker stands in there.
    """

    duty: OpenDuty
    kind: str
    name: Name | None
    about: str
    late: bool
    days_late: int
    escalated: bool
    group: tuple[object, ...]
    role: str = ""
    vacant: bool = False
    covers: str = ""

    @property
    def title(self) -> Mapping[str, str]:
        """What must be done, in both languages."""
        if self.vacant and self.duty.file.method_id:
            role = method_of(self.duty.file.method_id).roles[self.role].title
            return {"nl": f"Geef iemand de rol: {role.said('nl')}", "en": f"Give somebody the role: {role.said('en')}"}
        title: Mapping[str, str] = self.duty.title
        return title


@dataclass(frozen=True, kw_only=True)
class DayGroup:
    """Lines of a day that stand as one: the worst first."""

    lines: tuple[DayLine, ...]

    @property
    def first(self) -> DayLine:
        """The worst of them."""
        return self.lines[0]

    @property
    def kinds(self) -> int:
        """How many different duties they are."""
        return len({line.duty.duty for line in self.lines})


def groups(lines: Iterable[DayLine]) -> list[DayGroup]:
    """Fold the lines of a day: own work first, then what is late with others; each worst first."""
    found: dict[tuple[object, ...], list[DayLine]] = {}
    for line in lines:
        found.setdefault(line.group, []).append(line)
    folded = [DayGroup(lines=tuple(each)) for each in found.values()]
    return sorted(folded, key=lambda group: (group.first.escalated, group.first.duty.due, str(group.first.duty.id)))


def day_of_worker(worker: Worker, today: date) -> list[DayLine]:
    """Give what this worker owes and may act on: latest first, then what comes soonest."""
    teams = list(programmes.team_roles_of(worker.pk, today))
    owed = list(_owed(worker, teams, today).select_related("file").order_by("due", "id"))
    vacant = _vacant(worker, owed, today)
    heads = {duty.file_id: duty.file for duty in [*owed, *vacant]}
    eyes = sights_of(heads.values(), worker=worker, purpose=purposes(), today=today)
    # Of the others the worker knows no more than that they are there.
    read = {file: sight for file, sight in eyes.items() if sight.covers()}
    duties = _known([*owed, *vacant], {file: heads[file] for file in read}, read, today)
    known = names_of(read)
    words = cases.words_of_things((duty.thing for duty in duties), seeing=read)
    signals = _signals([file for file in read if not known[file].title], worker, today)
    doors = [file for file in read if heads[file].kind == File.Kind.DOORSTEP]
    rounds = dict(Doorstep.objects.filter(pk__in=doors).values_list("pk", "round"))
    roles = {(member.file_id, member.role) for member in teams}
    covers = _covers(worker, today)
    lines = []
    for duty in duties:
        home = duty.file.programme or duty.file_id
        handed = duty in vacant
        covered = covers.get((duty.file_id, duty.role, duty.worker), "")
        own = duty.worker == worker.pk or (duty.worker is None and (home, duty.role) in roles)
        escalated = not (handed or covered or own)
        if not escalated and duty.file_id not in read:
            continue  # who cannot open what fulfils a duty does not owe it: whoever gives roles finds somebody who can
        place = rounds.get(duty.file_id) or (duty.file_id if duty.file_id in known else home)
        lines.append(
            DayLine(
                duty=duty,
                kind=duty.file.kind,
                name=known.get(duty.file_id),
                about=words.get(duty.thing, "") if duty.thing else signals.get(duty.file_id, ""),
                late=duty.due < today,
                days_late=max((today - duty.due).days, 0),
                escalated=escalated,
                group=(escalated, place) if escalated else (escalated, place, "" if handed else duty.duty, duty.role),
                role=duty.role if handed else _asked(duty),
                vacant=handed,
                covers=covered,
            )
        )
    return sorted(lines, key=lambda line: (line.duty.due, str(line.duty.id)))


def _vacant(worker: Worker, owed: list[OpenDuty], today: date) -> list[OpenDuty]:
    """Give, of cases in which this worker may give roles, the first duty of each role that nobody has.

    Not of a role whose whole team reads the cases, and not where somebody was already asked to give a role.
    """
    mine = {(duty.file_id, duty.role) for duty in owed}
    asked = OpenDuty.objects.filter(file=OuterRef("file"), deed=ROLE_TAKEN)
    open_ = OpenDuty.objects.filter(~Exists(asked), worker=None, file__kind=File.Kind.CASE)
    giving = [name for name, purpose in purposes().items() if purpose.gives]
    near = open_.filter(file__in=reach(worker=worker, purpose=giving, today=today, kind=File.Kind.CASE))
    seen = visible(near, worker=worker, purpose=giving, today=today).select_related("file").order_by("-due", "id")
    found = {(duty.file_id, duty.role): duty for duty in seen if _filled_by_name(duty)}
    return [duty for place, duty in found.items() if place not in mine]


def _asked(duty: OpenDuty) -> str:
    return asked_role(method_of(duty.file.method_id), duty.duty) if duty.file.method_id else ""


def _filled_by_name(duty: OpenDuty) -> bool:
    """Tell whether only somebody who was given the role in the case itself reads enough of it to do this duty."""
    roles = method_of(duty.file.method_id).roles if duty.file.method_id else {}
    if duty.role not in roles:
        return False
    return not any("case" in right.files and right.level for right in function(roles[duty.role].function).team)


def _signals(files: list[UUID], worker: Worker, today: date) -> dict[UUID, str]:
    """Give about whom the signal was with which a case began, as long as its household is not known."""
    rows = visible(Signal.objects.filter(file__in=files), worker=worker, purpose=purposes(), today=today)
    return {file: about or text for file, about, text in rows.values_list("file", "about", "text")}


def _covers(worker: Worker, today: date) -> dict[tuple[UUID, str, UUID | None], str]:
    """Give whose role in which case this worker stands in for today, as (file, role, holder) -> the holder's name."""
    rows = list(cases.covered_by(worker.pk, today))
    names = accounts.workers(row.instead_of for row in rows)
    return {(row.file_id, row.role, row.instead_of): names[row.instead_of].name for row in rows}


def _owed(worker: Worker, teams: Iterable[TeamMember], today: date) -> QuerySet[OpenDuty]:
    """Give what is owed: by role, by standing in for a colleague, and what went on because it was late.

    What a colleague stands in for today is theirs, and not owed twice.
    """
    mine = Q(worker=worker.pk)
    for cover in cases.covered_for(worker.pk, today):
        mine &= ~Q(file=cover.file_id, role=cover.role)
    for cover in cases.covered_by(worker.pk, today):
        mine |= Q(file=cover.file_id, role=cover.role, worker=cover.instead_of)
    for member in teams:
        here = Q(file__programme=member.file_id) | Q(file=member.file_id)
        mine |= here & Q(worker=None, role=member.role)
        mine |= here & Q(due__lt=today, late_then__in=[member.role, f"escalate:{member.role}", f"remind:{member.role}"])
    found = OpenDuty.objects.filter(mine).filter(Q(postponed_until=None) | Q(postponed_until__lte=today))
    near = reach(worker=worker, purpose=purposes(), today=today)
    its_file = File.objects.filter(pk=OuterRef("file"))  # asked of each duty, not of every file that there is
    return found.filter(Exists(visible(its_file, worker=worker, purpose=purposes(), today=today)), file__in=near)


def _known(
    duties: list[OpenDuty], heads: Mapping[UUID, File], seeing: Mapping[UUID, Sight], today: date
) -> list[OpenDuty]:
    """Leave out duties that rest on what the worker may not read, in files of which the worker reads the rest.

    Of a file that somebody only knows of, what went on to them because it was late is told without any name.
    """
    owed = owed_from_what_is_seen(heads, hidden_entries(heads.values(), seeing), today=today)
    return [duty for duty in duties if duty.file_id not in owed or (duty.duty, duty.thing) in owed[duty.file_id]]
