"""What cannot be done in a case now: what one rule bars stands together, each deed with which of them is meant."""

from collections.abc import Iterator
from dataclasses import dataclass

from voordeur.desk.case.casework import CaseView
from voordeur.desk.words import area_title, of_unit
from voordeur.methods.engine import Ban
from voordeur.methods.language import Method, Rule, Text
from voordeur.web.cases.deeds import WORD_OF
from voordeur.web.cases.forms import PAGES
from voordeur.web.field_words import FIELDS

_FEW = 4


@dataclass(frozen=True, kw_only=True)
class Barred:
    """What a rule bars now, why, and what can be done first; `withheld`: what is told all the same nobody reads yet."""

    rule: str
    titles: tuple[str, ...]
    because: Text
    first: Text
    withheld: bool


def bans_of(case: CaseView) -> tuple[Ban, ...]:
    """Give what the method does not allow now of what has a page."""
    found = case.standing.judgement.may_not if case.standing else ()
    return tuple(ban for ban in found if ban.kind in WORD_OF)


def barred_in(case: CaseView) -> list[Barred]:
    """Give what is barred now, one for each rule, in the order in which the method gives them."""
    by_rule: dict[str, list[Ban]] = {}
    for ban in bans_of(case):
        by_rule.setdefault(ban.rule, []).append(ban)
    return [
        Barred(
            rule=rule,
            titles=tuple(_title(case.method, ban) for ban in bans),
            because=bans[0].because,
            first=bans[0].first,
            withheld=bool(case.method and case.method.rules[rule].withheld),
        )
        for rule, bans in by_rule.items()
    ]


def _title(method: Method | None, ban: Ban) -> str:
    """Name what one would do, and of a rule about some of those only, about which."""
    title = of_unit(method, PAGES[WORD_OF[ban.kind]].title)
    meant = ": ".join(_meant(method, method.rules[ban.rule])) if method and ban.narrowed else ""
    return f"{title} ({meant})" if meant else title


def _meant(method: Method, rule: Rule) -> Iterator[str]:
    """Give the words of each field by which a rule says which entries it is about; of many, the first ones.

    A field that is only ticked is named by its title.
    """
    for test in rule.guards.where:
        named = [area_title(method, test.name, word) for word in test.values if isinstance(word, str)]
        if True in test.values and test.name in FIELDS:
            title = str(FIELDS[test.name])
            named = [title[:1].lower() + title[1:]]
        if named:
            yield ", ".join([*named[:_FEW], "…"] if len(named) > _FEW else named)
