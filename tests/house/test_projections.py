"""What is folded from the journal can be thrown away and folded again: no table of it makes anything up."""

import pytest
from django.db.models import NOT_PROVIDED, UUIDField

from voordeur.journal.models import Projection, projection_tables

OURS = [table for table in projection_tables() if table.__module__.startswith("voordeur.")]


@pytest.mark.parametrize("table", OURS, ids=lambda table: table._meta.label)
class TestEveryProjection:
    def test_its_id_comes_from_the_entries(self, table: type[Projection]) -> None:
        key = table._meta.pk
        assert isinstance(key, UUIDField)
        assert key.default is NOT_PROVIDED

    def test_no_column_fills_itself_with_the_moment_or_a_number(self, table: type[Projection]) -> None:
        for field in table._meta.concrete_fields:
            assert not getattr(field, "auto_now", False), field.name
            assert not getattr(field, "auto_now_add", False), field.name
            assert not callable(field.default) or field.default in (list, dict, NOT_PROVIDED), field.name

    def test_what_a_fold_leaves_alone_is_there(self, table: type[Projection]) -> None:
        assert set(table.unprojected) <= {field.name for field in table._meta.concrete_fields}
