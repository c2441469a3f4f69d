"""Counts for methods what no single file tells: how full hands are, how many cases run, how big the team is."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet

from voordeur.access import BY_LINK, OPERATOR
from voordeur.accounts import queries as accounts
from voordeur.cases.entries import DecisionTaken, ObstacleFound, ObstacleReported
from voordeur.cases.models import Case, GroupPlace, Obstacle, RoleDecision, WaitingPlace
from voordeur.cases.queries import coordinators, running_with
from voordeur.journal import File, Standing, counts
from voordeur.methods.language import PROGRAMME
from voordeur.methods.vocabulary import Fact
from voordeur.partners import queries as partners
from voordeur.partners.rules.covenants import sharing
from voordeur.programmes import queries as programmes

_OBSTACLE_TOLD = (ObstacleFound.entry_kind.name, ObstacleReported.entry_kind.name)


def its_programme(head: File, new: Fact | None) -> Iterable[UUID]:
    """Say over which programme a number of a file is counted."""
    programme = programme_of(head)
    return [programme] if programme else []


def _whose_hands(head: File, new: Fact | None) -> Iterable[UUID]:
    """Say over whose work a case load is counted: over all programmes that one works in.

    Whoever runs the machine or answers by a link is no worker: neither holds a case, and so has no last place to take.
    """
    worker = (new.fields.get("worker") or new.by) if new else None
    return [worker] if worker and worker not in (OPERATOR, BY_LINK) else []


@counts("case_load", over=_whose_hands)
def case_load(head: File, new: Fact | None, today: date) -> int:
    """Count the running cases of the worker and in the role that an entry names, else of whoever writes it.

    Without an entry: of the worker whose file it is, or of whoever coordinates the case.
    """
    if new is not None:
        worker = new.fields.get("worker") or new.by
        return running_with(worker, new.fields.get("role") or "") if worker else 0
    if head.kind == File.Kind.WORKER:
        return running_with(head.id)
    held = coordinators(head.id)
    return running_with(held[-1].worker, held[-1].role) if held else 0


@counts("cases_running", over=its_programme)
def cases_running(head: File, new: Fact | None, today: date) -> int:
    """Count the running cases of the programme, without those that wait for a place or that others took over."""
    programme, waits = programme_of(head), WaitingPlace.objects.filter(file=OuterRef("file"))
    return _running(Case.objects.filter(~Exists(waits), programme=programme), programme).count()


def _running(cases: QuerySet[Case], programme: UUID | None) -> QuerySet[Case]:
    if programme is None:
        return cases.none()
    ends = [name for name, stage in programmes.method_of(programme).stages.items() if stage.end]
    ended = Standing.objects.filter(file=OuterRef("file"), stage__in=ends)
    return cases.filter(~Exists(ended), closed_on=None)


@counts("cases_taken_in", over=its_programme)
def cases_taken_in(head: File, new: Fact | None, today: date) -> int:
    """Count the other cases of the programme in which the same was decided as the entry decides.

    Where nothing is decided: those that were ever begun, without those that only wait.
    """
    return _taken_in(head, new).count()


@counts("cases_taken_in_this_year", over=its_programme)
def cases_taken_in_this_year(head: File, new: Fact | None, today: date) -> int:
    """Count those in which it was decided in the calendar year of the entry; without a decision, begun in that year."""
    return _taken_in(head, new, year=(new.on if new else today).year).count()


@counts("cases_taken_in_this_phase", over=its_programme)
def cases_taken_in_this_phase(head: File, new: Fact | None, today: date) -> int:
    """Count those in which it was decided since the programme came into its stage: a second wave has places anew."""
    return _taken_in(head, new, since=stage_began(head)).count()


def stage_began(head: File) -> date | None:
    """Say when the last phase began that is a stage of the programme; one of another name changes only what holds."""
    if (programme := programme_of(head)) is None:
        return None
    stages = [stage.id for stage in programmes.method_of(programme).stages_of(PROGRAMME)]
    found = programmes.phases(programme).filter(phase__in=stages).first()
    return found.since if found else None


@counts("cases_taken_in_and_running", over=its_programme)
def cases_taken_in_and_running(head: File, new: Fact | None, today: date) -> int:
    """Count those of them that still run, so that a registration on which nobody decided takes no place."""
    return _running(_taken_in(head, new), programme_of(head)).count()


def _taken_in(head: File, new: Fact | None, *, year: int | None = None, since: date | None = None) -> QuerySet[Case]:
    when = ({"year": year} if year else {}) | ({"gte": since} if since else {})
    cases = Case.objects.filter(programme=programme_of(head), programme__isnull=False).exclude(id=head.id)
    if new is None or new.kind != DecisionTaken.entry_kind.name:
        waits = WaitingPlace.objects.filter(file=OuterRef("file"))
        return cases.filter(~Exists(waits), **{f"opened_on__{word}": value for word, value in when.items()})
    same = RoleDecision.objects.filter(
        file=OuterRef("file"), decision=new.fields.get("decision"), outcome=new.fields.get("outcome")
    )
    return cases.filter(Exists(same.filter(**{f"on__{word}": value for word, value in when.items()})))


@counts("cases_with_same_obstacle", over=its_programme, owed_by=_OBSTACLE_TOLD)
def cases_with_same_obstacle(head: File, new: Fact | None, today: date) -> int:
    """Count the cases of the programme that met an obstacle which this case met too, by the word that it is known as.

    Of several the one that most cases met; of an entry about one obstacle that one. None once policy was told of it.
    It is a number only: whoever reads this case learns of no other.
    """
    own = Obstacle.objects.filter(file=head.id).exclude(known_as="")
    if new is not None and new.fields.get("obstacle"):
        own = own.filter(id=new.fields["obstacle"])
    met = Obstacle.objects.filter(file__programme=programme_of(head), file__programme__isnull=False)
    told = met.filter(reported_on__isnull=False).values("known_as")
    words = own.exclude(known_as__in=told).order_by().values("known_as")
    found = met.filter(known_as__in=words).order_by().values("known_as").annotate(cases=Count("file", distinct=True))
    return max((row["cases"] for row in found), default=0)


@counts("group_places", over=its_programme)
def group_places(head: File, new: Fact | None, today: date) -> int:
    """Count how many more can take part in the group that an entry names; none in one that ended or is not there.

    Where the number of places was not said there is always one.
    """
    programme, group = programme_of(head), new.fields.get("group") if new else None
    found = programmes.groups(programme).filter(id=group, ended_on=None).first() if programme and group else None
    if found is None:
        return 0
    taken = GroupPlace.objects.filter(group=found.id, ended_on=None).count()
    return 1 if found.places is None else max(0, found.places - taken)


@counts("covenants")
def covenants(head: File, new: Fact | None, today: date) -> int:
    """Count the covenants that hold here on the day of the entry and that the organisation which it names signed.

    One by which nothing but who is involved is told does not count, nor one for other life domains than the entry's. An
    entry that names none by its id names nobody who signed. Without an entry: all that hold today.
    """
    programme, on = programme_of(head), new.on if new else today
    signer = new.fields.get("organisation") if new else None
    if new and not signer:
        return 0
    pacts = partners.pacts([signer] if signer else None)
    domains = {new.domain} if new and new.domain else set[str]()
    holding = (one for one in pacts if sharing([one], on=on, programme=programme, domains=domains).state == "covered")
    return len({one.covenant for one in holding})


@counts("mandates")
def mandates(head: File, new: Fact | None, today: date) -> int:
    """Count by how many mandates the organisation of whoever writes may decide here on the day of the entry.

    Of the partner that the entry names as its organisation, where it names one. Without an entry: today, by those of
    the organisation of whoever coordinates the case; in a programme, of whoever answers in law for it.
    """
    programme = programme_of(head)
    if programme is None:
        return 0
    held = partners.mandates_held(_organisation_at_work(head, new, programme), programme=programme)
    giver, on = new.fields.get("organisation") if new else None, new.on if new else today
    return sum(one.given.holds(on) for one in held if giver in (None, one.giver))


def _organisation_at_work(head: File, new: Fact | None, programme: UUID) -> UUID | None:
    if new is None and head.kind == File.Kind.PROGRAMME:
        return programmes.programme(programme).controller
    worker = new.by if new else next((one.worker for one in reversed(coordinators(head.id))), None)
    found = accounts.workers([worker]).get(worker) if worker else None
    return found.organisation if found else None


@counts("team_size", over=its_programme)
def team_size(head: File, new: Fact | None, today: date) -> int:
    """Count the workers who are in the programme's team today."""
    programme = programme_of(head)
    return programmes.team(programme, today).order_by().values("worker").distinct().count() if programme else 0


@counts("open_places", over=its_programme)
def open_places(head: File, new: Fact | None, today: date) -> int:
    """Count how many more cases the team can have: the limits of its members' roles, less the running cases."""
    programme = programme_of(head)
    if programme is None:
        return 0
    roles = programmes.method_of(programme).roles
    limits = (roles[member.role].case_load for member in programmes.team(programme, today) if member.role in roles)
    return max(0, sum(limit or 0 for limit in limits) - cases_running(head, new, today))


def programme_of(head: File) -> UUID | None:
    return head.id if head.kind == File.Kind.PROGRAMME else head.programme
