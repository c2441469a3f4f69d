"""Holding what a question finds: for a deed that reaches further than can be known before it is held."""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Protocol, TypeVar
from uuid import UUID

from django.db import transaction

from voordeur.journal import Permit, hold
from voordeur.people import places


class Reach(Protocol):
    """Which files and addresses a deed reaches."""

    @property
    def files(self) -> Collection[UUID]:
        """The files in which it may write, and those by which others know of it."""

    @property
    def addresses(self) -> Collection[UUID]:
        """Where those live whom it is about: a door there may begin at any moment."""


R = TypeVar("R", bound=Reach)


def while_held(find: Callable[[], R], *, permit: Permit, at: datetime) -> R:
    """Give what is found, while nobody else changes it until the end of the transaction.

    What is found before it is held is only a guess: a case may begin there meanwhile. Then what was held is let go of,
    and all is held anew in the one order, so that nobody waits in a circle.
    """
    files, addresses = frozenset[UUID](), frozenset[UUID]()
    while True:
        try:
            with transaction.atomic():
                places.hold(addresses)
                hold(files, permit=permit, at=at)
                found = find()
                if set(found.files) - files or set(found.addresses) - addresses:
                    raise _MoreThere
                return found
        except _MoreThere:
            files, addresses = files.union(found.files), addresses.union(found.addresses)


class _MoreThere(Exception):
    """There is more than what is held."""
