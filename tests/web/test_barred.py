"""What cannot be done now: once for each rule, with what is meant, and ways on that lead somewhere."""

from types import SimpleNamespace
from typing import Any

from django.utils.translation import override

from voordeur.common.ids import new_id
from voordeur.methods import library
from voordeur.methods.engine import Ban
from voordeur.methods.language import Text
from voordeur.methods.reading import read
from voordeur.web.cases.barred import barred_in
from voordeur.web.templatetags.next_words import first_steps

ALKMAAR, ARNHEM = "01-alkmaar-overdie", "06-arnhem-overlast-en-zorg"
AMSTERDAM, EINDHOVEN = "04-amsterdam-aanpak-adv", "13-eindhoven-krachtwijken"


def case_in(name: str, *barred: tuple[str, str]) -> Any:
    """Give a case of a method of the library in which rules bar these kinds."""
    method = read(library.text(name))
    bans = [
        Ban(kind, rule, method.rules[rule].because, method.rules[rule].first, bool(method.rules[rule].guards.where))
        for rule, kind in barred
    ]
    standing = SimpleNamespace(judgement=SimpleNamespace(may_not=tuple(bans)))
    return SimpleNamespace(file=new_id(), method=method, standing=standing, things={})


def rules_of(name: str, kind: str) -> list[str]:
    """Give the rules of a method that guard a kind."""
    return [rule.id for rule in read(library.text(name)).rules.values() if kind in rule.guards.kinds]


def asking(name: str, kind: str, word: str) -> str:
    """Give the rule of a method that guards a kind and asks for what is called so."""
    rules = read(library.text(name)).rules
    return next(rule for rule in rules_of(name, kind) if word in str(rules[rule].must))


def asking_nothing(name: str, kind: str) -> str:
    """Give the rule of a method by which a kind never may be."""
    rules = read(library.text(name)).rules
    return next(rule for rule in rules_of(name, kind) if rules[rule].forbids)


def test_what_one_rule_bars_is_told_once() -> None:
    rule = next(iter(set(rules_of(ARNHEM, "visit_planned")) & set(rules_of(ARNHEM, "ultimatum_given"))))
    case = case_in(ARNHEM, (rule, "visit_planned"), (rule, "ultimatum_given"))
    with override("nl"):
        (told,) = barred_in(case)
    assert told.titles == ("Afspraak maken", "Een ultimatum geven")


def test_a_rule_about_one_role_or_decision_says_which() -> None:
    role, decision = rules_of(ALKMAAR, "role_assigned")[0], rules_of(ALKMAAR, "decision_taken")
    with override("nl"):
        titles = [one.titles[0] for one in barred_in(case_in(ALKMAAR, (role, "role_assigned")))]
        assert titles == ["Iemand krijgt een rol (trajectbegeleider)"]
        named = [one.titles[0] for one in barred_in(case_in(ALKMAAR, *((rule, "decision_taken") for rule in decision)))]
    assert all(title.startswith("Een besluit nemen (") for title in named)


def test_a_rule_about_one_measure_or_holder_says_which() -> None:
    hague = "10-den-haag-vig"
    parents, elsewhere = rules_of(hague, "direction_taken")[0], asking_nothing(ARNHEM, "action_agreed")
    with override("nl"):
        (regained,) = barred_in(case_in(hague, (parents, "direction_taken")))
        (placed,) = barred_in(case_in(ARNHEM, (elsewhere, "action_agreed")))
    assert regained.titles == ("Iemand heeft vanaf nu de regie (de ouders)",)
    assert placed.titles == ("Actie afspreken (plaatsing elders)",)


def test_a_rule_about_other_words_says_which_too() -> None:
    amersfoort, leeuwarden = "03-amersfoort-av-teams", "21-leeuwarden-frontlijnteam"
    with override("nl"):
        extra = [r for r in rules_of(amersfoort, "spending_booked") if "kind" in named_by(amersfoort, r)]
        (spent,) = barred_in(case_in(amersfoort, (extra[0], "spending_booked")))
        decided = barred_in(case_in(ALKMAAR, (rules_of(ALKMAAR, "decision_taken")[0], "decision_taken")))
        narrowed = [r for r in rules_of(leeuwarden, "referral_made") if "priority" in named_by(leeuwarden, r)]
        (first, *_) = barred_in(case_in(leeuwarden, (narrowed[0], "referral_made")))
    assert spent.titles == ("Een uitgave boeken (extra begeleiding thuis)",)
    assert decided[0].titles == ("Een besluit nemen (traject: ja)",)
    assert first.titles[0].endswith("(met voorrang op anderen die wachten)")


def named_by(name: str, rule: str) -> list[str]:
    """Give the fields by which a rule says which entries it is about."""
    return [test.name for test in read(library.text(name)).rules[rule].guards.where]


def test_what_cannot_be_done_either_is_no_way_on_nor_is_what_only_says_since_when() -> None:
    agreed, sharing = (
        asking(EINDHOVEN, "plan_agreed", "conference"),
        asking(AMSTERDAM, "referral_made", "consent_given"),
    )
    with override("nl"):
        after = [step["title"] for step in first_steps(case_in(EINDHOVEN), agreed)]
        asked = [step["title"] for step in first_steps(case_in(AMSTERDAM), sharing)]
    assert after == ["Er was een overleg"]
    assert asked == ["Toestemming gegeven"]


def test_what_is_barred_itself_is_no_way_on() -> None:
    agreed = asking(EINDHOVEN, "plan_agreed", "conference")
    with_bar = case_in(EINDHOVEN, (agreed, "plan_agreed"))
    with_bar.standing.judgement.may_not += (Ban("conference_held", agreed, because=Text(""), first=Text("")),)
    assert first_steps(with_bar, agreed) == []
