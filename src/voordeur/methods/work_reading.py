"""Reading what happens in a method: its stages, duties, rules and indicators."""

from collections.abc import Mapping
from itertools import combinations

from voordeur.methods.conditions.reading import NEVER, Conditions
from voordeur.methods.conditions.words import Entries, Happened
from voordeur.methods.language import COUNTS, RULE_KINDS, TRACKS, Duty, Indicator, Late, Move, Role, Rule, Stage
from voordeur.methods.parts import Part, Reader
from voordeur.methods.separation import rules_of_separation
from voordeur.methods.source import Node

_NEEDS = {
    "files": ("when",),
    "entries": ("when",),
    "things": ("when", "things"),
    "sum": ("when", "field"),
    "mean": ("when", "field"),
    "share": ("when", "among"),
    "balance": ("opens", "closes"),
    "days": ("opens", "closes"),
}


class WorkReading:
    """Reads the parts in which something happens."""

    def __init__(self, reader: Reader, conditions: Conditions) -> None:
        self.reader = reader
        self.conditions = conditions

    def stage(self, name: str, node: Node) -> Stage:
        """Read one stage and what leads out of it."""
        part = self.reader.part(
            node, ("of", "title", "start", "end", "next", "note", "source", "because"), ("of", "title")
        )
        moves: tuple[Move, ...] = ()
        if (following := part.node("next")) is not None:
            steps = following.items if following.shape == "list" else (following,)
            moves = tuple(self._move(step) for step in steps)
        return Stage(
            name, part.word("of", TRACKS), part.text("title"), part.flag("start"), part.flag("end"), moves,
            part.word("note"), node.place,
        )  # fmt: skip

    def _move(self, node: Node) -> Move:
        part = self.reader.part(node, ("on", "where", "if", "after", "to"), ("to",))
        part.one_of("on_or_after", "on", "after")
        part.not_both("where_without_on", "after", "where")
        return Move(
            part.word("to"), part.words("on"), self.conditions.where(part), self.conditions.of(part, "if"),
            part.term("after", none="ends_at_once"), node.place,
        )  # fmt: skip

    def duty(self, name: str, node: Node) -> Duty:
        """Read one duty."""
        known = (
            "of", "title", "who", "after", "within", "at", "due", "before", "every", "until", "unless", "for_each",
            "which", "deed", "late", "source", "note",
        )  # fmt: skip
        part = self.reader.part(node, known, ("of", "title", "who", "after"))
        part.some("duty_without_term", "within", "at", "due", "every")
        for one, other in combinations(("within", "at", "due"), 2):
            part.not_both("two_terms", one, other)
        part.goes_with("before_which_day", "before", "at", "due")
        part.goes_with("which_of_what", "which", "for_each", word="for_each")
        part.some("how_fulfilled", "until", "deed")
        named, deed, until = part.node("deed"), part.word("deed"), self.conditions.of(part, "until")
        if until is None:
            until = Happened(Entries((deed,), (), named.place), place=part.place) if named is not None else NEVER
        return Duty(
            name, part.word("of", TRACKS), part.text("title"), part.words("who", none="who_owes_this"),
            self.conditions.of(part, "after") or NEVER, until, part.term("within"), part.term("at"), part.word("due"),
            part.term("before"), part.term("every", none="every_day_at_least"), self.conditions.of(part, "unless"),
            part.word("for_each"), self.conditions.of(part, "which"), deed, self._late(part),
            part.word("source"), node.place,
        )  # fmt: skip

    def _late(self, part: Part) -> Late | None:
        node = part.node("late")
        if node is None:
            return None
        if node.shape != "mapping":
            how = part.word("late", ("remind",))
            if not how:
                part.problem("late_tells_whom", "late")
            return Late(how)
        what = self.reader.part(node, ("remind", "escalate"))
        what.one_of("remind_or_escalate", "remind", "escalate")
        remind, escalate = what.word("remind"), what.word("escalate")
        return Late("escalate" if escalate else "remind", escalate or remind)

    def rules(self, nodes: Mapping[str, Node], roles: Mapping[str, Role]) -> dict[str, Rule]:
        """Read the rules, those that `apart_from` makes among them."""
        written = {name: self.rule(name, node) for name, node in nodes.items()}
        for rule in rules_of_separation(roles):
            if rule.id in written and written[rule.id].place != rule.place:
                self.reader.problems.add(written[rule.id].place, "rule_made_by_apart_from", rule=rule.id)
            written.setdefault(rule.id, rule)
        return written

    def rule(self, name: str, node: Node) -> Rule:
        """Read one rule."""
        known = (
            "of", "kind", "before", "forbid", "where", "must", "unless", "withheld", "because", "first", "source",
            "note",
        )  # fmt: skip
        part = self.reader.part(node, known, ("of", "kind", "because"))
        guard = "forbid" if part.node("forbid") is not None else "before"
        part.one_of("before_or_forbid", "before", "forbid")
        part.goes_with("must_is_missing", "before", "must")
        part.not_both("forbid_with_must", "forbid", "must")
        must = self.conditions.of(part, "must") if guard == "before" else None
        return Rule(
            name, part.word("of", TRACKS), part.word("kind", RULE_KINDS), self.conditions.entries(part, guard), must,
            part.text("because"), part.text("first"), self.conditions.of(part, "unless"), part.flag("withheld"),
            part.word("source"), node.place,
        )  # fmt: skip

    def indicator(self, name: str, node: Node) -> Indicator:
        """Read one indicator."""
        known = (
            "of", "about", "title", "count", "when", "opens", "closes", "among", "things", "which", "field", "dated",
            "once_a", "by", "note", "source",
        )  # fmt: skip
        part = self.reader.part(node, known, ("of", "about", "title", "count"))
        if (of := part.node("of")) is not None and of.shape == "mapping":
            part.problem("of_is_a_kind_of_file", "of")
        count = part.word("count", COUNTS, "entries")
        strays = [one for one in ("when", "opens", "closes", "among") if one not in _NEEDS[count]]
        once = () if count in ("files", "things") else ("once_a",)
        part.chosen("count", count, needs=_NEEDS[count], never=(*strays, *once))
        opening = "opens" if "opens" in _NEEDS[count] else "when"
        return Indicator(
            name, part.word("of", TRACKS), part.word("about", ("work", "people")), part.text("title"), count,
            self.conditions.of(part, opening) or NEVER, self.conditions.of(part, "closes"),
            self.conditions.of(part, "among"), part.word("things"), self.conditions.of(part, "which"),
            part.word("field"), part.word("dated", ("first", "last"), "first"), bool(part.word("once_a", ("year",))),
            part.words("by"), part.word("note"), part.word("source"), node.place,
        )  # fmt: skip
