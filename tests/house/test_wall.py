"""Every table stands behind the second wall or says why not; every act of the house that opens one is listed."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps

import voordeur
from voordeur.access import wall
from voordeur.journal.ground import EVERY_TABLE, house_acts

SOURCE = Path(voordeur.__file__).parent
TABLES = {
    model._meta.db_table
    for model in apps.get_models(include_auto_created=True)
    if model.__module__.startswith("voordeur.") and model._meta.managed
}
OPENS_EVERYTHING = {"checking_the_journal", "putting_right", "making_a_demo"}


def calls() -> Iterator[tuple[str, str, ast.Call]]:
    """Give every call of a plain name in the house: the module, the name and the call."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                yield str(path.relative_to(SOURCE)), name, node


def test_every_table_is_behind_the_wall_or_named_with_its_reason() -> None:
    named = wall.book()
    assert set(wall.tables()) & TABLES | set(named["apart"]) == TABLES
    assert not set(wall.tables()) & set(named["apart"])
    for part in ("open", "known", "own", "with"):
        assert set(named[part]) <= set(wall.tables()), part


def test_every_act_of_the_house_is_listed_used_and_opens_tables_that_are_there() -> None:
    acts = house_acts()
    used = {word.value for _, name, call in calls() if name == "of_house" for word in ast.walk(call) if _is_word(word)}
    assert used == set(acts)
    assert {name for name, act in acts.items() if EVERY_TABLE in act.tables} == OPENS_EVERYTHING
    assert set().union(*(act.tables for act in acts.values())) - {EVERY_TABLE} <= set(wall.tables())
    assert all(act.because for act in acts.values())


def test_doors_open_nothing_by_themselves_and_only_one_module_tells_the_database() -> None:
    by = {(name, path) for path, name, _ in calls() if name in ("of_house", "standing_on", "signed")}
    assert not {path for _, path in by if path.startswith(("web/", "cli/"))}
    assert {path for name, path in by if name in ("standing_on", "signed")} <= {"journal/ground.py", "access/wall.py"}
    telling = {path for path in SOURCE.rglob("*.py") if "wall_stand(%s)" in path.read_text("utf-8")}
    assert {path.relative_to(SOURCE).as_posix() for path in telling} == {"journal/ground.py"}


def _is_word(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
