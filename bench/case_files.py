"""Made-up facts of one long case, the same in every run: what happens in a case of a method, in a random order."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from voordeur.methods import engine
from voordeur.methods.language import Method
from voordeur.methods.vocabulary import Fact, FieldInfo, KindInfo, Vocabulary

FIRST = date(2024, 1, 8)
WORKERS = [UUID(int=number) for number in range(1, 5)]


def facts_of(
    method: Method, vocabulary: Vocabulary, track: str, number: int, *, seed: int = 1, ending: bool = False
) -> list[Fact]:
    """Make so many facts of a file of one kind, over two years: all of kinds that the method asks about.

    None of them ends the case, unless `ending`: so no fact is passed over and every duty stays alive, which is harder
    than any case in practice.
    """
    chance = random.Random(f"{method.id} {track} {seed}")
    ends = {stage.id for stage in method.stages_of(track) if stage.end}
    moves = [move for stage in method.stages_of(track) for move in stage.moves]
    last = set() if ending else {kind for move in moves if move.to in ends for kind in move.on}
    spoken = _kinds(method, track) | {kind for move in moves for kind in move.on}
    kinds = [vocabulary[kind] for kind in sorted(spoken - last) if kind in vocabulary]
    days = sorted(chance.randrange(730) for _ in range(number))
    return [_fact(method, chance, chance.choice(kinds), n, day) for n, day in enumerate(days, start=1)]


def _kinds(method: Method, track: str) -> frozenset[str]:
    needs = engine.needed_to_judge(method, track)
    return needs.kinds | needs.file_kinds


def _fact(method: Method, chance: random.Random, info: KindInfo, n: int, day: int) -> Fact:
    on = FIRST + timedelta(days=day)
    recorded = datetime(on.year, on.month, on.day, 8, tzinfo=UTC) + timedelta(
        seconds=n, days=chance.choice((0, 0, 0, 2))
    )
    fields = dict(_fields(method, chance, info, on))
    domain = chance.choice([*method.domains, ""])
    return Fact(UUID(int=n), info.kind, on, recorded, WORKERS[0], None, domain, fields, info.step, n)


def _fields(method: Method, chance: random.Random, info: KindInfo, on: date) -> Iterator[tuple[str, Any]]:
    for name, field in info.fields.items():
        if field.optional and chance.random() < 0.3:
            yield name, () if field.many else None
            continue
        value = _value(method, chance, name, field, on)
        yield name, (value,) if field.many else value


def _value(method: Method, chance: random.Random, name: str, field: FieldInfo, on: date) -> Any:
    if name == "role":
        return chance.choice(list(method.roles))
    match field.type:
        case "choice":
            return chance.choice(field.choices)
        case "UUID":
            return chance.choice(WORKERS) if name == "worker" else UUID(int=chance.randrange(100, 112))
        case "date":
            return on + timedelta(days=chance.randrange(40))
        case "bool":
            return chance.random() < 0.5
        case "int":
            return chance.randrange(10)
    return name
