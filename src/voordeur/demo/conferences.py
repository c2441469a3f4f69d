"""Partners called together around cases of the demo, from data/conferences.yaml: asked to come, held, decided, told."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from uuid import UUID

from voordeur.cases import actions as cases
from voordeur.cases.actions import Invited, Objector
from voordeur.cases.models import Case, CaseRole, Invitation
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.common.workdays import add_working_days
from voordeur.demo.agenda import latest_working_day
from voordeur.demo.life import Told
from voordeur.demo.place import World
from voordeur.demo.stock import read
from voordeur.journal import Permit, Standing

FROM, UNTIL = time(10), time(11, 30)


@dataclass
class Table:
    """A conference of the demo: its case (or cases, each with what is told of it), and when it is."""

    world: World
    told: Told
    on: date
    cases: dict[UUID, Told] = field(default_factory=dict)
    called: dict[UUID, UUID] = field(default_factory=dict)  # the conference of each case

    def permit(self, at: datetime, *files: UUID) -> Permit:
        """Give the right of whoever calls the others together, in these cases or in all, and in their households."""
        first, *also = files or self.cases
        homes = Case.objects.filter(pk__in=[first, *also]).exclude(household=None).values_list("household", flat=True)
        return self.world.permit(self.told["by"], "coordination", at, file=first, also=[*also, *homes])

    def running(self) -> Iterator[tuple[UUID, Told]]:
        """Give the cases that were not closed meanwhile."""
        open_ones = set(Case.objects.filter(pk__in=self.cases, closed_on=None).values_list("pk", flat=True))
        yield from ((file, said) for file, said in self.cases.items() if file in open_ones)


def confer(world: World) -> None:
    """Plan each conference of the programmes that there are."""
    today, taken = day_of(world.agenda.until), set[UUID]()
    for told in read("conferences"):
        if told["programme"] in world.programmes:
            held = latest_working_day(today - timedelta(days=told["held"]))
            called = latest_working_day(today - timedelta(days=told["called"]))
            world.agenda.on(called, partial(_call, Table(world, told, held), taken), first=16, last=16)


def _call(table: Table, taken: set[UUID], at: datetime) -> None:
    world, told = table.world, table.told
    own = CaseRole.objects.filter(worker=world.workers[told["by"]], until=None).values("file")
    there = Case.objects.filter(programme=world.programmes[told["programme"]], closed_on=None, pk__in=own)
    if "stage" in told:
        there = there.filter(pk__in=Standing.objects.filter(stage=told["stage"]).values("file"))
    files = there.exclude(pk__in=taken).order_by("opened_on", "pk").values_list("pk", flat=True)[: len(told["cases"])]
    table.cases = dict(zip(files, told["cases"], strict=False))
    if not table.cases:
        return
    taken.update(table.cases)
    for file, said in table.cases.items():
        for one in said.get("joins", ()):
            worker = world.workers[one["worker"]]
            cases.assign_role(file=file, role=one["role"], worker=worker, permit=table.permit(at, file), at=at)
    id, (first, *others) = new_id(), table.cases
    caller = world.workers[told["by"]]
    cases.call_conference(
        file=first,
        on=table.on,
        kind=told.get("kind", "follow_up"),
        from_time=FROM,
        until_time=UNTIL,
        place=told["place"],
        chair=caller,
        minutes_by=caller,
        invited=_invited(table, first),
        also={file: _invited(table, file) for file in others},
        permit=table.permit(at),
        at=at,
        id=id,
    )
    table.called = dict(Invitation.objects.filter(file__in=table.cases).values_list("file", "conference"))
    world.agenda.after((2, 4), partial(_answer, table))
    if table.on <= day_of(world.agenda.until):
        world.agenda.on(table.on, partial(_hold, table), first=12, last=12)


def _invited(table: Table, file: UUID) -> list[Invited]:
    return [
        Invited(
            worker=table.world.workers[one["worker"]] if "worker" in one else None,
            organisation=table.world.organisations[one["organisation"]] if "organisation" in one else None,
            name=one.get("name", ""),
        )
        for one in table.cases[file]["invited"]
    ]


def _in_order(asked: Iterable[Invitation], told: list[Invited]) -> list[Invitation]:
    """Give who was asked in the order in which it is told; ids are other ones each time a demo is made."""
    order = [(one.worker, one.organisation) for one in told]
    return sorted(asked, key=lambda one: order.index((one.worker, one.organisation)))


def _answer(table: Table, at: datetime) -> None:
    """Let everybody say whether they come, and put something on the agenda; the last one asked has not answered yet."""
    for file, said in table.running():
        no = {table.world.workers[one["worker"]]: one["remark"] for one in said.get("declines", ())}
        asked = _in_order(Invitation.objects.filter(file=file, conference=table.called[file]), _invited(table, file))
        waiting = asked[:-1] if table.on > day_of(table.world.agenda.until) and len(asked) > 2 else asked
        for one in (one for one in waiting if not one.answer):
            cases.answer_invitation(
                file=file,
                invitation=one.pk,
                comes=one.worker not in no,
                remark=no.get(one.worker, "") if one.worker else "",
                permit=table.permit(at, file),
                at=at,
            )
        if "puts" in said:
            conference = table.called[file]
            cases.put_on_agenda(
                file=file,
                agenda_item=new_id(),
                conference=conference,
                text=said["puts"],
                permit=table.permit(at, file),
                at=at,
            )


def _hold(table: Table, at: datetime) -> None:
    for file, said in table.running():
        asked = Invitation.objects.filter(file=file, conference=table.called[file])
        came = {one.pk: one.answer != Invitation.Answer.NOT for one in asked}
        cases.hold_conference(
            file=file,
            conference=table.called[file],
            kind=table.told.get("kind", "follow_up"),
            there=tuple(one for one, there in came.items() if there),
            with_notice=tuple(one for one, there in came.items() if not there),
            permit=table.permit(at, file),
            at=at,
        )
        for one in said.get("decided", ()):
            _decide(table, file, one, at)
        if table.told.get("minutes", True):
            table.world.agenda.after((1, 2), partial(_send, table, file))


def _decide(table: Table, file: UUID, said: Told, at: datetime) -> None:
    id, owner, no = new_id(), said["owner"], said.get("against")
    cases.decide(
        file=file,
        conference=table.called[file],
        text=said["text"],
        owner_kind="organisation" if owner else "resident",
        owner=table.world.organisations[owner["organisation"]] if owner else None,
        by=add_working_days(day_of(at), said["days"] * 5 // 7),
        to_plan=said.get("plan", False),
        objectors=[Objector(**no)] if no else [],
        permit=table.permit(at, file),
        at=at,
        id=id,
    )
    if "done" in said:
        table.world.agenda.after((5, 8), partial(_carry_out, table, file, id, said["done"]))


def _carry_out(table: Table, file: UUID, decision: UUID, result: str, at: datetime) -> None:
    if file in dict(table.running()):
        permit = table.permit(at, file)
        cases.carry_out_decision(file=file, conference_decision=decision, result=result, permit=permit, at=at)


def _send(table: Table, file: UUID, at: datetime) -> None:
    if file in dict(table.running()):
        cases.send_minutes(file=file, conference=table.called[file], permit=table.permit(at, file), at=at)
