"""Break-glass: one case outside one's role, with a reason, for an hour; told at once, looked back at within a day.

What is opened so is asked only by its own page, with the moment at hand; it gives no grant, so that no list and no
other page ever counts it (trust rule 5).
"""

from datetime import date, datetime, timedelta
from typing import TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from voordeur.access.entries import GlassBroken
from voordeur.access.log import note_look
from voordeur.access.models import AccessLogLine, Emergency, Grant, SecondAsk
from voordeur.access.queries import NoGround, grants_of, visible
from voordeur.access.seconds import ask
from voordeur.accounts.models import Worker
from voordeur.common.clock import day_of
from voordeur.journal.drafts import Draft, id_from
from voordeur.journal.ground import of_house
from voordeur.journal.models import File, Level

LENGTH = timedelta(minutes=60)
REVIEW = "review_emergency"
# Who is told at once, and reads the list: the owner of the programme and whoever watches over privacy.
WATCHING = {"project_leader": "oversight", "privacy_officer": "privacy"}

M = TypeVar("M", bound=Model)


def breaking(*, file: UUID, reason: str, at: datetime, id: UUID, home: UUID | None = None) -> tuple[Draft, Draft]:
    """Draft that somebody opens a case for an hour, and that a second person looks back at it.

    `file`: the case, or the programme when no case was found. The emergency has the id of its entry.
    """
    body = GlassBroken(emergency=id, reason=reason, until=at + LENGTH, home=home)
    broken = Draft(file, body, day_of(at), id=id, level=Level.INVOLVEMENT)
    return broken, ask(deed=REVIEW, file=file, reason=reason, at=at, about=id, id=id_from(id, "review"))


def own_emergency(id: UUID, *, worker: Worker, at: datetime) -> Emergency:
    """Give an hour of one's own that is not over. Raises NoGround."""
    found = Emergency.objects.filter(pk=id, worker=worker.pk, until__gt=at).select_related("file").first()
    if found is None or not worker.is_active:
        raise NoGround
    return found


def opened(rows: QuerySet[M], emergency: Emergency, *, worker: Worker, at: datetime) -> QuerySet[M]:
    """Keep the rows of the case and its household that may be read in this hour: what is shared, nothing confined."""
    own_emergency(emergency.pk, worker=worker, at=at)
    kept = rows.filter(file__in=[file for file in (emergency.file_id, emergency.home) if file])
    fields = {field.name for field in rows.model._meta.concrete_fields}
    return kept.filter(level__lte=Level.SHARED) if "level" in fields else kept


def look_in_emergency(emergency: Emergency, *, worker: Worker, at: datetime, page: str) -> AccessLogLine:
    """Write down a look at a case in such an hour. Raises NoGround when it is over."""
    own_emergency(emergency.pk, worker=worker, at=at)
    return note_look(worker.pk, purpose="emergency", function="break_glass", file=emergency.file_id, page=page, at=at)


@of_house("who_holds_rights")
def watchers(programme: UUID, today: date) -> list[UUID]:
    """Give who is told at once: the owner of a programme and whoever watches over privacy there."""
    held = Grant.objects.filter(Q(until=None) | Q(until__gt=today), programme=programme, since__lte=today)
    held = held.filter(function__in=WATCHING, worker__is_active=True)
    return list(held.order_by("worker").values_list("worker", flat=True).distinct())


@of_house("who_holds_rights")
def privacy_officers(programme: UUID, today: date) -> list[UUID]:
    """Give who watches over privacy in a programme."""
    held = Grant.objects.filter(Q(until=None) | Q(until__gt=today), programme=programme, function="privacy_officer")
    return list(held.filter(since__lte=today).order_by("worker").values_list("worker", flat=True).distinct())


def emergencies_seen(*, worker: Worker, today: date) -> list[tuple[Emergency, SecondAsk | None]]:
    """Give the hours in programmes that this worker watches over, the latest first, each with how it was reviewed."""
    seen = visible(Emergency.objects.all(), worker=worker, purpose=WATCHING.values(), today=today)
    watched = grants_of(worker, today).filter(function__in=WATCHING).values("programme")
    inside = seen.filter(Q(file__programme__in=watched) | Q(file__in=watched)).select_related("file")
    found = list(inside.order_by("-began", "id"))
    reviews = {one.about: one for one in SecondAsk.objects.filter(deed=REVIEW, about__in=[one.pk for one in found])}
    return [(one, reviews.get(one.pk)) for one in found]


def watches(*, worker: Worker, today: date) -> list[UUID]:
    """Give the programmes that a worker watches over, as owner or for privacy."""
    held = grants_of(worker, today).filter(function__in=WATCHING, programme__isnull=False)
    return [one for one in held.order_by("programme").values_list("programme", flat=True).distinct() if one]


def programme_of(emergency: Emergency) -> UUID | None:
    """Give the programme in which a case was opened, or looked for."""
    file = emergency.file
    return file.pk if file.kind == File.Kind.PROGRAMME else file.programme
