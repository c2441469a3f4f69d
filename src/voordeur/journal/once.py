"""What one answer need ask only once: kept from the first question to the first act, and never beyond that answer.

Each answer has a memory of its own, so that nothing goes from one worker to another, and what it holds was asked on the
very ground on which it is asked again. After an act everything is asked anew, for as long as the answer lasts.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar

from voordeur.journal import ground

P = ParamSpec("P")
K = TypeVar("K", bound=Hashable)
T = TypeVar("T")
_kept: ContextVar[dict[Hashable, object] | None] = ContextVar("kept", default=None)


@contextmanager
def one_answer() -> Iterator[None]:
    """Remember what is asked `once` until this block ends or something is written."""
    before = _kept.set({})
    try:
        yield
    finally:
        _kept.reset(before)


def forget() -> None:
    """Remember nothing any more in this answer: something is being written."""
    _kept.set(None)


def once_each(ask: Callable[[list[K]], dict[K, T]]) -> Callable[[Iterable[K | None]], dict[K, T]]:
    """Let a question about many ids be asked of those alone that were not asked of in this answer before."""

    @wraps(ask)
    def asked(ids: Iterable[K | None]) -> dict[K, T]:
        wanted = [id for id in dict.fromkeys(ids) if id is not None]
        kept = _kept.get()
        known: dict[K, T | None] = {}
        if kept is not None:
            known = kept.setdefault((ask, ground.here()), {})  # type: ignore[assignment]
        if fresh := [id for id in wanted if id not in known]:
            found = ask(fresh)
            known.update({id: found.get(id) for id in fresh})
        return {id: row for id in wanted if (row := known[id]) is not None}

    return asked


def once(ask: Callable[P, T]) -> Callable[P, T]:
    """Let a question be asked once per answer for the same arguments. It gives what nobody changes, such as a tuple."""

    @wraps(ask)
    def asked(*args: P.args, **kwargs: P.kwargs) -> T:
        kept = _kept.get()
        if kept is None:
            return ask(*args, **kwargs)
        key = (ask, ground.here(), args, tuple(sorted(kwargs.items())))
        if key not in kept:
            kept[key] = ask(*args, **kwargs)
        return kept[key]  # type: ignore[return-value]

    return asked
