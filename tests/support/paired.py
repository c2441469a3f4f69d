"""Two worlds that differ in one secret: asked the same, they must answer the same to whoever may not know it.

Both grow out of one base world, so that every id in it is the same. What each answer makes anew (ids, tokens) is
replaced by its order of appearance; the clock must stand still (`tests/web/conftest.py`).
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_TOKEN = re.compile(r'(name="csrfmiddlewaretoken" value=")[^"]*')
_OWN_HEADERS = {"Set-Cookie"}


@dataclass(frozen=True)
class Asked:
    """One thing that is asked of the house: a page, or with `sent` a form that is sent."""

    who: str
    url: str
    sent: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Answered:
    """What came back, without what is made anew each time."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: str
    queries: int


def differences(
    browsers: Mapping[str, Client],
    asked: Iterable[Asked],
    secret: Callable[[], object],
    instead: Callable[[], object] = lambda: None,
) -> list[tuple[Asked, Answered, Answered]]:
    """Ask everything in the world without the secret, then in the one with it; give what was answered differently.

    `instead`: what happens in the world without it in its place. Leaves the world with the secret in place.
    """
    questions = list(asked)
    with transaction.atomic():
        instead()
        without = [_ask(browsers, one) for one in questions]
        transaction.set_rollback(True)
    secret()
    told = [_ask(browsers, one) for one in questions]
    return [(one, a, b) for one, a, b in zip(questions, without, told, strict=True) if a != b]


def explain(found: Iterable[tuple[Asked, Answered, Answered]]) -> str:
    """Say for a failing test where the two worlds differ first."""
    return "\n".join(f"{one.who} at {one.url}: {_first_difference(a, b)}" for one, a, b in found)


def _ask(browsers: Mapping[str, Client], one: Asked) -> Answered:
    browser = browsers[one.who]
    connection.queries_log.clear()  # it holds so many at most, and they are counted from its length
    with CaptureQueriesContext(connection) as queries:
        answer = browser.get(one.url) if one.sent is None else browser.post(one.url, one.sent)
    headers = sorted((name, same(value)) for name, value in answer.headers.items() if name not in _OWN_HEADERS)
    return Answered(
        answer.status_code, tuple(headers), same(answer.content.decode(errors="backslashreplace")), len(queries)
    )


def same(text: str) -> str:
    """Replace what each answer makes anew: tokens, and ids by their order of appearance."""
    order: dict[str, str] = {}
    text = _TOKEN.sub(r"\1token", text)
    return _UUID.sub(lambda found: order.setdefault(found[0], str(UUID(int=len(order)))), text)


def _first_difference(a: Answered, b: Answered) -> str:
    told = [f"{word} {x} against {y}" for word, x, y in _beside_the_body(a, b) if x != y]
    pairs = enumerate(zip(a.body + "\0", b.body + "\1", strict=False))
    spot = next(n for n, (x, y) in pairs if x != y)
    if a.body != b.body:
        told.append(f"…{a.body[max(0, spot - 60) : spot + 60]}… against …{b.body[max(0, spot - 60) : spot + 60]}…")
    return "; ".join(told)


def _beside_the_body(a: Answered, b: Answered) -> Iterable[tuple[str, object, object]]:
    yield "status", a.status, b.status
    yield "queries", a.queries, b.queries
    yield from ((name, value, dict(b.headers).get(name)) for name, value in a.headers)
