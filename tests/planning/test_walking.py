"""The walking order of a round."""

from itertools import groupby
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from voordeur.planning.walking import Door, metres, straight_metres, walking_minutes, walking_order


def door(street, number, letter="", lat=None, lon=None):
    return Door(
        id=UUID(int=hash((street, number, letter)) % 2**64),
        street=street,
        number=number,
        letter=letter,
        lat=lat,
        lon=lon,
    )


def names(doors):
    return [f"{each.street} {each.number}{each.letter}" for each in doors]


def test_one_walks_up_the_odd_side_and_back_along_the_even_side():
    street = [door("Vlierhof", number) for number in (1, 2, 3, 4, 5, 6)]
    assert names(walking_order(street)) == [f"Vlierhof {number}" for number in (1, 3, 5, 6, 4, 2)]


def test_letters_follow_their_number():
    street = [door("Vlierhof", 3), door("Vlierhof", 1, "B"), door("Vlierhof", 1), door("Vlierhof", 1, "a")]
    assert names(walking_order(street)) == ["Vlierhof 1", "Vlierhof 1a", "Vlierhof 1B", "Vlierhof 3"]


def test_number_ten_comes_after_number_nine_not_after_number_one():
    assert names(walking_order([door("Vlierhof", 11), door("Vlierhof", 9), door("Vlierhof", 1)]))[-1] == "Vlierhof 11"


def test_the_next_street_is_the_one_that_begins_nearest():
    here = [door("Appelhof", 1, lat=51.80, lon=4.66), door("Appelhof", 3, lat=51.801, lon=4.66)]
    near = [door("Zuringhof", 2, lat=51.802, lon=4.66), door("Zuringhof", 8, lat=51.803, lon=4.66)]
    far = [door("Berkhof", 2, lat=51.83, lon=4.66)]
    assert names(walking_order([*far, *near, *here])) == [
        "Appelhof 1", "Appelhof 3", "Zuringhof 2", "Zuringhof 8", "Berkhof 2",
    ]  # fmt: skip


def test_a_street_that_is_nearer_at_its_far_end_is_walked_backwards():
    here = [door("Appelhof", 1, lat=51.80, lon=4.66)]
    there = [door("Zuringhof", 2, lat=51.83, lon=4.66), door("Zuringhof", 8, lat=51.801, lon=4.66)]
    assert names(walking_order([*there, *here]))[1] == "Zuringhof 8"


def test_the_estimate_of_distance_is_in_metres_and_allows_for_corners():
    south, north = door("Vlierhof", 1, lat=51.80, lon=4.66), door("Vlierhof", 3, lat=51.81, lon=4.66)
    assert round(straight_metres(south, north)) == 1112
    assert metres([south, north]) == 1446
    assert walking_minutes([south, north]) == 19


def test_doors_without_coordinates_add_no_distance():
    assert metres([door("Vlierhof", 1), door("Vlierhof", 3, lat=51.8, lon=4.66)]) == 0


any_door = st.builds(
    Door,
    id=st.uuids(),
    street=st.sampled_from(["Appelhof", "Berkhof", "Vlierhof"]),
    number=st.integers(1, 40),
    lat=st.none() | st.floats(51.7, 51.9),
    lon=st.none() | st.floats(4.6, 4.7),
)


@given(st.lists(any_door, max_size=40, unique_by=lambda each: each.id))
def test_every_door_is_passed_once_and_each_side_is_walked_in_one_go(doors):
    ordered = walking_order(doors)
    assert sorted(each.id for each in ordered) == sorted(each.id for each in doors)
    walked = [side for side, _ in groupby(ordered, key=lambda each: (each.street, each.side))]
    assert len(walked) == len(set(walked))


@given(st.lists(any_door, max_size=20, unique_by=lambda each: each.id), st.randoms())
def test_the_order_does_not_depend_on_how_the_list_came_in(doors, random):
    shuffled = list(doors)
    random.shuffle(shuffled)
    assert walking_order(shuffled) == walking_order(doors)
