"""What keeps a programme from starting, and what deserves attention: pure decisions, the day passed in."""

from dataclasses import replace
from datetime import date

import pytest

from tests.cast import DEBT_HELP, DEN_HAAG, DORDRECHT, FATMA, INEKE, KARIN, MO, MUNICIPALITY, PIET, SANNE, method_text
from voordeur.common.ids import new_id
from voordeur.methods.reading import read
from voordeur.programmes.rules import Money, Preparation, Signed, blocks, ends_soon, needed, worries

AREA, TODAY = new_id(), date(2009, 3, 10)
TEAM = {
    "project_leader": [PIET],
    "discussion_coordinator": [PIET],
    "home_visitor": [FATMA],
    "case_manager": [KARIN],
    "financial_case_manager": [MO],
    "guidance_group": [INEKE],
}


def ready(**changes) -> Preparation:
    text = method_text(DORDRECHT)
    whole = Preparation(
        slug="front-door",
        method_text=text,
        method=read(text),
        controller=MUNICIPALITY,
        area=AREA,
        held=TEAM,
        signed=[Signed(organisation=DEBT_HELP, shares="name, debts")],
    )
    return replace(whole, **changes)


def steps(prepared: Preparation) -> list[str]:
    return [line.step for line in blocks(prepared)]


def test_nothing_blocks_a_programme_that_has_all_it_needs():
    assert blocks(ready()) == ()


@pytest.mark.parametrize(
    ("changes", "step"),
    [
        ({"controller": None}, "place"),
        ({"area": None}, "place"),
        ({"held": {role: who for role, who in TEAM.items() if role != "case_manager"}}, "team"),
        ({"signed": []}, "partners"),
    ],
)
def test_each_thing_that_lacks_is_one_line_with_its_step(changes, step):
    assert steps(ready(**changes)) == [step]


def test_everything_is_said_at_once():
    said = steps(ready(controller=None, area=None, held={}, signed=[]))
    assert said == ["place", "place", *["team"] * 6, "partners"]


def test_a_role_below_its_number_says_how_many_there_are():
    text = method_text(DEN_HAAG)
    held = {role.id: [SANNE] for role in needed(read(text))} | {"contact_point_worker": [INEKE, INEKE]}
    (contact, managers) = blocks(ready(method_text=text, method=read(text), held=held))
    assert contact.text.nl == "Rol medewerker contactpunt: 1 van de 2 mensen."
    assert managers.text.said("en") == "Role of social case manager: 1 of 9 people."
    smaller = read(text, {"contact_point_workers": 1, "social_case_managers": 1})
    assert blocks(ready(method_text=text, method=smaller, held=held)) == ()


def test_an_own_covenant_is_no_covenant_with_a_partner():
    own = Signed(organisation=MUNICIPALITY, shares="all")
    assert steps(ready(signed=[own])) == ["partners"]
    assert steps(ready(signed=[], in_force=frozenset([DEBT_HELP]))) == []


def test_a_draft_cannot_start_and_says_what_it_lacks():
    text = method_text(DORDRECHT).replace("status: active", "status: draft\ngaps: [the term for a second visit]")
    (line,) = blocks(ready(method=read(text)))
    assert (line.step, "the term for a second visit" in line.text.nl) == ("method", True)


def test_reporters_are_no_members_of_a_team():
    assert "intermediary" not in [role.id for role in needed(read(method_text(DEN_HAAG)))]


@pytest.mark.parametrize(
    ("until", "soon"),
    [(date(2009, 9, 9), True), (date(2009, 9, 10), False), (date(2009, 3, 1), True), (None, False)],
)
def test_money_that_ends_within_half_a_year_is_a_worry_and_no_block(until, soon):
    prepared = ready(money=[Money(name="the province", until=until)])
    assert ends_soon(until, today=TODAY) is soon
    assert [line.step for line in worries(prepared, today=TODAY)] == ["money"] * soon
    assert blocks(prepared) == ()


def test_no_money_at_all_is_a_worry_too():
    assert [line.step for line in worries(ready(), today=TODAY)] == ["money"]
