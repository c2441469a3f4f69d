"""When a declared tie is one with a household. Pure."""

from datetime import date

import pytest

from voordeur.access.models import Tie
from voordeur.access.rules import Somebody, is_tied

STREETS = [("Vlierhof", "Nergenshuizen")]
PEOPLE = [Somebody("Anja de Wit", date(1975, 4, 2)), Somebody("De Wit", None)]


@pytest.mark.parametrize(
    ("tie", "tied"),
    [
        ({"street": "vlierhof"}, True),
        ({"street": "Vlierhof", "town": "Nergenshuizen"}, True),
        ({"street": "Vlierhof", "town": "Elders"}, False),
        ({"street": "Vlier"}, False),
        ({"name": "de Wit"}, True),
        ({"name": "Wit, Anja de"}, True),
        ({"name": "Bert de Wit"}, False),
        ({"name": "Anja de Wit", "born": date(1975, 4, 2)}, True),
        ({"name": "Bakker"}, False),
        ({"name": "-"}, False),
    ],
)
def test_rather_once_too_often_than_once_too_little(tie, tied):
    assert is_tied(Tie(**tie), streets=STREETS, people=PEOPLE) is tied


def test_a_birth_date_tells_two_people_of_one_name_apart():
    tie = Tie(name="Anja de Wit", born=date(1990, 1, 1))
    assert not is_tied(tie, streets=STREETS, people=PEOPLE[:1])
