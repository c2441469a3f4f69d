"""Asking a second person, and answering as one; who is asked, and what waits for whom (trust rule 15)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.lookups import Exact

from voordeur.access.entries import (
    SecondPersonAgreed,
    SecondPersonAsked,
    SecondPersonNamed,
    SecondPersonRefused,
    SecondPersonReleased,
)
from voordeur.access.functions import purposes
from voordeur.access.models import Grant, SecondAsk, SecondPerson
from voordeur.access.permits import permit_as_second
from voordeur.access.queries import NoGround, grants_of, reach
from voordeur.access.two_people import carried_out, deed_of_two, deeds_of_two, follow_on, refuse_answer
from voordeur.accounts.models import Worker
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal.drafts import Draft, Recorded, id_from
from voordeur.journal.ground import of_house
from voordeur.journal.models import Entry, Level
from voordeur.journal.permits import Permit
from voordeur.journal.recording import record


def ask(
    *,
    deed: str,
    file: UUID,
    reason: str,
    at: datetime,
    about: UUID | None = None,
    hours: int = 0,
    level: Level = Level.INVOLVEMENT,
    domain: str = "",
    id: UUID | None = None,
) -> Draft:
    """Draft the question to a second person, for the act in which it arises; `hours` instead of those of the file.

    The request has an id that follows from `id`, the entry's: `request_of(id)`. `level` and `domain`: who may know
    of it, and of the answer.
    """
    known, entry = deed_of_two(deed), id or new_id()
    body = SecondPersonAsked(
        request=request_of(entry),
        deed=known.name,
        reason=reason,
        due=at + timedelta(hours=hours or known.hours),
        expires=known.expires,
        about=about,
    )
    return Draft(file, body, day_of(at), id=entry, level=level, domain=domain)


def request_of(entry: UUID) -> UUID:
    """Give the id of the request that an entry asks."""
    return id_from(entry, "second person")


def agree(*, ask: UUID, worker: UUID, at: datetime, remark: str = "", id: UUID | None = None) -> Recorded:
    """As the second person say yes, with which it is done in the same act.

    Raises NoGround for who cannot be the second person, SamePerson, Answered and Expired.
    """
    return _answer(ask, SecondPersonAgreed(request=ask, remark=remark), worker, at, id)


def refuse(*, ask: UUID, worker: UUID, at: datetime, reason: str, id: UUID | None = None) -> Recorded:
    """As the second person say no: it is not done. Raises as `agree`."""
    return _answer(ask, SecondPersonRefused(request=ask, reason=reason), worker, at, id)


def name_second_person(
    *, programme: UUID, worker: UUID, permit: Permit, at: datetime, id: UUID | None = None
) -> Recorded:
    """Name somebody outside the team who may always be the second person of a programme."""
    return record(Draft(programme, SecondPersonNamed(worker=worker), day_of(at), id=id), permit=permit, at=at)


def release_second_person(
    *, programme: UUID, worker: UUID, permit: Permit, at: datetime, id: UUID | None = None
) -> Recorded:
    """End that somebody is the second person of a programme."""
    return record(Draft(programme, SecondPersonReleased(worker=worker), day_of(at), id=id), permit=permit, at=at)


def second_persons(programme: UUID, today: date) -> list[UUID]:
    """Give who is named as second person outside the team."""
    held = SecondPerson.objects.filter(Q(until=None) | Q(until__gt=today), file=programme)
    return list(held.order_by("since", "id").values_list("worker", flat=True))


@of_house("second_person")
def may_answer(ask: SecondAsk, *, worker: Worker | UUID, today: date) -> bool:
    """Tell whether a worker may be the second person here; whoever asked may not."""
    return _for_second(SecondAsk.objects.filter(pk=ask.pk), worker, today).exists()


def who_may_answer(ask: SecondAsk, today: date) -> list[UUID]:
    """Give everybody who may be the second person here."""
    team = Worker.objects.filter(is_active=True).order_by("name", "id")
    return [one.pk for one in team if may_answer(ask, worker=one, today=today)]


@of_house("second_person")
def somebody_may_answer(ask: SecondAsk, today: date) -> bool:
    """Tell whether anybody with a function that fits may answer; who is named outside the team does not count."""
    held = Grant.objects.filter(function__in=sorted(deed_of_two(ask.deed).by)).exclude(worker=ask.asked_by)
    workers = set(held.values_list("worker", flat=True))
    return any(may_answer(ask, worker=one, today=today) for one in workers)


@of_house("second_person")
def is_asked_already(ask: SecondAsk, at: datetime) -> bool:
    """Tell whether the same waits for an answer already, whoever asked it."""
    return open_asks(at).filter(deed=ask.deed, file=ask.file_id, about=ask.about).exclude(pk=ask.pk).exists()


@of_house("second_person")
def ask_of(entry: UUID) -> SecondAsk:
    """Give the request that an entry just asked, by the id of that entry."""
    return SecondAsk.objects.select_related("file").get(pk=request_of(entry))


@of_house("second_person")
def to_answer(worker: Worker | UUID, at: datetime) -> list[SecondAsk]:
    """Give what waits for this worker as a second person, the most urgent first."""
    return list(_for_second(open_asks(at), worker, day_of(at)).select_related("file").order_by("due", "id"))


def open_asks(at: datetime) -> QuerySet[SecondAsk]:
    """Give every question that still waits for an answer; rooms show of it what their readers may know."""
    return SecondAsk.objects.filter(state=SecondAsk.State.ASKED).exclude(expires=True, due__lt=at)


def asked_by(worker: Worker | UUID) -> Iterable[SecondAsk]:
    """Give what a worker asked a second person, the latest first."""
    found = worker if isinstance(worker, UUID) else worker.pk
    return SecondAsk.objects.filter(asked_by=found).select_related("file").order_by("-asked", "id")


@of_house("second_person")
def agreed_before(ask: SecondAsk) -> list[SecondAsk]:
    """Give to what of this kind a second person agreed before in the same file, the latest first."""
    agreed = SecondAsk.objects.filter(deed=ask.deed, file=ask.file_id, state=SecondAsk.State.AGREED).exclude(pk=ask.pk)
    return list(agreed.order_by("-answered", "-id"))


@of_house("second_person")
def ask_with(id: UUID, *, worker: Worker | UUID, today: date) -> SecondAsk:
    """Give one request, for whoever asked it or may answer it. Raises NoGround."""
    found = SecondAsk.objects.select_related("file").filter(pk=id).first()
    owner = worker if isinstance(worker, UUID) else worker.pk
    if found is None or not (found.asked_by == owner or may_answer(found, worker=worker, today=today)):
        raise NoGround
    return found


def _answer(
    ask: UUID, body: SecondPersonAgreed | SecondPersonRefused, worker: UUID, at: datetime, id: UUID | None
) -> Recorded:
    found = ask_with(ask, worker=worker, today=day_of(at))
    permit = permit_as_second(worker=worker, file=found.file_id)
    answer = Draft(found.file_id, body, day_of(at), id=id, level=Level(found.level), domain=found.domain)
    again = id is not None and _said_before(id, worker)
    if not again and (refusal := refuse_answer(found, by=worker, at=at)):
        raise refusal
    with of_house("second_person", whole=[found.file_id]):
        follows = carried_out(found, by=worker, on=day_of(at)) if isinstance(body, SecondPersonAgreed) else []
    permit = replace(permit, kinds=frozenset((*(permit.kinds or ()), *(one.body.entry_kind.name for one in follows))))
    expect = {} if again else {found.pk: found.version}
    with transaction.atomic():
        recorded = record(answer, *follows, permit=permit, at=at, expect=expect)
        if isinstance(body, SecondPersonAgreed) and not recorded.repeated:
            follow_on(found, by=worker, at=at)
    return recorded


@of_house("ids_used_before")
def _said_before(id: UUID, worker: UUID) -> bool:
    return Entry.objects.filter(pk=id, by=worker).exists()


def _for_second(asks: QuerySet[SecondAsk], worker: Worker | UUID, today: date) -> QuerySet[SecondAsk]:
    """Keep the questions to which a worker may be the second person.

    One query, however many questions there are: that somebody asked in a file of named readers must cost nobody else
    a query more (trust rule 7).
    """
    found = worker if isinstance(worker, UUID) else worker.pk
    own = Q(programme=None, file=OuterRef("file"))
    here = own | Q(programme=OuterRef("file")) | Q(programme=OuterRef("file__programme"))
    fits = Q()
    for deed in deeds_of_two().values():
        fits |= Q(Exact(OuterRef("deed"), Value(deed.name))) & Q(function__in=sorted(deed.by))
    outside = SecondPerson.objects.filter(Q(until=None) | Q(until__gt=today), worker=found)
    named = list(outside.values_list("file", flat=True))
    works_here = Exists(Worker.objects.filter(pk=found, is_active=True))
    near = Q(file__in=reach(worker=found, purpose=purposes(), today=today))
    held = Q(Exists(grants_of(found, today).filter(here, fits)))
    of_outside = [deed.name for deed in deeds_of_two().values() if deed.outside]
    for_the_named = Q(deed__in=of_outside) & (Q(file__in=named) | Q(file__programme__in=named))
    return asks.exclude(asked_by=found).filter(near | for_the_named, held | for_the_named, works_here)
