"""A superuser of the database tampers a thousand times; each time it is found, in its file, and called what it is."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from django.db import transaction

from tests.journal import tampering
from voordeur.common import keys
from voordeur.journal.testimony import hear
from voordeur.journal.verifying import verify

pytestmark = pytest.mark.django_db
SEED = 20260301


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tampering.World]:
    """The files to tamper with; the old key is retired."""

    def use(these: str) -> None:
        monkeypatch.setenv("VOORDEUR_KEYS", these)
        keys.forget_keys()

    yield tampering.build(tmp_path / "witness.jsonl", use)
    monkeypatch.undo()
    keys.forget_keys()


def tamper(world: tampering.World, as_owner: Callable[[], AbstractContextManager[None]], times: int, seed: int) -> None:
    chance, told, tried = random.Random(seed), hear(world.witness), Counter[str]()
    for number in range(times):
        with transaction.atomic():
            with as_owner():
                done = tampering.tamper(world, chance)
            found = {(one.file, one.what) for one in verify(told, files={done.file}).broken}
            transaction.set_rollback(True)
        tried[done.how] += 1
        named = {what for file, what in found if file == done.file}
        assert named & done.named, f"{number} of seed {seed}: {done.how} was called {sorted(named) or 'nothing'}"
        assert {file for file, _ in found} == {done.file}
    assert len(tried) == len(tampering._WAYS)
    assert verify(hear(world.witness)).whole


def test_a_hundred_tamperings_are_found_and_named(
    world: tampering.World, as_owner: Callable[[], AbstractContextManager[None]]
) -> None:
    tamper(world, as_owner, 100, SEED)


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(1, 5))
def test_a_thousand_more_are_found_and_named(
    world: tampering.World, as_owner: Callable[[], AbstractContextManager[None]], seed: int
) -> None:
    tamper(world, as_owner, 250, seed)
