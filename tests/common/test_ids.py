"""Ids."""

from voordeur.common.ids import new_id


def test_ids_are_version_seven_and_follow_their_making() -> None:
    made = [new_id() for _ in range(5000)]
    assert {one.version for one in made} == {7}
    assert made == sorted(set(made))
