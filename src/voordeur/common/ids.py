"""Ids: one helper for the whole house."""

from functools import lru_cache
from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """Make an id (UUIDv7) that sorts by the moment of its making and tells nothing else."""
    return uuid7()


@lru_cache(maxsize=4096)
def read_id(text: str) -> UUID:
    """Read an id from text; the same ones come again and again. ValueError when it is none."""
    return UUID(text)
