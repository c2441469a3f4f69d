"""Pure decisions about households and places."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

import pytest

from voordeur.common.ids import new_id
from voordeur.people.rules import ancestors, level_of_involvement, lives_there, placer


@dataclass
class Drawn:
    postcodes: list[str] = field(default_factory=list)
    streets: list[str] = field(default_factory=list)
    parent: UUID | None = None
    id: UUID = field(default_factory=new_id)


@dataclass
class Lives:
    since: date
    until: date | None = None
    person: UUID = field(default_factory=new_id)


def test_one_lives_there_from_the_first_day_up_to_the_day_of_leaving():
    stay = Lives(date(2009, 1, 1), date(2009, 2, 1))
    days = [date(2008, 12, 31), date(2009, 1, 1), date(2009, 1, 31), date(2009, 2, 1)]
    assert [lives_there(stay, day) for day in days] == [False, True, True, False]


def test_an_address_lies_in_the_smallest_area_around_it():
    town = Drawn(postcodes=["33"])
    neighbourhood = Drawn(postcodes=["3317"], parent=town.id)
    block = Drawn(postcodes=["3317"], streets=["Vlierhof"], parent=neighbourhood.id)
    place = placer([town, block, neighbourhood])
    assert place("3317AB", "vlierhof") == block.id
    assert place("3317AB", "Zuringhof") == neighbourhood.id
    assert place("3300AA", "Vlierhof") == town.id
    assert place("1234AA", "Vlierhof") is None


def test_an_area_that_nobody_drew_lies_nowhere():
    assert placer([Drawn()])("3317AB", "Vlierhof") is None


def test_a_circle_of_areas_is_walked_once():
    one, other = UUID(int=1), UUID(int=2)
    assert ancestors(one, {one: other, other: one}) == [one, other]


@pytest.mark.parametrize(
    ("reveals", "named_on", "in_case", "level"),
    [(False, "", False, 0), (True, "consent", False, 0), (True, " ", False, 2), (True, "", True, 1)],
)
def test_an_organisation_that_tells_the_problem_is_for_fewer_eyes(reveals, named_on, in_case, level):
    assert level_of_involvement(reveals_problem=reveals, named_on=named_on, in_case_file=in_case) == level
