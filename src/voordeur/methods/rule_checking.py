"""Whether the duties of a method can be fulfilled, and its rules met."""

from voordeur.methods.conditions.checking import Spot
from voordeur.methods.conditions.compiling import compile_condition
from voordeur.methods.conditions.plain import plain
from voordeur.methods.conditions.words import Condition, Happened, Several
from voordeur.methods.contradictions import implies, impossible
from voordeur.methods.language import INSPECTION_ASKED, Duty, Rule
from voordeur.methods.messages import either
from voordeur.methods.part_checking import PartCheck
from voordeur.methods.possibility import (
    Possible,
    bars_always,
    can_be,
    limits_in,
    positive_entries,
    possible,
    rests_on_numbers_alone,
    rests_on_setting,
    stages_without,
    stays,
    writers,
)
from voordeur.methods.withholding import rests_on_entries_alone


class RuleCheck(PartCheck):
    """Checks the duties and rules of one method."""

    def duty(self, duty: Duty) -> None:
        """Check one duty."""
        self.begin()
        self.text(duty.title, duty.place)
        spot = Spot(duty.of, things=(duty.for_each,) if duty.for_each else (), counts=True)
        self._who(duty)
        if duty.late is not None and duty.late.role:
            self.conditions.role(duty.late.role, self.method.at(duty.place, f"late.{duty.late.how}"))
        if duty.for_each:
            self.conditions.thing(duty.for_each, self.method.at(duty.place, "for_each"))
        for condition in (duty.after, duty.unless, duty.which, duty.until):
            self.conditions.check(condition, spot)
        if duty.deed:
            self.conditions.kind(duty.deed, duty.of, self.method.at(duty.place, "deed"))
        if duty.due_field:
            self._due_field(duty)
        if rests_on_numbers_alone(duty.after):
            self.problems.add(duty.place, "begins_with_a_number")
        self._ever_done(duty)

    def _who(self, duty: Duty) -> None:
        for number, who in enumerate(duty.who, start=1):
            at, role = self.method.at(duty.place, "who", number), self.method.roles.get(who)
            self.conditions.role(who, at)
            if role is not None and role.number == 0:
                self.problems.add(at, "nobody_has_this_role", role=who)
            if role is not None and self.blind(who, duty.of):
                self.problems.add(at, "sees_no_such_file", role=who, function=role.function, track=duty.of)

    def _ever_done(self, duty: Duty) -> None:
        can = self.possible(duty.of)
        if not can_be(duty.until, can) and duty.deed not in can.never:
            self.problems.add(duty.place, "never_fulfilled")
        for rule in self._barring(duty.deed, duty.of):
            roles = writers(rule.must)
            for who in duty.who:
                if roles is not None and who not in roles:
                    self.problems.add(
                        duty.place, "another_role_may", role=who, rule=rule.id, roles=either(roles), kind=duty.deed
                    )
        if self.never(duty.after, duty.of):
            self.problems.add(duty.place, "never_begins")
        if self.always(duty.unless, duty.of):
            self.problems.add(duty.place, "never_owed")
        elif duty.unless is not None and stays(duty.unless) and implies(duty.after, duty.unless):
            self.problems.add(duty.place, "let_go_at_once")

    def _barring(self, kind: str, track: str) -> list[Rule]:
        rules = self.method.rules.values()
        return [rule for rule in rules if rule.of == track and kind in rule.guards.kinds and bars_always(rule)]

    def _due_field(self, duty: Duty) -> None:
        beginning = [kind for entries in positive_entries(duty.after) for kind in entries.kinds]
        if not beginning:
            self.problems.add(duty.place, "due_of_no_entry")
        at = self.method.at(duty.place, "due")
        for kind in beginning:
            info = self.conditions.field(kind, duty.due_field, at) if kind in self.vocabulary else None
            if info is not None and info.type not in ("date", "datetime"):
                self.problems.add(at, "field_no_date", field=duty.due_field, kind=kind)

    def rule(self, rule: Rule) -> None:
        """Check one rule."""
        self.begin()
        self.text(rule.because, rule.place, "because")
        spot = Spot(rule.of, entry=rule.guards.kinds, counts=True, writer=True)
        self.conditions.entries(rule.guards, Spot(rule.of))
        self.conditions.check(rule.must, spot)
        self.conditions.check(rule.unless, spot)
        self._limits(rule)
        if rule.withheld and not _can_withhold(rule):
            self.problems.add(rule.place, "cannot_withhold")
        elif rule.withheld and self._withheld_from_inspection(rule):
            self.problems.add(rule.place, "withheld_from_inspection")
        if self.always(rule.unless, rule.of):
            self.problems.add(rule.place, "never_applies")
        roles = writers(rule.must)
        if roles and all(self.blind(role, rule.of) for role in roles):
            self.problems.add(rule.place, "nobody_may", roles=either(roles), track=rule.of)
        if impossible(rule.must) and not rests_on_setting(rule.must):
            self.problems.add(rule.place, "contradicts_itself", kinds=either(rule.guards.kinds))
        elif rule.must is not None and bars_always(rule):
            self._ever_met(rule, rule.must)
        if rule.forbids and bars_always(rule):
            self._forbidden(rule)

    def _withheld_from_inspection(self, rule: Rule) -> bool:
        """Tell whether who asks to see what is written about them would not get it yet (AVG art. 15)."""
        asked = self.vocabulary.get(INSPECTION_ASKED)
        if asked is None or (asked.files and rule.of not in asked.files):
            return False
        return not _asking_is_enough(rule.must)

    def _limits(self, rule: Rule) -> None:
        never = self.possible(rule.of).never
        for limit in limits_in(rule.must):
            if not set(limit.entries.kinds) - never:
                self.problems.add(limit.place, "limit_is_nothing", kinds=either(limit.entries.kinds))

    def _ever_met(self, rule: Rule, must: Condition) -> None:
        own, can = frozenset(rule.guards.kinds), possible(self.method, self.vocabulary, rule.of)
        if not can_be(must, Possible(stages_without(self.method, rule.of))):
            return
        kinds = either(own)
        if not can_be(must, Possible(stages_without(self.method, rule.of, own), own)):
            self.problems.add(rule.place, "blocks_itself", kinds=kinds)
        elif not can_be(must, can):
            self.problems.add(rule.place, "never_met", kinds=kinds, others=either(can.never - own))

    def _forbidden(self, rule: Rule) -> None:
        for duty in self.method.duties.values():
            if duty.of == rule.of and duty.deed in rule.guards.kinds:
                self.problems.add(rule.place, "forbidden_and_owed", kind=duty.deed, duty=duty.id)


def _can_withhold(rule: Rule) -> bool:
    """Tell whether it is always clear when a rule lets go of what it keeps back."""
    if rule.kind != "method" or rule.must is None or rule.unless is not None:
        return False
    return rests_on_entries_alone(compile_condition(rule.must).needs, rule.guards.kinds)


def _asking_is_enough(must: Condition | None) -> bool:
    """Tell whether a request for inspection alone meets a condition, whatever else happened or did not."""
    must = plain(must)
    if isinstance(must, Several) and must.word in ("any_of", "all_of"):
        return (any if must.word == "any_of" else all)(map(_asking_is_enough, must.of))
    alone = isinstance(must, Happened) and must.times == 1 and not must.narrowed and not must.entries.where
    return isinstance(must, Happened) and alone and INSPECTION_ASKED in must.entries.kinds
