"""The worlds that tests begin with are the same rows each time, made through the deeds or put back."""

import pytest
from django.db import transaction

from tests import cast
from tests.support.remembered import _tables


@pytest.mark.django_db
def test_a_world_is_the_same_however_often_it_is_put_back() -> None:
    told = []
    for _time in range(4):
        with transaction.atomic():
            cast.small_world()
            told.append({model: sorted(map(repr, model._base_manager.values_list())) for model in _tables()})
            transaction.set_rollback(True)
    assert sum(map(len, told[0].values())) > 50
    assert all(one == told[0] for one in told[1:])
