"""Deeds about being away: saying so, who stands in, coming back earlier. The role stays with who holds it."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from voordeur.cases import entries as said
from voordeur.cases.away import (
    AlreadyAway,
    AlreadyCovered,
    CannotStandIn,
    Days,
    NotForOneself,
    PeriodCannotBe,
    refuse_a_period_that_cannot_be,
)
from voordeur.cases.covering import (
    able_to_cover,
    arranged,
    ended,
    keep_one_a_day,
    posts_covered_by,
    posts_of,
    refuse_for_oneself,
    replaced,
)
from voordeur.cases.models import Absence, Cover
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal import Draft, IdReused, Permit, Recorded, id_from, record
from voordeur.journal.ground import of_house
from voordeur.journal.reading import lines_of
from voordeur.journal.repeats import recorded_before


def note_absence(
    *,
    worker: UUID,
    since: date,
    until: date,
    cover: UUID | None = None,
    permit: Permit,
    at: datetime,
    id: UUID | None = None,
) -> Recorded:
    """Say that a worker is away until the day of coming back, and who stands in for all that is held, if anybody.

    The cover stands in wherever that can be: in cases of the same programme, without a tie there, on days that nobody
    else covers; also in what is newly taken meanwhile. Covers that the worker cannot do now go to the same colleague.
    Only in cases that the permit covers. Raises PeriodCannotBe, AlreadyAway, CannotStandIn when the colleague can
    stand in nowhere, and NotForOneself for whoever arranges it for another.
    """
    said_before = {"since": since, "until": until, "cover": cover}
    if again := recorded_before(id, file=worker, kind="absence_noted", permit=permit, **said_before):
        return again
    days = Days(since, until)
    refuse_a_period_that_cannot_be(days, today=day_of(at))
    new = id or new_id()
    absence = absence_id(new)
    body = said.AbsenceNoted(absence=absence, since=since, until=until, cover=cover)
    noted = Draft(worker, body, day_of(at), id=id)
    covers = _everywhere(worker, cover, days, absence, permit, at, new) if cover else []
    with transaction.atomic():
        recorded = _record(noted, *covers, permit=permit, at=at)
        _keep_one_absence(worker, days)
    return recorded


def absence_id(id: UUID) -> UUID:
    """Give the id of the absence that a deed with this client id notes."""
    return id_from(id, "absence")


def settle_cover(
    *, worker: UUID, absence: UUID, cover: UUID, permit: Permit, at: datetime, id: UUID | None = None
) -> Recorded:
    """Say who stands in for a worker who is away, in all that nobody stands in for yet.

    Raises CannotStandIn, and NotForOneself for whoever arranges it for another.
    """
    if again := recorded_before(id, file=worker, kind="absence_covered", permit=permit, absence=absence, cover=cover):
        return again
    found = Absence.objects.get(file=worker, pk=absence)
    settled = Draft(worker, said.AbsenceCovered(absence=absence, cover=cover), day_of(at), id=id)
    days = Days(found.since, found.until)
    covers = _everywhere(worker, cover, days, absence, permit, at, id or new_id())
    return _record(settled, *covers, permit=permit, at=at)


def have_covered(
    *,
    file: UUID,
    role: str,
    instead_of: UUID,
    worker: UUID,
    since: date,
    until: date,
    cover: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Have a colleague stand in for a role in one case, until the day on which it no longer holds.

    On days on which somebody stands in already that one stays; on days of an absence it ends with that. Raises
    PeriodCannotBe, AlreadyCovered when no day is left, CannotStandIn, and NotForOneself for whoever only stands in
    here; only the operator, who writes down what others decided, is not asked who could.
    """
    said_before = {"role": role, "instead_of": instead_of, "worker": worker}
    if again := recorded_before(id, file=file, kind="cover_arranged", permit=permit, **said_before):
        _refuse_other_days(file, again, Days(since, until))
        return again
    refuse_for_oneself(file, worker, permit=permit, today=day_of(at))
    today, new = happened_on or day_of(at), id or new_id()
    days = _from_today(Days(since, until), today)
    gone = Absence.objects.filter(file=instead_of, since__lt=days.until, until__gt=days.since).order_by("since").first()
    because = gone.pk if gone else None
    held = [one for one in posts_of(instead_of, days, absence=because, files=[file]) if one.role == role]
    if not held:
        raise AlreadyCovered
    if permit.files is not None and not all(able_to_cover(worker, post, today=today) for post in held):
        raise CannotStandIn
    first, *others = held
    drafts = arranged(first, worker, on=today, id=new, entry=id, cover=cover)
    drafts += [draft for post in others for draft in arranged(post, worker, on=today, id=new)]
    return _record(*drafts, *replaced(held, on=today), permit=permit, at=at)


def end_cover(
    *,
    file: UUID,
    cover: UUID,
    on: date | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """End a cover in one case earlier than was arranged: today, or on a later day. Raises PeriodCannotBe."""
    said_before = {"cover": cover} | ({"on": on} if on else {})
    if again := recorded_before(id, file=file, kind="cover_ended", permit=permit, **said_before):
        return again
    today = happened_on or day_of(at)
    found = Cover.objects.filter(file=file, pk=cover, until__gt=today)
    if not found or (on is not None and not today <= on < found[0].until):
        raise PeriodCannotBe
    first, *rights = ended(found, on=today, ends=on)
    return record(replace(first, id=id), *rights, permit=permit, at=at)


def come_back(
    *, worker: UUID, absence: UUID, on: date, permit: Permit, at: datetime, id: UUID | None = None
) -> Recorded:
    """Bring the end of an absence forward: the worker is there again on the day `on`, and every cover ends with it.

    Raises PeriodCannotBe for a day that has passed, or is not earlier than was said.
    """
    if again := recorded_before(id, file=worker, kind="absence_ended", permit=permit, absence=absence, on=on):
        return again
    today, found = day_of(at), Absence.objects.get(file=worker, pk=absence)
    if not today <= on < found.until:
        raise PeriodCannotBe
    covers = Cover.objects.filter(absence=absence, until__gt=on).order_by("id")
    back = Draft(worker, said.AbsenceEnded(absence=absence, on=on), today, id=id)
    return record(back, *ended(covers, on=today, ends=on), permit=permit, at=at)


def _record(*drafts: Draft, permit: Permit, at: datetime) -> Recorded:
    """Record an act with covers in it, and refuse the whole of it when two would stand in on one day."""
    with transaction.atomic():
        recorded = record(*drafts, permit=permit, at=at)
        keep_one_a_day({draft.file for draft in drafts if isinstance(draft.body, said.CoverArranged)})
    return recorded


@of_house("arranging_cover")
def _keep_one_absence(worker: UUID, days: Days) -> None:
    """Raise AlreadyAway when a worker was said to be away on one of these days before; asked after writing."""
    if Absence.objects.filter(file=worker, since__lt=days.until, until__gt=days.since).count() > 1:
        raise AlreadyAway


@of_house("ids_used_before")
def _refuse_other_days(file: UUID, again: Recorded, days: Days) -> None:
    """Raise IdReused when what was recorded is not what is left of these days, with what others do."""
    bodies = [line.body for line in lines_of([file])[file] if line.entry.act == again.act]
    covers = [body for body in bodies if isinstance(body, said.CoverArranged)]
    first, last = min(one.since for one in covers), max(one.until for one in covers)
    others = Cover.objects.filter(file=file, role=covers[0].role, instead_of=covers[0].instead_of)
    to_the_end = others.filter(since__lt=days.until, until__gte=days.until).exclude(
        pk__in=[one.cover for one in covers]
    )
    if first < days.since or last > days.until or (last < days.until and not to_the_end.exists()):
        raise IdReused


def _from_today(days: Days, today: date) -> Days:
    """Keep of a period what is still to come. Raises PeriodCannotBe."""
    refuse_a_period_that_cannot_be(days, today=today)
    return Days(max(days.since, today), days.until)


def _everywhere(
    worker: UUID, cover: UUID, days: Days, absence: UUID, permit: Permit, at: datetime, id: UUID
) -> list[Draft]:
    """Draft that a colleague stands in wherever that can be: for what is held, and for what the worker covers."""
    today = day_of(at)
    if permit.files is not None and cover == permit.worker != worker:
        raise NotForOneself
    left = _from_today(days, today)
    held = posts_of(worker, left, absence=absence, files=permit.files)
    taken_on = posts_covered_by(worker, left, files=permit.files)
    takes = [post for post in held if able_to_cover(cover, post, today=today)]
    drafts = [draft for post in takes for draft in arranged(post, cover, on=today, id=id)]
    drafts += replaced(takes, on=today)
    for theirs, post in taken_on:
        if able_to_cover(cover, post, today=today):
            drafts += ended([theirs], on=today, ends=post.days.since)
            drafts += arranged(post, cover, on=today, id=id)
            if post.days.until < theirs.until:
                after = replace(post, days=Days(post.days.until, theirs.until))
                drafts += arranged(after, worker, on=today, id=id)
    if not drafts and (held or taken_on):
        raise CannotStandIn
    return drafts
