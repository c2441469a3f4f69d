"""A small world with a door on a round, and the case that a visit behind it opens."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest

from tests import cast
from voordeur import access
from voordeur.cases import actions as cases
from voordeur.common.ids import new_id
from voordeur.journal import Permit, id_from
from voordeur.outreach import actions as outreach
from voordeur.outreach.models import Doorstep


@pytest.fixture
def world(db: Any) -> cast.World:
    """Everybody, both programmes and one household."""
    return cast.small_world()


@pytest.fixture
def door(world: cast.World) -> UUID:
    """A doorstep on a round of Fatma's, at the address of the household."""
    outreach.plan_round(
        programme=cast.DORDRECHT,
        name="Vlierhof",
        addresses=[cast.ADDRESS],
        workers=[cast.FATMA],
        on=cast.TODAY,
        permit=may(cast.FATMA, "outreach", programme=cast.DORDRECHT),
        at=cast.AT,
    )
    file: UUID = Doorstep.objects.get(address=cast.ADDRESS).pk
    return file


@pytest.fixture
def visit(door: UUID) -> Callable[..., UUID]:
    """Give the function with which Fatma visits; it gives the case that opened, with Karin as its case manager."""

    def held(**more: Any) -> UUID:
        id = more.pop("id", None) or new_id()
        said = {
            "file": door,
            "visited": cases.Visited(who_present=("mother",), asked=("questions", "needs"), left_open=("talents",)),
            "household": cast.HOUSEHOLD,
            "needs": [
                cases.NeedTold(text="Three months behind with the rent", domain="income_debts", money=True),
                cases.NeedTold(text="Cannot sleep", domain="health", person=cast.MOTHER),
            ],
            "roles": {"home_visitor": cast.FATMA, "case_manager": cast.KARIN},
            "permit": may(cast.FATMA, "outreach", file=door, programme=cast.DORDRECHT, also=[cast.HOUSEHOLD]),
            "at": cast.AT,
        }
        cases.hold_visit_with_needs(**(said | more), id=id)
        return id_from(id, "case")

    return held


@pytest.fixture
def case(visit: Callable[..., UUID]) -> UUID:
    """A case that Karin coordinates, with a need about debts and one about health."""
    return visit()


def may(worker: UUID, purpose: str, at: datetime = cast.AT, **where: Any) -> Permit:
    """Give a worker's own right to write, as a page would ask for it."""
    return access.permit(worker=worker, purpose=purpose, at=at, **where)
