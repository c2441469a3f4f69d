"""Whoever writes down who lives where notices nothing of a safety stop: not in the answer, not in what is asked for it.

Each in two worlds, as in `tests/web/test_paired_worlds.py`: in the one a stop stands for those who move, and doors and
cases are shut or opened by the move; in the other there is none.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import cast
from tests.support.paired import Asked, differences, explain
from tests.web.hidden import MARK
from tests.web.house import NOW, TODAY, House, signed_in
from tests.web.test_safety_flag import ALL, ask_end, home_of, other_home, shut  # noqa: F401
from voordeur.access import seconds
from voordeur.cases.actions import living
from voordeur.common.ids import new_id
from voordeur.journal.rebuilding import rebuild
from voordeur.outreach.models import Doorstep
from voordeur.people.models import Address
from voordeur.safety import actions as safety
from voordeur.safety.models import SafetyFlag

pytestmark = pytest.mark.django_db
OF_A_DOOR = {"calendar", "visit"}
APART = UUID("01900000-0000-7000-9000-000000000091")


@dataclass
class Street:
    """The house with the doors of its street, and the case of the other home."""

    house: House
    other: UUID
    doing: dict[str, Any] = field(default_factory=lambda: {"permit": cast.operator(NOW), "at": NOW})

    @property
    def grandmother(self) -> UUID:
        """The other home."""
        return home_of(self.other)

    @property
    def number_14(self) -> UUID:
        """An address with a door on the round, where nobody is known to live."""
        return Address.objects.get(number=14).pk

    @property
    def closed(self) -> set[str]:
        """What is shut now."""
        doors = {f"door {Address.objects.get(pk=one.address).number}": one.pk for one in Doorstep.objects.all()}
        files = {"his case": self.house.case, "her case": self.other, **doors}
        return {name for name, file in files.items() if shut(file) in (ALL, OF_A_DOOR)}

    def stop(self) -> None:
        """See danger for the mother and her son: their case stops, and so does their door."""
        safety.set_safety_flag(
            subject_kind="household",
            subject=cast.HOUSEHOLD,
            cases=[self.house.case],
            doors=[self.house.visited_door],
            reason=f"{MARK}, zij is bang",
            readers=[cast.FATMA, cast.MO],
            id=new_id(),
            **self.doing,
        )

    def son_comes(self) -> None:
        """The son lives with his grandmother too."""
        living.join(household=self.grandmother, person=cast.SON, part_time=True, **self.doing)

    def son_comes_to_14(self) -> None:
        """The grandmother lives at number 14, and the son with her."""
        living.move(household=self.grandmother, address=self.number_14, **self.doing)
        self.son_comes()

    def they_are_one(self) -> None:
        """The two homes turn out to be one household."""
        living.merge(household=self.grandmother, into=cast.HOUSEHOLD, reason="Zelfde", **self.doing)


@pytest.fixture
def street(house: House, other_home: UUID) -> Street:  # noqa: F811
    return Street(house, other_home)


@dataclass(frozen=True)
class Move:
    """A deed about who lives where, what came before it, and what is shut after it in the world with the stop."""

    deed: Callable[[Street], object]
    closed: set[str]
    before: Callable[[Street], object] = lambda _street: None


MOVES = {
    "nobody moves in fact": Move(
        lambda one: living.move(household=one.grandmother, address=None, **one.doing), {"his case", "door 12"}
    ),
    "they move to another door": Move(
        lambda one: living.move(household=cast.HOUSEHOLD, address=one.number_14, **one.doing),
        {"his case", "door 14"},
    ),
    "the son goes apart": Move(
        lambda one: living.split(
            household=cast.HOUSEHOLD, persons=[cast.SON], address=one.number_14, into=APART, **one.doing
        ),
        {"his case", "door 12", "door 14"},
    ),
    "the son lives elsewhere too": Move(Street.son_comes, {"his case", "her case", "door 12"}),
    "the son leaves": Move(
        lambda one: living.leave(household=one.grandmother, person=cast.SON, reason="moved", **one.doing),
        {"his case", "her case", "door 12"},
        Street.son_comes_to_14,
    ),
    "the mother dies": Move(
        lambda one: living.note_death(household=cast.HOUSEHOLD, person=cast.MOTHER, **one.doing),
        {"his case", "door 12"},
    ),
    "two homes are one": Move(Street.they_are_one, {"his case", "her case", "door 12"}),
    "two homes are two after all": Move(
        lambda one: living.undo_merge(household=one.grandmother, into=cast.HOUSEHOLD, reason="Toch", **one.doing),
        {"his case", "her case", "door 12"},
        Street.they_are_one,
    ),
}


def statements(street: Street, move: Move, *first: Callable[[Street], object]) -> tuple[list[str], set[str]]:
    """Give what the deed asks of the database in a world where this came first, and what is shut then; undo it all."""
    with transaction.atomic():
        for one in (*first, move.before):
            one(street)
        connection.queries_log.clear()
        with CaptureQueriesContext(connection) as asked:
            move.deed(street)
        closed = street.closed
        assert rebuild(today=TODAY).differences == []
        transaction.set_rollback(True)
    return [_without_what_is_said(one["sql"]) for one in asked], closed


def _without_what_is_said(sql: str) -> str:
    """Keep of a statement what it does and to which table; on SQLite one for several rows stands there so often."""
    place = re.search(r'(?:FROM|INTO|UPDATE|DELETE FROM) "(\w+)"', sql)
    verb = re.sub(r"^\d+ times: ", "", sql).split(maxsplit=1)[0]
    return f"{verb} {place[1] if place else ''}"


def _same_ends(told: list[str]) -> list[str]:
    """What is kept and what is let go of end each in a statement of its own."""
    return ["END" if one.split()[0] in ("RELEASE", "ROLLBACK") else one for one in told]


@pytest.mark.parametrize("name", MOVES)
def test_a_move_under_a_stop_asks_what_a_move_without_one_asks(street: Street, name: str) -> None:
    move = MOVES[name]
    plain, nothing = statements(street, move)
    under, closed = statements(street, move, Street.stop)
    assert (nothing, closed) == (set(), move.closed)
    assert _same_ends(under) == _same_ends(plain)


def test_it_grows_with_no_stop_elsewhere(street: Street) -> None:
    move = MOVES["they move to another door"]
    plain, _nothing = statements(street, move)
    many, _closed = statements(street, move, *[Street.stop] * 3)
    assert _same_ends(many) == _same_ends(plain)


def test_a_door_opens_after_a_stop_that_ended_by_what_any_move_asks(street: Street) -> None:
    def ended(street: Street) -> None:
        street.son_comes_to_14()
        for flag in SafetyFlag.objects.all():
            seconds.agree(ask=ask_end(signed_in(cast.FATMA), flag.pk).pk, worker=cast.MO, at=NOW)

    move = replace(MOVES["the son leaves"], before=ended)
    plain, _nothing = statements(street, move)
    under, closed = statements(street, move, Street.stop)
    assert closed == {"his case", "her case", "door 12"}
    assert _same_ends(under) == _same_ends(plain)


def test_who_writes_the_move_down_gets_the_answer_of_a_world_without_a_stop(street: Street) -> None:
    """Sanne knows the grandmother and her grandson, and nothing of his mother; no door of the street is hers."""
    street.son_comes()
    home = {"file": street.grandmother}
    moved = {"id": str(new_id()), "address": "Vlierhof 14", "on": str(TODAY)}
    left = {"id": str(new_id()), "reason": "moved", "on": str(TODAY)}
    asked = [
        Asked("sanne", reverse("move_household", kwargs=home), moved),
        Asked("sanne", reverse("household", kwargs=home)),
        Asked("sanne", reverse("left_household", kwargs={**home, "person": cast.SON}), left),
        Asked("sanne", reverse("household", kwargs=home)),
        Asked("sanne", reverse("my_day")),
    ]
    found = differences({"sanne": signed_in(cast.SANNE)}, asked, street.stop)
    assert not found, explain(found)
