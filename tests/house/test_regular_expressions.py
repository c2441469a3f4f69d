"""No regular expression of the house takes more than linear time, whatever it is given. ASVS 5.0: 1.3.12, 1.2.9.

Each is found in the source and given strings made out of itself; what is compared is the number of steps for a string
and for one twice as long. No clock is read.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.steps import LONG, SHORT, Counted, TooMany, attacks

SOURCE = Path(__file__).resolve().parents[2] / "src" / "voordeur"
MAKES = {"compile", "match", "search", "fullmatch", "sub", "subn", "split", "findall", "finditer"}
FORMS = {"RegexField", "RegexValidator"}
GROWTH = 2.5
"""Twice the length is twice the steps, and a little for what begins; with a quadratic pattern it is four times."""


def called(call: ast.Call) -> tuple[str, str]:
    function = call.func
    if isinstance(function, ast.Attribute):
        return (function.value.id if isinstance(function.value, ast.Name) else "", function.attr)
    return ("", function.id if isinstance(function, ast.Name) else "")


def patterns() -> Iterator[tuple[str, str, bool]]:
    """Give every pattern with its place, and whether it is looked for from every place of a text."""
    for path in sorted(SOURCE.rglob("*.py")):
        text = path.read_text("utf-8")
        if not any(word in text for word in ("import re\n", *FORMS)):
            continue
        for node in ast.walk(ast.parse(text)):
            if not isinstance(node, ast.Call):
                continue
            module, name = called(node)
            if not ((module == "re" and name in MAKES) or name in FORMS):
                continue
            given = next((word.value for word in node.keywords if word.arg in ("regex", "pattern")), None)
            first = given or node.args[0]
            where = f"{path.relative_to(SOURCE)}:{node.lineno}"
            assert isinstance(first, ast.Constant), f"{where}: a pattern is written out, not put together"
            said = first.value.decode("latin-1") if isinstance(first.value, bytes) else first.value
            yield where, said, name not in ("match", "fullmatch") and not _only_whole(text, node)


def _only_whole(text: str, node: ast.Call) -> bool:
    """A pattern that is compiled under a name and only used as `NAME.fullmatch(` or `.match(`."""
    line = text.splitlines()[node.lineno - 1]
    name = line.split("=", 1)[0].strip()
    uses = [part.split("(", 1)[0] for part in text.split(f"{name}.")[1:]] if name.isidentifier() else []
    return bool(uses) and set(uses) <= {"fullmatch", "match"}


def growth(pattern: str, *, scans: bool) -> tuple[float, str]:
    counted, worst = Counted(pattern, scans=scans), (0.0, "")
    for begin, word in attacks(pattern):
        try:
            short, long = (counted.steps(begin + word * times + "\x01") for times in (SHORT, LONG))
        except TooMany:
            return float("inf"), begin + word
        worst = max(worst, (long / short, begin + word))
    return worst


FOUND = list(patterns())


def test_all_are_found() -> None:
    assert len(FOUND) > 40


@pytest.mark.parametrize(("where", "pattern", "scans"), FOUND, ids=[where for where, _p, _s in FOUND])
def test_twice_as_long_takes_twice_the_steps(where: str, pattern: str, scans: bool) -> None:
    ratio, attack = growth(pattern, scans=scans)
    assert ratio <= GROWTH, f"{where}: {pattern!r} grows by {ratio:.1f} on {attack!r} said over and over"


@pytest.mark.parametrize(
    ("pattern", "scans"),
    [
        ("(a+)+b", False),
        ("(a|a)*b", False),
        (r"\s*-\s*", True),
        ("<[^<>]*x=[^<>]*>", True),
        (r"<[^<>]*Mode\s*=\s*[\"']Out[\"'][^<>]*>", True),
        ("a*a*b", False),
    ],
)
def test_a_bad_one_would_be_seen(pattern: str, scans: bool) -> None:
    assert growth(pattern, scans=scans)[0] > GROWTH
