"""Which methods hand cases on to which: to some that there are, and in no circle."""

from collections.abc import Iterable, Iterator, Mapping

from voordeur.methods import library
from voordeur.methods.language import Method
from voordeur.methods.reading import read


def circles(methods: Iterable[Method]) -> Iterator[tuple[str, ...]]:
    """Give each circle of methods that feed each other, once, beginning with the one that comes first."""
    feeds = {method.id: method.feeds for method in methods}
    told: set[frozenset[str]] = set()
    for start in feeds:
        circle = _back_to(start, feeds)
        if len(circle) > 1 and frozenset(circle) not in told:
            told.add(frozenset(circle))
            yield circle


def _back_to(start: str, feeds: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Give the shortest way along which a method comes back to itself; none when there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    while ways:
        way = ways.pop(0)
        for following in feeds.get(way[-1], ()):
            if following == start:
                return way
            if following not in seen:
                seen.add(following)
                ways.append((*way, following))
    return ()


def with_the_library(methods: Iterable[Method]) -> dict[str, Method]:
    """Give methods by their ids, and beside them those of the library to which they hand on, however far."""
    found = {method.id: method for method in methods}
    shipped = frozenset(library.ids())
    waiting = list(found.values())
    while waiting:
        for id_ in waiting.pop().feeds:
            if id_ in shipped and id_ not in found:
                found[id_] = read(library.text(id_), file=id_)
                waiting.append(found[id_])
    return found
