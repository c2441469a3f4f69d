"""What a budget says of itself, as a rule of each method that grants any: its last day, and that it was withdrawn."""

from dataclasses import replace

from voordeur.methods.conditions.words import Entries, FieldTest, Happened, Latest, SameThing, Several
from voordeur.methods.language import Method, Rule, Text
from voordeur.methods.spoken import kinds_spoken_of

_GRANTED = "budget_granted"
_STANDS = Latest((_GRANTED,), (), still=True)
_WITHDRAWN = Happened(Entries(("budget_withdrawn",)))

RULE = Rule(
    id="budget_still_stands",
    of="case",
    kind="method",
    guards=Entries(("spending_booked",), (FieldTest("budget", present=True),)),
    must=SameThing("budget", Several("all_of", (_STANDS, Several("not", (_WITHDRAWN,), 0, 0)), 2, 2)),
    because=Text(
        "Dit budget is voorbij: de laatste dag is geweest, of het is ingetrokken.",
        "This budget is over: its last day has passed, or it was withdrawn.",
    ),
    first=Text(
        "Vraag een nieuw budget aan wie daarover beslist. Was het al eerder uitgegeven? Schrijf dan die dag op.",
        "Ask whoever decides on it for a new budget. Was it spent before? Then write down that day.",
    ),
)


def with_their_last_day(method: Method) -> Method:
    """Add the rule to a method that grants budgets."""
    forbidden = any(rule.forbids and _GRANTED in rule.guards.kinds for rule in method.rules.values())
    if forbidden or RULE.id in method.rules or _GRANTED not in kinds_spoken_of(method):
        return method
    return replace(method, rules={**method.rules, RULE.id: RULE})
