"""Every url of the house stands in the table of doors, so that none is forgotten when access is tested."""

from collections.abc import Iterator

from django.urls import URLPattern, get_resolver

from tests.web.doors import DOORS, OPEN_TO_ALL


def names(patterns) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield pattern.name
        else:
            yield from names(pattern.url_patterns)


def test_every_url_has_its_row_and_every_row_its_url() -> None:
    in_house = set(names(get_resolver().url_patterns)) | {"demo_sign_in"}  # which is there in demo mode only
    assert in_house == {name for name, _named, _expected in DOORS} | set(OPEN_TO_ALL)


def test_no_url_is_both_for_workers_and_for_all() -> None:
    assert not {name for name, _named, _expected in DOORS} & set(OPEN_TO_ALL)


def test_a_row_says_what_each_of_the_cast_gets() -> None:
    assert len({frozenset(expected) for _name, _named, expected in DOORS}) == 1
