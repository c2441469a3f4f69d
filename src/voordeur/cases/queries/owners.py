"""What in a case waits for somebody who is not there any more: it is for whoever coordinates."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from voordeur.access import holds, reach, visible
from voordeur.access.models import Grant
from voordeur.accounts import queries as accounts
from voordeur.accounts.models import Worker
from voordeur.cases.models import Action
from voordeur.journal import File, Level
from voordeur.journal.ground import of_house

Place = tuple[UUID, UUID]
"""A case, and a worker."""


@of_house("who_holds_rights")
def not_there(places: Collection[Place], *, today: date) -> set[Place]:
    """Give at which of these places nobody is any more: who left, or could read the case once and may no longer.

    A worker who never could read a case may have something to do for it all the same.
    """
    if not places:
        return set()
    workers = accounts.workers(worker for _file, worker in places)
    programme = dict(File.objects.filter(pk__in={file for file, _ in places}).values_list("pk", "programme"))
    about = Q(programme=None, file__in=programme) | Q(programme__in=set(programme.values()), of__in=("*", "case"))
    given = Grant.objects.filter(about, worker__in=workers, level__gte=Level.SHARED, since__lte=today)
    had, have = set[tuple[UUID | None, UUID]](), set[tuple[UUID | None, UUID]]()
    for file, team, worker, until in given.values_list("file", "programme", "worker", "until"):
        had.add((team or file, worker))
        if until is None or until > today:
            have.add((team or file, worker))

    def reads(file: UUID, worker: UUID, rights: set[tuple[UUID | None, UUID]]) -> bool:
        return (file, worker) in rights or (programme[file], worker) in rights

    return {
        (file, worker)
        for file, worker in places
        if worker not in workers
        or not workers[worker].is_active
        or (reads(file, worker, had) and not reads(file, worker, have))
    }


def without_owner(actions: Iterable[Action], *, today: date) -> set[UUID]:
    """Give which of these open actions of workers lack an owner: see `not_there`."""
    owned = {
        one.pk: (one.file_id, one.owner)
        for one in actions
        if one.owner_kind == Action.Owner.WORKER and one.owner and one.ended_on is None
    }
    gone = not_there(set(owned.values()), today=today)
    return {action for action, place in owned.items() if place in gone}


def actions_of_others(*, worker: Worker, today: date) -> QuerySet[Action]:
    """Give the open actions of other workers in the cases that a worker coordinates, the first due first."""
    if not holds(worker=worker, purpose="coordination", today=today):
        return Action.objects.none()
    near = reach(worker=worker, purpose="coordination", today=today, kind=File.Kind.CASE)
    open_ = Action.objects.filter(owner_kind=Action.Owner.WORKER, ended_on=None, file__in=near).exclude(owner=worker.pk)
    return visible(open_.order_by("due", "agreed_on", "id"), worker=worker, purpose="coordination", today=today)
