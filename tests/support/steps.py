"""Counts the steps of a backtracking matcher, as Python's `re` is one, so that growth is measured without a clock.

Not a matcher to use: it walks what `re` parsed the same way and counts. What it does not know (a back reference, a
conditional) it refuses, and then the pattern wants a look by somebody.
"""

import re
from collections.abc import Callable, Iterator
from itertools import product
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

Items = list[tuple[Any, Any]]
MOST = 400_000
SHORT, LONG = 16, 32
_MANY = 64  # times; up to here a repeat ends by itself
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)


class TooMany(Exception):
    """More steps than any linear pattern takes."""


class Counted:
    """One pattern, and how many steps it takes on a text."""

    def __init__(self, pattern: str, *, scans: bool) -> None:
        """Parse it; `scans`: it is looked for from every place, not from the first only."""
        tree = _parser.parse(pattern)
        self.items, self.scans, self.flags = list(tree), scans, tree.state.flags

    def steps(self, text: str) -> int:
        """Count the steps until it is found everywhere, or is known not to be the whole. Raises TooMany."""
        self._count = place = 0
        if not self.scans:
            next((end for end in self._seq(self.items, 0, text, 0) if end == len(text)), None)
            return self._count
        while place <= len(text):
            place = max(next(self._seq(self.items, 0, text, place), 0), place + 1)
        return self._count

    def _seq(self, items: Items, at: int, text: str, place: int) -> Iterator[int]:
        if at == len(items):
            yield place
            return
        for end in self._item(items[at], text, place):
            yield from self._seq(items, at + 1, text, end)

    def _item(self, item: tuple[Any, Any], text: str, place: int) -> Iterator[int]:
        self._count += 1
        if self._count > MOST:
            raise TooMany
        kind, said = item
        if kind in (sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN):
            if place < len(text) and fits(item, text[place], self.flags):
                yield place + 1
        elif kind in (sre.MAX_REPEAT, sre.MIN_REPEAT):
            yield from self._repeat(said, text, place)
        elif kind is sre.SUBPATTERN:
            yield from self._seq(list(said[3]), 0, text, place)
        elif kind is sre.BRANCH:
            for one in said[1]:
                yield from self._seq(list(one), 0, text, place)
        elif kind is sre.AT:
            if said not in (sre.AT_BEGINNING, sre.AT_BEGINNING_STRING) or place == 0:
                yield place
        elif kind in (sre.ASSERT, sre.ASSERT_NOT):
            found = next(self._seq(list(said[1]), 0, text, place), None)
            if (found is not None) is (kind is sre.ASSERT):
                yield place
        elif kind in (sre.ATOMIC_GROUP, sre.POSSESSIVE_REPEAT):
            inside = list(said) if kind is sre.ATOMIC_GROUP else [(sre.MAX_REPEAT, said)]
            yield from [end for end in [next(self._seq(inside, 0, text, place), None)] if end is not None]
        else:
            raise NotImplementedError(f"{kind} is not counted here")

    def _repeat(self, said: tuple[int, int, Any], text: str, place: int) -> Iterator[int]:
        least, most, body = said
        inside, pending = list(body), [(place, 0)]
        while pending:
            here, times = pending.pop()
            if times >= least:
                yield here
            if most is sre.MAXREPEAT or times < most:
                pending.extend((end, times + 1) for end in self._seq(inside, 0, text, here) if end > here)


def fits(item: tuple[Any, Any], letter: str, flags: int) -> bool:
    """Tell whether one item that takes one letter takes this one."""
    kind, said = item
    if kind is sre.LITERAL:
        return chr(said) == letter or bool(flags & re.IGNORECASE and chr(said).lower() == letter.lower())
    if kind is sre.NOT_LITERAL:
        return chr(said) != letter
    if kind is sre.ANY:
        return letter != "\n"
    wanted, found = True, False
    for what, value in said:
        if what is sre.NEGATE:
            wanted = False
        elif what is sre.LITERAL:
            found |= fits((sre.LITERAL, value), letter, flags)
        elif what is sre.RANGE:
            found |= value[0] <= ord(letter) <= value[1]
        else:
            found |= _CATEGORIES[value](letter)
    return found is wanted


_CATEGORIES: dict[Any, Callable[[str], bool]] = {
    sre.CATEGORY_DIGIT: str.isdigit,
    sre.CATEGORY_NOT_DIGIT: lambda letter: not letter.isdigit(),
    sre.CATEGORY_SPACE: str.isspace,
    sre.CATEGORY_NOT_SPACE: lambda letter: not letter.isspace(),
    sre.CATEGORY_WORD: lambda letter: letter.isalnum() or letter == "_",
    sre.CATEGORY_NOT_WORD: lambda letter: not (letter.isalnum() or letter == "_"),
}
_LETTERS = "a0 -.\n/\\\"'=<>#:_A~@\x00"


def attacks(pattern: str) -> Iterator[tuple[str, str]]:
    """Give beginnings and words to say over and over: samples of every piece of the pattern, alone and two by two.

    None for a pattern that repeats nothing without end, since that stops by itself.
    """
    tree = _parser.parse(pattern)
    items, flags = list(tree), tree.state.flags
    if not _endless(items):
        return
    words = [word for word in dict.fromkeys(_pieces(items, flags)) if word]
    begins = dict.fromkeys(["", *(_sample(items[:end], flags) for end in _seams(items))])
    yield from product(list(begins)[:6], words[:30])
    yield from (("", one + other) for one, other in product(words[:5], words[:5]))


def _seams(items: Items) -> list[int]:
    """Where a repeat begins or ends, and both ends of the whole."""
    inner = {place + side for place, (kind, said) in enumerate(items) if _inside(kind, said) for side in (0, 1)}
    return sorted({0, len(items), *inner})


def _endless(items: Items) -> bool:
    return any(
        (kind in _REPEATS and (said[1] is sre.MAXREPEAT or said[1] > _MANY)) or any(map(_endless, _inside(kind, said)))
        for kind, said in items
    )


def _inside(kind: Any, said: Any) -> list[Items]:
    if kind in _REPEATS:
        return [list(said[2])]
    if kind is sre.SUBPATTERN:
        return [list(said[3])]
    if kind in (sre.ASSERT, sre.ASSERT_NOT):
        return [list(said[1])]
    return [list(one) for one in said[1]] if kind is sre.BRANCH else []


def _pieces(items: Items, flags: int) -> Iterator[str]:
    seams = _seams(items)
    for begin, end in product(seams, seams):
        if begin < end:
            yield _sample(items[begin:end], flags)
    for kind, said in items:
        for one in _inside(kind, said):
            yield from _pieces(one, flags)


def _sample(items: Items, flags: int) -> str:
    return "".join(_of(item, flags) for item in items)


def _of(item: tuple[Any, Any], flags: int) -> str:
    kind, said = item
    if kind is sre.LITERAL:
        return chr(said)
    if kind in (sre.NOT_LITERAL, sre.ANY, sre.IN):
        return next((letter for letter in _LETTERS if fits(item, letter, flags)), "") or _first(said)
    if kind in _REPEATS:
        return _sample(list(said[2]), flags) * max(said[0], 1)
    if kind is sre.SUBPATTERN:
        return _sample(list(said[3]), flags)
    return _sample(list(said[1][0]), flags) if kind is sre.BRANCH else ""


def _first(said: Any) -> str:
    what, value = said[0]
    return chr(value if what is sre.LITERAL else value[0] if what is sre.RANGE else ord("a"))
