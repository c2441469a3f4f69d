"""The table of who sees which row: every table of the house, for everybody, every purpose, and the days that matter.

What should come out is worked out by `tests.support.who_may_see`, from a ledger of what was done; what does come out is
the answer of the database to the very statement that `access.visible` makes.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import DateField, Model, UUIDField

from tests import cast
from tests.support.who_may_see import PURPOSES, Ledger, Place
from tests.web import house, relations
from voordeur import access
from voordeur.common import clock
from voordeur.journal import Entry, File
from voordeur.journal.at_once import rows_at_once
from voordeur.journal.models import OpenDuty, Projection, Standing, Words

pytestmark = pytest.mark.django_db

WORKER, DAY = UUID("01900000-0000-7000-9000-0000000000ee"), date(1999, 9, 9)
Asking = Callable[[UUID, tuple[str, ...], date], set[Any]]


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: house.NOW)


def tables() -> list[type[Model]]:
    """Give every table with a file."""
    own = [model for model in apps.get_models() if issubclass(model, Projection)]
    return [File, Entry, Words, Standing, OpenDuty, *own]


def rows_by_place(model: type[Model]) -> Mapping[Place, set[Any]]:
    """Give the keys of a table's rows, as the database writes them, by where they stand."""
    names = {one.name for one in model._meta.concrete_fields}
    inside = "" if model is File else "entry__" if model is Words else ""
    file = "" if model is File else f"{inside}file__"
    columns = ["pk", f"{file}id" if file else "id", f"{file}kind", f"{file}programme"]
    own = [f"{inside}{one}" for one in ("domain", "level") if model is Words or one in names]
    found = defaultdict(set)
    for pk, id, kind, programme, *rest in model._base_manager.values_list(*columns, *own):
        said = dict(zip((one.removeprefix(inside) for one in own), rest, strict=True))
        level = said.get("level", 0 if model is File else 1)
        level = level if isinstance(level, int) else 1  # a covenant says in words how far it goes
        found[Place(id, kind, programme, said.get("domain", ""), level)].add(_raw(model._meta.pk, pk))
    return found


def statement(model: type[Model], purposes: int) -> Asking:
    """Let `access.visible` make its statement for so many purposes once; give what asks it for anybody."""
    words = [f"purpose {number}" for number in range(purposes)]
    asked = access.visible(
        model._base_manager.all(), worker=WORKER, purpose=words[0] if purposes == 1 else words, today=DAY
    )
    sql, params = asked.values_list("pk").query.sql_with_params()
    holes = {_raw(UUIDField(), WORKER): "worker", _raw(DateField(), DAY): "day"}
    assert set(holes) | set(words) <= set(params), "everything that is asked must be in the statement"

    def ask(worker: UUID, wanted: tuple[str, ...], day: date) -> set[Any]:
        named = {
            "worker": _raw(UUIDField(), worker),
            "day": _raw(DateField(), day),
            **dict(zip(words, wanted, strict=True)),
        }
        with connection.cursor() as cursor:
            cursor.execute(sql, [named.get(holes.get(one, one), one) for one in params])
            return {key for (key,) in cursor.fetchall()}

    return ask


def _raw(field: Any, value: Any) -> Any:
    return field.get_db_prep_value(value, connection)


def differences(ledger: Ledger, days: Mapping[type[Model], list[date]]) -> tuple[int, int, list[str]]:
    """Decide of each row whether each person sees it, for each purpose and day; count, and name what differs."""
    decided, sorts, wrong = 0, 0, []
    for model, on in days.items():
        places = rows_by_place(model)
        if not places:
            continue
        one = statement(model, 1)
        for name, worker in relations.EVERYBODY.items():
            for day in on:
                expected = {purpose: _expected(ledger, worker, purpose, day, places) for purpose in PURPOSES}
                for asked, should in _put_together(expected):
                    got = (
                        one(worker, asked, day) if len(asked) == 1 else _several(model, len(asked))(worker, asked, day)
                    )
                    if got != should:
                        wrong.append(_told(model, name, asked, day, got, should, places))
                decided += len(PURPOSES) * sum(map(len, places.values()))
                sorts += len(PURPOSES) * len(places)
    _SEVERAL.clear()
    return decided, sorts, wrong


_SEVERAL: dict[tuple[type[Model], int], Asking] = {}


def _several(model: type[Model], number: int) -> Asking:
    if (model, number) not in _SEVERAL:
        _SEVERAL[model, number] = statement(model, number)
    return _SEVERAL[model, number]


def _expected(ledger: Ledger, worker: UUID, purpose: str, day: date, places: Mapping[Place, set[Any]]) -> set[Any]:
    return set().union(*(keys for place, keys in places.items() if ledger.may_see(worker, purpose, day, place)))


def _put_together(expected: Mapping[str, set[Any]]) -> Iterator[tuple[tuple[str, ...], set[Any]]]:
    """Ask one by one for what shows something, and in one go for all purposes that should show nothing."""
    nothing = tuple(purpose for purpose, keys in expected.items() if not keys)
    if nothing:
        yield nothing, set()
    yield from (((purpose,), keys) for purpose, keys in expected.items() if keys)


def _told(
    model: type[Model],
    name: str,
    asked: tuple[str, ...],
    day: date,
    got: set[Any],
    should: set[Any],
    places: Mapping[Place, set[Any]],
) -> str:
    where = {key: place for place, keys in places.items() for key in keys}
    more = sorted({str(where[key][1:]) for key in got - should})
    less = sorted({str(where[key][1:]) for key in should - got})
    return f"{name} for {asked} on {day} in {model.__name__}: too much {more[:3]}, too little {less[:3]}"


def decided(gathered: relations.Gathered, note: Any, *, for_every_day: tuple[type[Model], ...]) -> int:
    """Ask everything of a house; give how much was decided, when nothing was wrong."""
    borders = gathered.ledger.days()
    every = sorted({borders[0] - timedelta(days=1), *borders, house.TODAY, house.TODAY + timedelta(days=99)})
    days = {model: every if model in for_every_day else [house.TODAY, cast.AT.date()] for model in tables()}
    count, sorts, wrong = differences(gathered.ledger, days)
    note("decisions", count)
    note("decisions that differ in what decides", sorts)
    assert not wrong, "\n".join(wrong[:40])
    judge_sights(gathered.ledger, every)
    read_at_once()
    return count


def judge_sights(ledger: Ledger, days: list[date]) -> None:
    """Whoever's grants on a file were asked once sees of it what is seen row by row: `access.sight` says the same."""
    places = {place for model in tables() for place in rows_by_place(model)}
    heads = list(File.objects.all())
    for worker in relations.EVERYBODY.values():
        for day in days:
            for purpose in PURPOSES:
                eyes = access.sights_of(heads, worker=worker, purpose=purpose, today=day)
                wrong = [
                    place
                    for place in places
                    if eyes[place.file].covers(domain=place.domain, level=place.level)
                    != ledger.may_see(worker, purpose, day, place)
                ]
                assert not wrong, (worker, purpose, day, wrong[:3])


def read_at_once() -> None:
    """What is read of many tables with one statement is what the tables hold, value by value."""
    own = [model for model in tables() if issubclass(model, Projection)]
    found = rows_at_once(own, File.objects.values_list("pk", flat=True))
    for model in own:
        rows = {row.pk: row for row in model._base_manager.all()}
        assert {row.pk: _values(row) for row in found[model]} == {pk: _values(row) for pk, row in rows.items()}, model
        some = list(rows.values())[:1]
        named = [getattr(row, getattr(model, "named_by", "pk")) for row in some]
        assert {row.pk for row in rows_at_once([model], [row.file_id for row in some], keys=named)[model]} == {
            row.pk for row in some
        }


def _values(row: Model) -> list[tuple[str, type, Any]]:
    said = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return [(name, type(value), value) for name, value in said.items()]


def test_each_row_is_seen_by_whom_the_rules_show_it_and_by_nobody_else(record_testsuite_property: Any) -> None:
    assert decided(relations.gather(), record_testsuite_property, for_every_day=(File, Entry, Words)) > 500_000


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(1, 7))
def test_whatever_happens_next_the_rules_go_on_to_hold(seed: int, record_testsuite_property: Any) -> None:
    gathered = relations.gather()
    relations.go_on(gathered, Random(seed), 30)
    assert decided(gathered, record_testsuite_property, for_every_day=(Entry,)) > 300_000
