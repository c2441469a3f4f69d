"""A case begins for a household at the very moment at which somebody comes to live there for whom a stop stands.

Whichever is first, on two connections: the ways out of the case are shut (trust rule 8).
"""

from typing import Any
from uuid import UUID

import pytest

from tests import cast
from tests.cases.test_last_place import while_not_done
from voordeur.cases import actions as cases
from voordeur.cases.actions import living
from voordeur.common.ids import new_id
from voordeur.journal import Recorded
from voordeur.people import actions as people
from voordeur.post.models import Channel, StoppedChannel
from voordeur.safety import actions as safety

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

Doing = dict[str, Any]


@pytest.fixture
def doing(transactional_db: None) -> Doing:
    """A permit that is there already: who asks for one as the operator waits for the other, before the deed begins."""
    return {"permit": cast.small_world().operator, "at": cast.AT}


@pytest.fixture
def grandmother(doing: Doing) -> UUID:
    """Another home, where no case runs; for the household itself a stop stands."""
    people.form_household(household=(home := new_id()), label="Bij oma", **doing)
    cases.open_case(
        file=(case := new_id()), household=cast.HOUSEHOLD, programme=cast.DORDRECHT, route="transfer", **doing
    )
    said: dict[str, Any] = {
        "subject_kind": "household",
        "subject": cast.HOUSEHOLD,
        "cases": [case],
        "reason": "Zij is bang",
    }
    safety.set_safety_flag(**said, readers=[cast.MO], **doing)
    return home


def shut(case: UUID) -> set[str]:
    return set(StoppedChannel.objects.filter(file=case).values_list("channel", flat=True))


@pytest.mark.parametrize("opens_first", [True, False])
def test_the_ways_out_of_the_case_are_shut_whoever_was_first(
    grandmother: UUID, doing: Doing, opens_first: bool
) -> None:
    case = new_id()

    def opens() -> Recorded:
        return cases.open_case(
            file=case,
            household=grandmother,
            programme=cast.DORDRECHT,
            route="transfer",
            permit=cast.operator(),
            at=cast.AT,
        )

    def comes() -> Recorded:
        return living.join(household=grandmother, person=cast.SON, part_time=True, **doing)

    first, second = (opens, comes) if opens_first else (comes, opens)
    assert isinstance(while_not_done(first, second), Recorded)
    assert shut(case) == set(Channel.values)


def test_a_signal_that_turns_out_to_be_about_that_household_is_shut_too(grandmother: UUID, doing: Doing) -> None:
    cases.receive_signal(channel="telephone", about="Oma", programme=cast.DORDRECHT, file=(case := new_id()), **doing)
    came = while_not_done(
        lambda: cases.identify_household(file=case, household=grandmother, **doing),
        lambda: living.join(household=grandmother, person=cast.SON, part_time=True, **doing),
    )
    assert isinstance(came, Recorded)
    assert shut(case) == set(Channel.values)
