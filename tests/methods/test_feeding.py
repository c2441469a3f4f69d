"""Methods that hand cases on to each other never go round in a circle."""

from tests.methods.building import in_library, text_with
from voordeur.methods import library
from voordeur.methods.feeding import circles
from voordeur.methods.language import Method
from voordeur.methods.reading import read


def feeding(id_: str, *others: str) -> Method:
    return read(text_with(f"feeds: [{', '.join(others)}]").replace("99-test", id_))


def test_one_way_is_no_circle() -> None:
    assert list(circles([feeding("a", "b", "c"), feeding("b", "c"), feeding("c", "elsewhere")])) == []


def test_each_circle_is_told_once_by_its_shortest_way() -> None:
    methods = [feeding("a", "b"), feeding("b", "c"), feeding("c", "b", "d"), feeding("d", "a", "e"), feeding("e", "d")]
    assert list(circles(methods)) == [("a", "b", "c", "d"), ("b", "c"), ("d", "e")]


def test_the_library_has_no_circle() -> None:
    assert list(circles(map(in_library, library.ids()))) == []
