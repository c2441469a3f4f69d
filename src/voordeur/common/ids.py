"""Ids: one helper for the whole house."""

from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """Make an id (UUIDv7) that sorts by the moment of its making and tells nothing else."""
    return uuid7()
