"""Asks the engine what the entries of a file mean in its method, and keeps the answer: standing and open duties."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from functools import partial
from uuid import UUID, uuid5

from django.db import transaction

from voordeur.journal import ground, outside
from voordeur.journal.heads import head_of, lock_heads
from voordeur.journal.method_texts import method_judging, method_of
from voordeur.journal.models import File, OpenDuty, Standing
from voordeur.journal.putting import put_all
from voordeur.journal.reading import Line, Told, effective, lines_of
from voordeur.journal.rows import Rows
from voordeur.journal.side_by_side import in_batches, side_by_side
from voordeur.journal.withholding import counting
from voordeur.methods import engine
from voordeur.methods.language import Method, Text
from voordeur.methods.vocabulary import Fact

FILES_AT_ONCE = 100  # whoever writes in one of them waits for the others

Follower = Callable[[File, Method, Sequence[Fact], Rows, date], None]
Holder = Callable[[File, str, Sequence[Fact]], UUID | None]

_FOLLOWERS: list[Follower] = []
_HOLDERS: list[Holder] = []


def follow(callback: Follower) -> Follower:
    """Register `callback(head, method, facts, rows, today)`: after each fold of a file with a method.

    It changes rows of that file through `rows`, and gives each row it puts a `version` of its own (the entry it rests
    on). Every rebuild calls it too, so it may depend on nothing but what it is given.
    """
    _FOLLOWERS.append(callback)
    return callback


def holders(callback: Holder) -> Holder:
    """Register `callback(head, role, facts)`: the worker who holds a role of the method in this file, if it knows."""
    _HOLDERS.append(callback)
    return callback


def tell_followers(head: File, told: Sequence[Told], rows: Rows, *, today: date) -> None:
    """Let followers keep their rows, when the file has a method."""
    if head.method_id is None or not _FOLLOWERS:
        return
    facts = [one.fact for one in told]
    for callback in _FOLLOWERS:
        rows.begin(None)
        callback(head, method_of(head.method_id), facts, rows, today)
        rows.keep()


def check_held(
    head: File, told: Sequence[Told], new: Sequence[Line], *, given: Mapping[str, int], held: Collection[UUID]
) -> None:
    """Raise NotHeld when what is owed in this file rests on a number that these entries move, and it is not locked."""
    if (method := method_judging(head)) and (names := engine.needed_to_judge(method, head.kind).counts - given.keys()):
        amended = {line.entry.target for line in new}
        kinds = {line.entry.kind for line in new} | {one.fact.kind for one in told if one.entry.id in amended}
        outside.check_held(names, head, kinds, held)


def _judged(
    head: File,
    method: Method,
    facts: Sequence[Fact],
    *,
    today: date,
    given: Mapping[str, int],
    programme: str | None = None,
) -> engine.Judgement:
    needs = engine.needed_to_judge(method, head.kind)
    counts = outside.counted(needs.counts, head, None, today=today, given=given)
    return engine.judge(method, facts, track=head.kind, today=today, counts=counts, programme=programme)


def stage_of_programme(head: File, *, today: date) -> str | None:
    """Give the stage in which the programme of a file stands today; None when none judges it."""
    if head.programme is None or head.kind == File.Kind.PROGRAMME:
        return None
    with ground.of_house("judging", whole=[head.programme]):
        kept = Standing.objects.filter(file=head.programme).first()
        if kept is None or kept.changes_on is None or today < kept.changes_on:
            return kept.stage if kept else None
        judged = judgement(head.programme, today=today)
        return judged.stage if judged else None


def judge(head: File, told: Sequence[Told], *, today: date, counts: Mapping[str, int], had_method: bool = True) -> None:
    """Keep where the file stands now and what is owed in it, when its method speaks of such files."""
    if had_method or method_judging(head):
        judge_each({head: told}, today=today, counts=counts)


def judge_each(told: Mapping[File, Sequence[Told]], *, today: date, counts: Mapping[str, int]) -> None:
    """Keep where each of these files stands now and what is owed in it; the writing does not grow with the files."""
    keep({head: rows_of(head, its, today=today, counts=counts) for head, its in told.items()})


def judged_anew(file: UUID) -> None:
    """Let go of what is kept of a judgement: the next act in this file writes all of it, whatever was kept before."""
    with ground.of_act([file], worker=None, today=None):
        Standing.objects.filter(file=file).delete()
        OpenDuty.objects.filter(file=file).delete()


def keep(made: Mapping[File, tuple[Standing, list[OpenDuty]] | None]) -> None:
    """Keep the judgement that was made of each of these files, or that there is none."""
    apart, standings = list[UUID](), list[Standing]()
    owed: dict[UUID, Sequence[OpenDuty]] = {}
    for head, its in made.items():
        if its is None:
            apart.append(head.id)
            continue
        standing, owed[head.id] = its
        kept = getattr(head, "standing", None)
        if kept is None or (kept.stage, kept.changes_on) != (standing.stage, standing.changes_on):
            head.standing = standing
            standings.append(standing)
    if apart:
        Standing.objects.filter(file__in=apart).delete()
        OpenDuty.objects.filter(file__in=apart).delete()
    put_all(standings)
    if owed:
        _keep_duties(owed)


def rests_on_its_entries(head: File) -> bool:
    """Tell whether a file's judgement follows from its entries alone; a case load changes without an entry in it."""
    method = method_judging(head)
    return method is None or not engine.needed_to_judge(method, head.kind).counts


def rows_of(
    head: File, told: Sequence[Told], *, today: date, counts: Mapping[str, int] | None = None
) -> tuple[Standing, list[OpenDuty]] | None:
    """Make what is kept of a judgement, without keeping it; None when no method judges this file."""
    method = method_judging(head)
    if method is None:
        return None
    facts = [one.fact for one in told]
    judged = _judged(head, method, facts, today=today, given=counts or {})
    standing = Standing(file_id=head.id, stage=judged.stage, judged_on=today, changes_on=judged.changes_on)
    return standing, [_open(head, duty, facts) for duty in judged.duties]


def judgement(file: UUID, *, today: date, counts: Mapping[str, int] | None = None) -> engine.Judgement | None:
    """Ask the engine about one file as it is now, without keeping the answer; None when no method judges it."""
    found = judged_by_its_entries(file, today=today, counts=counts)
    return found[0] if found else None


def judged_by_its_entries(
    file: UUID, *, today: date, counts: Mapping[str, int] | None = None
) -> tuple[engine.Judgement, Sequence[Told]] | None:
    """Give the engine's answer about one file as it is now with what it rests on, of which a page shows nothing."""
    head = head_of(file)
    if head is None:
        raise File.DoesNotExist
    method = method_judging(head)
    if method is None:
        return None
    with ground.of_house("judging", whole=[file]):
        told = counting(head, effective(lines_of([file])[file]))
    needs = engine.needed_to_judge(method, head.kind)
    programme = stage_of_programme(head, today=today) if needs.programme else None
    facts = [one.fact for one in told]
    return _judged(head, method, facts, today=today, given=counts or {}, programme=programme), told


def judge_again(*, today: date, counts: Mapping[str, int] | None = None) -> int:
    """Ask again about each file whose day of change has come, many in one transaction; give how many there were.

    `counts` stand for what is otherwise counted, in a story.
    """
    with ground.of_house("night"):
        due = list(Standing.objects.filter(changes_on__lte=today).values_list("file_id", flat=True).order_by("file_id"))
    judge_files(due, today=today, counts=counts or {})
    return len(due)


def judge_files(files: Sequence[UUID], *, today: date, counts: Mapping[str, int]) -> None:
    """Ask about each of these files, many in one transaction, and keep where they stand and what is owed."""
    for _done in side_by_side(partial(_judge_some, today=today, counts=counts), in_batches(files, FILES_AT_ONCE)):
        pass


def _judge_some(files: Sequence[UUID], *, today: date, counts: Mapping[str, int]) -> None:
    with transaction.atomic(), ground.of_act(files, worker=None, today=today):
        heads, lines = lock_heads(files), lines_of(files)
        told = {head: counting(head, effective(lines[file])) for file, head in heads.items()}
        judge_each(told, today=today, counts=counts)


def _open(head: File, duty: engine.OpenDuty, facts: Sequence[Fact]) -> OpenDuty:
    return OpenDuty(
        id=uuid5(head.id, f"{duty.id} {duty.thing or ''}"),
        file=head,
        duty=duty.id,
        thing=duty.thing,
        role=duty.role,
        worker=next((w for callback in _HOLDERS if (w := callback(head, duty.role, facts))), None),
        title=in_both_languages(duty.title),
        since=duty.since,
        due=duty.due,
        postponed_until=duty.postponed_until,
        late_then=duty.late_then,
        deed=duty.deed,
    )


def _keep_duties(owed: Mapping[UUID, Sequence[OpenDuty]]) -> None:
    before = {duty.id: duty for duty in OpenDuty.objects.filter(file__in=list(owed))}
    after = {duty.id: duty for duties in owed.values() for duty in duties}
    if gone := before.keys() - after.keys():
        OpenDuty.objects.filter(id__in=gone).delete()
    changed = [duty for id, duty in after.items() if id not in before or not _equal(duty, before[id])]
    put_all(changed)


def _equal(one: OpenDuty, other: OpenDuty) -> bool:
    return all(getattr(one, f.attname) == getattr(other, f.attname) for f in OpenDuty._meta.concrete_fields)


def in_both_languages(text: Text) -> dict[str, str]:
    """Keep words of a method, in Dutch and in English."""
    return {"nl": text.said("nl"), "en": text.said("en")}
