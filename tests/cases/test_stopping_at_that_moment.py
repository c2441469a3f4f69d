"""A safety stop is set at the very moment at which a case begins, a round is planned or somebody moves.

On two connections, in both orders: the stop reaches what was first, and whatever is second finds the stop (trust rule
8). So it is when somebody moves under a stop while a round is planned.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction

from tests import cast
from tests.cases.test_last_place import all_adds_up, while_not_done
from tests.cases.test_opening_where_people_move import shut
from tests.support.database import EVERYTHING
from voordeur.cases import actions as cases
from voordeur.cases.actions import living
from voordeur.journal import Recorded, id_from
from voordeur.journal.ground import standing_on
from voordeur.outreach import actions as outreach
from voordeur.people import actions as people
from voordeur.people.models import Address
from voordeur.post.models import OF_A_DOOR, Channel

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

Doing = dict[str, Any]
Deed = Callable[[Doing], Recorded]
CASE, OTHER_CASE, SIGNAL, GRANDMOTHER, ROUND, NEXT_DOOR = (id_from(cast.HOUSEHOLD, each) for each in "abcdef")
"""The household's case, that which begins meanwhile, a signal, another home, a round, and another address."""


@pytest.fixture
def doing(transactional_db: None) -> Doing:
    """A case runs for the household, and none for the other home, where its son may come to live too."""
    doing = {"permit": cast.small_world().operator, "at": cast.AT}
    there = {"street": "Vlierhof", "number": 14, "postcode": "0000XX"}
    Address.objects.create(id=NEXT_DOOR, town="Nergenshuizen", municipality="Nergenshuizen", **there)
    people.form_household(household=GRANDMOTHER, label="Bij oma", **doing)
    _opens(doing, CASE, cast.HOUSEHOLD)
    cases.receive_signal(channel="telephone", about="De Wit", programme=cast.DORDRECHT, file=SIGNAL, **doing)
    return doing


def _opens(doing: Doing, case: UUID, household: UUID, **said: Any) -> Recorded:
    return cases.open_case(file=case, household=household, programme=cast.DORDRECHT, route="transfer", **said, **doing)


def stops(doing: Doing) -> Recorded:
    """Set the stop for the household, by whoever works in its case."""
    said = {"reason": "Zij is bang", "readers": [cast.MO]}
    return cases.set_safety_flag(file=CASE, household=cast.HOUSEHOLD, **said, **doing)


def opens(doing: Doing) -> Recorded:
    """Open another case for the household."""
    return _opens(doing, OTHER_CASE, cast.HOUSEHOLD, join="beside", reason="Schulden apart")


def identifies(doing: Doing) -> Recorded:
    """Find out that a signal is about the household."""
    return cases.identify_household(file=SIGNAL, household=cast.HOUSEHOLD, **doing)


def comes_along(doing: Doing) -> Recorded:
    """Let the son live with his grandmother too."""
    return living.join(household=GRANDMOTHER, person=cast.SON, part_time=True, **doing)


def moves(doing: Doing) -> Recorded:
    """Let all of them move next door."""
    return living.move(household=cast.HOUSEHOLD, address=NEXT_DOOR, **doing)


def plans_a_round(doing: Doing) -> Recorded:
    """Put every door of the street on a round."""
    said = {
        "name": "Vlierhof",
        "addresses": list(Address.objects.values_list("pk", flat=True)),
        "workers": [cast.FATMA],
    }
    return outreach.plan_round(programme=cast.DORDRECHT, on=cast.TODAY, id=ROUND, **said, **doing)


def door(address: UUID) -> UUID:
    return id_from(ROUND, f"door {address}")


def both(doing: Doing, one: Deed, other: Deed, *, swapped: bool) -> None:
    first, second = (other, one) if swapped else (one, other)

    def does_the_second() -> Recorded:
        """As somebody who reads there: another connection stands on nothing by itself."""
        with transaction.atomic(), standing_on(EVERYTHING):
            return second(doing)

    assert isinstance(while_not_done(lambda: first(doing), does_the_second), Recorded)


EITHER_ORDER = pytest.mark.parametrize("swapped", [False, True], ids=["the stop first", "the stop second"])


@EITHER_ORDER
@pytest.mark.parametrize(("begins", "case"), [(opens, OTHER_CASE), (identifies, SIGNAL)])
def test_a_case_that_begins_meanwhile_is_shut(doing: Doing, begins: Deed, case: UUID, swapped: bool) -> None:
    both(doing, stops, begins, swapped=swapped)
    assert shut(CASE) == shut(case) == set(Channel.values)
    all_adds_up()


@EITHER_ORDER
def test_so_is_the_case_of_a_home_to_which_one_of_them_comes_meanwhile(doing: Doing, swapped: bool) -> None:
    _opens(doing, OTHER_CASE, GRANDMOTHER)
    both(doing, stops, comes_along, swapped=swapped)
    assert shut(CASE) == shut(OTHER_CASE) == set(Channel.values)


@EITHER_ORDER
def test_so_is_a_case_that_is_opened_again_meanwhile(doing: Doing, swapped: bool) -> None:
    _opens(doing, OTHER_CASE, cast.HOUSEHOLD, join="beside", reason="Schulden apart")
    cases.close_case(file=OTHER_CASE, reason="moved", **doing)
    both(doing, stops, lambda doing: cases.reopen_case(file=OTHER_CASE, **doing), swapped=swapped)
    assert shut(OTHER_CASE) == set(Channel.values)


@EITHER_ORDER
def test_so_is_a_door_that_comes_on_a_round_meanwhile(doing: Doing, swapped: bool) -> None:
    both(doing, stops, plans_a_round, swapped=swapped)
    assert shut(door(cast.ADDRESS)) == set(OF_A_DOOR)


@EITHER_ORDER
def test_so_is_the_door_to_which_they_move_meanwhile_under_a_stop(doing: Doing, swapped: bool) -> None:
    plans_a_round(doing)
    both(doing, stops, moves, swapped=swapped)
    assert shut(door(NEXT_DOOR)) == set(OF_A_DOOR)


@pytest.mark.parametrize("swapped", [False, True], ids=["the move first", "the move second"])
def test_a_door_that_comes_on_a_round_while_they_move_there_under_a_stop_is_shut(doing: Doing, swapped: bool) -> None:
    stops(doing)
    both(doing, moves, plans_a_round, swapped=swapped)
    assert shut(door(NEXT_DOOR)) == set(OF_A_DOOR)
