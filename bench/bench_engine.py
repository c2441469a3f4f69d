"""How long the engine takes to judge a case of 200 decoded facts, for every method of the library.

The floor is one pass over the same facts that puts them in order by kind, which no engine can do without.
Targets: under 1 ms, and under 25 times the floor, for the slowest kind of file of the slowest method.
"""

from collections.abc import Callable
from datetime import timedelta
from time import perf_counter

from bench.case_files import FIRST, facts_of
from voordeur.journal.kinds import vocabulary
from voordeur.methods import library
from voordeur.methods.checking import check_texts
from voordeur.methods.engine import judge
from voordeur.methods.reading import read
from voordeur.methods.vocabulary import Fact

FACTS = 200
_TIMES = 100


def run() -> dict[str, float]:
    """Give the milliseconds of each method's slowest kind of file, how many floors that is, and of checking all."""
    figures: dict[str, float] = {"library_checked_ms": _checked()}
    today = FIRST + timedelta(days=740)
    for id_ in library.ids():
        method = read(library.text(id_))
        took = []
        for track in method.tracks:
            facts = facts_of(method, vocabulary(), track, FACTS)
            milliseconds = _fastest(lambda: judge(method, facts, track=track, today=today))  # noqa: B023
            took.append((milliseconds, milliseconds / _fastest(lambda: _in_order(facts))))  # noqa: B023
        figures[f"{id_}_ms"], figures[f"{id_}_ratio"] = max(took)
    figures["slowest_ms"] = max(value for name, value in figures.items() if name[0].isdigit() and name.endswith("_ms"))
    figures["slowest_ratio"] = max(value for name, value in figures.items() if name.endswith("_ratio"))
    return figures


def _checked() -> float:
    """Give the milliseconds in which the whole library is read and checked; the target is under 5 seconds."""
    texts = {f"{id_}.yaml": library.text(id_) for id_ in library.ids()}
    begun = perf_counter()
    check_texts(texts, vocabulary(), library=set(texts))
    return (perf_counter() - begun) * 1000


def _in_order(facts: list[Fact]) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for fact in sorted(facts, key=lambda fact: fact.order):
        found.setdefault(fact.kind, []).append(fact)
    return found


def _fastest(asked: Callable[[], object]) -> float:
    """Give the milliseconds of the fastest of many times, so that what else runs here disturbs least."""
    fastest = float("inf")
    for _ in range(_TIMES):
        begun = perf_counter()
        asked()
        fastest = min(fastest, perf_counter() - begun)
    return fastest * 1000
