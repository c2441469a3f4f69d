"""Conditions on how the file stands, on the entry that is being weighed, and on what is handed in from outside."""

from bisect import bisect_right
from collections.abc import Callable

from voordeur.methods.conditions.asked import Answer, Asked, Compile
from voordeur.methods.conditions.past import is_over
from voordeur.methods.conditions.words import (
    CRITERION_ANSWERED,
    ROLE_ENDS,
    ROLE_STARTS,
    Always,
    Counted,
    EntryLooks,
    InStage,
    Known,
    MeantFor,
    NamedIn,
    RoleHeld,
    WrittenBy,
    Wrote,
)
from voordeur.methods.eligibility import criteria_in, met
from voordeur.methods.history import Needs, View, Wanted
from voordeur.methods.looking import compile_entries, compile_where, values_of


class NotCounted(Exception):
    """A rule rests on a number that was not handed in; the deed that records this entry must count it first."""

    def __init__(self, name: str, kind: str) -> None:
        """Name the number, and the kind of the entry."""
        super().__init__(f"{name!r} must be handed in to weigh {kind!r}.")
        self.name = name


def in_stage(condition: InStage, _: Compile) -> Asked:
    """Compile `{in_stage: …}` and `{programme_in: …}`."""
    stages = frozenset(condition.stages)
    if condition.programme:
        return Asked(lambda view: None if view.programme is None else view.programme in stages, Needs(programme=True))
    return Asked(lambda view: view.history.stage_at(view.day, view.upto) in stages, Needs(stages=True), anywhere=True)


def known(condition: Known, _: Compile) -> Asked:
    """Compile `{known: …}`."""
    answer, answers = _answer_to(condition.criterion, still=condition.still), condition.answers
    needs = Needs(file_kinds=frozenset((CRITERION_ANSWERED,)), time=condition.still)
    return Asked(lambda view: answer(view) in answers, needs)


def meant_for(condition: MeantFor, _: Compile) -> Asked:
    """Compile `{eligible: …}`."""
    that, answers = condition.that, condition.answers
    asked = {one.criterion: _answer_to(one.criterion) for one in criteria_in(that)}

    def test(view: View) -> Answer:
        return met(that, {name: answer(view) for name, answer in asked.items()}).answer in answers

    return Asked(test, Needs(file_kinds=frozenset((CRITERION_ANSWERED,))))


def _answer_to(criterion: str, *, still: bool = False) -> Callable[[View], str]:
    """Make what gives the last answer to a criterion: unknown without one, and if asked after its last day."""
    asked = Wanted((CRITERION_ANSWERED,), lambda fact: fact.fields.get("criterion") == criterion)

    def answer(view: View) -> str:
        places = view.history.file.places(asked)
        beyond = bisect_right(places, view.upto)
        if beyond == 0:
            return "unknown"
        last = view.history.facts[places[beyond - 1] - 1]
        return "unknown" if still and is_over(last, view) else str(last.fields.get("answer"))

    return answer


def role_held(condition: RoleHeld, _: Compile) -> Asked:
    """Compile `{role_held: …}`."""
    role, whose = condition.role, condition.whose

    def test(view: View) -> Answer:
        if not whose:
            return bool(view.history.holders(role, view.upto))
        if view.entry is None:
            return None
        return view.entry.fields.get(whose) in view.history.holders(role, view.upto)

    return Asked(test, Needs(file_kinds=frozenset((*ROLE_STARTS, *ROLE_ENDS))))


def counted(condition: Counted, _: Compile) -> Asked:
    """Compile `{count: …}`."""
    name, bounds = condition.name, condition.bounds

    def test(view: View) -> Answer:
        number = view.counts.get(name)
        if number is None:
            if view.entry is not None:
                raise NotCounted(name, view.entry.kind)
            return None
        return bounds.hold(number)

    return Asked(test, Needs(counts=frozenset((name,))))


def written_by(condition: WrittenBy, _: Compile) -> Asked:
    """Compile `{by: …}`."""
    roles = frozenset(condition.roles)
    return Asked(lambda view: None if view.roles is None else not roles.isdisjoint(view.roles), Needs(writer=True))


def wrote(condition: Wrote, _: Compile) -> Asked:
    """Compile `{wrote: …}`."""
    wanted = compile_entries(condition.entries)

    def test(view: View) -> Answer:
        if view.entry is None or view.entry.by is None:
            return None
        places, facts = view.scope.places(wanted), view.history.facts
        return any(facts[place - 1].by == view.entry.by for place in places[: bisect_right(places, view.upto)])

    return Asked(test, Needs(frozenset(wanted.kinds)))


def named_in(condition: NamedIn, _: Compile) -> Asked:
    """Compile `{named_in: …}`."""
    wanted, field, as_field = compile_entries(condition.entries), condition.name, condition.own

    def test(view: View) -> Answer:
        if view.entry is None:
            return None
        places, facts = view.scope.places(wanted), view.history.facts
        before = [facts[place - 1] for place in places[: bisect_right(places, view.upto)]]
        return not values_of([view.entry], as_field).isdisjoint(values_of(before, field))

    return Asked(test, Needs(frozenset(wanted.kinds)))


def entry_looks(condition: EntryLooks, _: Compile) -> Asked:
    """Compile `{entry: …}`."""
    matches = compile_where(condition.where)
    return Asked(lambda view: None if view.entry is None else matches(view.entry), Needs())


def always(condition: Always, _: Compile) -> Asked:
    """Compile `{setting: …}`, of which the answer is known by now."""
    value = condition.value
    return Asked(lambda view: value, Needs())
