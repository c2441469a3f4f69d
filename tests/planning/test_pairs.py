"""Doors shared out over pairs."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from voordeur.planning.pairs import shared_out
from voordeur.planning.walking import Door


def doors(*streets):
    """Streets of so many doors each, a hundred metres apart."""
    return [
        Door(
            id=UUID(int=street * 1000 + number),
            street=f"S{street}",
            number=number,
            lat=52 + street / 1000,
            lon=5 + number / 10000,
        )
        for street, length in enumerate(streets)
        for number in range(1, length + 1)
    ]


def test_each_pair_finishes_the_side_that_it_began_when_the_shares_allow_it():
    first, second = shared_out(doors(18, 20), 2)
    assert {door.street for door in first} == {"S0"}
    assert {door.street for door in second} == {"S1"}


def test_with_fewer_doors_than_pairs_some_pairs_stay_at_home():
    assert [len(walk) for walk in shared_out(doors(1), 3)].count(0) == 2


@given(st.lists(st.integers(1, 12), min_size=1, max_size=6), st.integers(1, 6))
def test_every_door_is_walked_past_once(streets, pairs):
    shares = shared_out(doors(*streets), pairs)
    assert len(shares) == pairs
    assert sorted(door.id for walk in shares for door in walk) == [
        door.id for door in sorted(doors(*streets), key=lambda d: d.id)
    ]
