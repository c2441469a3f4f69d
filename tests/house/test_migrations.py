"""Migrations expand first and contract in a later version, so that the version before can run beside this one."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from django.db import migrations
from django.db.migrations.loader import MigrationLoader
from django.db.models import NOT_PROVIDED

# The migrations that made the first release's tables. Until there is a release nobody runs an earlier version beside
# this one, and a number here may still be raised with a migration that the rule refuses; from then on never.
BEFORE = {
    "access": 6, "accounts": 4, "assessments": 1, "cases": 10, "hall": 4, "journal": 3, "outreach": 1, "partners": 3,
    "people": 2, "post": 5, "programmes": 3, "reporting": 1, "safety": 4, "signals": 1,
}  # fmt: skip
SAFE = "SAFE_BESIDE_PREVIOUS"  # in a migration: why the version before lives with it (it stopped using it in 0.3, say)

_TAKES_AWAY = (
    migrations.RemoveField,
    migrations.RenameField,
    migrations.RenameModel,
    migrations.DeleteModel,
    migrations.AlterModelTable,
)


def ours() -> list[Any]:
    disk = MigrationLoader(None).disk_migrations
    return [one for (app, _), one in sorted(disk.items()) if one.__module__.startswith("voordeur.")]


NEW = [one for one in ours() if int(one.name.split("_")[0]) > BEFORE.get(one.app_label, 0)]


def faults(migration: Any) -> Iterator[str]:
    """Name what the version before could not live with, and what to do instead."""
    made = {one.name_lower for one in migration.operations if isinstance(one, migrations.CreateModel)}
    for one in migration.operations:
        if getattr(one, "model_name_lower", None) in made:
            continue  # the version before does not know this table
        told = f"{type(one).__name__} {getattr(one, 'model_name', '')}.{getattr(one, 'name', '')}"
        if isinstance(one, _TAKES_AWAY):
            yield f"{told}: first stop using it, take it away in a later version, and say so in {SAFE}"
        elif isinstance(one, migrations.AddField):
            field = one.field
            if not field.null and not field.many_to_many and field.db_default is NOT_PROVIDED:
                yield f"{told}: the version before writes rows without it: null=True, or a db_default"
        elif isinstance(one, migrations.AlterField):
            yield f"{told}: may refuse what the version before writes: only widen, and say so in {SAFE}"
        elif isinstance(one, migrations.AddConstraint):
            yield f"{told}: may refuse what the version before writes; say in {SAFE} why it does not"
        elif isinstance(one, migrations.RunPython | migrations.RunSQL) and not one.reversible:
            yield f"{told}: cannot be taken back: give it a reverse"


@pytest.mark.parametrize("migration", NEW or [None], ids=str)
def test_a_new_migration_leaves_the_version_before_alive(migration: Any) -> None:
    if migration is None:
        return
    if said := getattr(import_module(migration.__module__), SAFE, ""):
        assert len(str(said)) > 20, "say why the version before lives with it"
        return
    assert not list(faults(migration))


def test_the_rule_finds_what_it_should() -> None:
    """The rule itself: on a migration with each of these, and on one that only adds."""
    from django.db import models

    class Both(migrations.Migration):
        operations = [
            migrations.RemoveField("file", "latest"),
            migrations.RenameField("file", "head", "top"),
            migrations.AddField("file", "colour", models.TextField()),
            migrations.AlterField("file", "kind", models.CharField(max_length=5)),
            migrations.RunPython(lambda apps, editor: None),
            migrations.AddField("file", "shape", models.TextField(db_default="")),
            migrations.AddField("file", "smell", models.TextField(null=True)),
            migrations.CreateModel("New", [("id", models.UUIDField(primary_key=True))]),
            migrations.AddConstraint("new", models.CheckConstraint(name="new", condition=models.Q(id__isnull=False))),
        ]

    assert len(list(faults(Both("0009_both", "journal")))) == 5
