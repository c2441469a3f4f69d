"""What a superuser of the database may try behind our back: each way of tampering, and by which words it must be named.

One world of some files, written under two keys of which the older one is retired; a tampering is drawn from a seed,
done as the owner of the tables, and thrown away by whoever asked for it.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db.models import F, Model

from tests.journal.conftest import MO, NOW, OTHER_PERSON, PERMIT, PERSON, TODAY
from tests.journal.sample.entries import CoinsAdded, PotDiscussed, PotPlaced
from voordeur import journal
from voordeur.common.algorithms import Key
from voordeur.common.ids import new_id
from voordeur.common.keys import key
from voordeur.journal.chain import birth, digest, digests_text, line_hash, new_salt
from voordeur.journal.kinds import COMMON
from voordeur.journal.models import Entry, File, Words
from voordeur.journal.witnessing import retire, witness

FILES, LINES = 6, 9
OLD, NEW = "test-1", "test-2"
KEYS = f"{NEW}:{'22' * 32},{OLD}:{'11' * 32}"
_SPARE = 99  # a position that no line of this world has


@dataclass
class World:
    """The files to tamper with, the witness, and a copy of everything as it was halfway."""

    files: list[UUID]
    witness: Path
    halfway: dict[UUID, list[Model]] = field(default_factory=dict)


@dataclass(frozen=True)
class Tampering:
    """One thing that was tried: how, in which file, and by which words it may be named there."""

    how: str
    file: UUID
    named: frozenset[str]


def build(path: Path, use: Callable[[str], None]) -> World:
    """Write the world: half of it under the old key, then under the new one; the witness saw all of it."""
    world = World([new_id() for _ in range(FILES)], path)
    pots = {file: new_id() for file in world.files}
    use(KEYS.split(",")[1])
    for file, pot in pots.items():
        opening = [journal.Opening(file, "case")]
        _record(file, PotPlaced(pot=pot, label="blue"), opening=opening)
        _write(file, pot, LINES // 2)
    first = Entry.objects.filter(file=world.files[0], position=2).get()
    journal.erase(entries=[first.id], ground="on request", permit=PERMIT, at=NOW)
    witness(path, at=NOW)
    world.halfway = {file: _rows(file) for file in world.files}
    use(KEYS)
    for file, pot in list(pots.items())[1:]:  # the first file has nothing under the new key: its old copy is itself
        _write(file, pot, LINES)
    witness(path, at=NOW)
    retire(path, OLD, at=NOW)
    return world


def _write(file: UUID, pot: UUID, upto: int) -> None:
    for number in range(File.objects.get(id=file).position + 1, upto + 1):
        if number % 3:
            _record(file, CoinsAdded(pot=pot, coins=number), happened_at=NOW)
        else:
            words = {PERSON: f"w{number}", OTHER_PERSON: "é"}
            _record(file, PotDiscussed(pot=pot, conclusion="c", words=words), domain="health")


def _record(file: UUID, body: Any, opening: Any = (), **more: Any) -> None:
    journal.record(journal.Draft(file, body, TODAY, **more), opening=opening, permit=PERMIT, at=NOW)


def _rows(file: UUID) -> list[Model]:
    own = (File.objects.filter(id=file), Entry.objects.filter(file=file), Words.objects.filter(entry__file=file))
    return [row for rows in own for row in rows]


def tamper(world: World, chance: random.Random) -> Tampering:
    """Do one tampering, drawn by chance."""
    how = chance.choice(sorted(_WAYS))
    file = chance.choice(world.files[1:] if how.startswith("put back") else world.files)
    named = _WAYS[how](world, file, chance)
    return Tampering(how, file, frozenset(named.split("|")))


def _lines(file: UUID) -> Any:
    return Entry.objects.filter(file=file)


def _any(file: UUID, chance: random.Random) -> Any:
    return chance.choice(list(_lines(file).order_by("position")))


def _worded(file: UUID, chance: random.Random) -> Words:
    return chance.choice(list(Words.objects.filter(entry__file=file).order_by("id")))


_COLUMNS: dict[str, Any] = {
    "id": None,
    "kind": lambda chance: chance.choice(["pot_broken", "erasure"]),
    "happened_on": TODAY - timedelta(days=1),
    "happened_at": NOW - timedelta(minutes=5),
    "recorded": NOW + timedelta(microseconds=1),
    "by": MO,
    "act": MO,
    "domain": "safety",
    "level": 2,
    "persons": (MO,),
    "deviation": "some_rule",
    "digests": "{}",
    "previous": "0" * 64,
    "hash": "0" * 64,
    "key": "theirs",
}


def _header(world: World, file: UUID, chance: random.Random) -> str:
    line, column = _any(file, chance), chance.choice(sorted(_COLUMNS))
    if column == "id":
        words = list(Words.objects.filter(entry=line))
        Words.objects.filter(entry=line).delete()
        Entry.objects.filter(id=line.id).update(id=(new := new_id()))
        Words.objects.bulk_create([Words(entry_id=new, person=w.person, text=w.text, salt=w.salt) for w in words])
    else:
        Entry.objects.filter(id=line.id).update(
            **{column: value(chance) if callable(value := _COLUMNS[column]) else value}
        )
    return "key unknown" if column == "key" else "header changed"


def _words(world: World, file: UUID, chance: random.Random) -> str:
    one = _worded(file, chance)
    change = chance.choice([{"text": one.text + " "}, {"text": "{}"}, {"salt": new_salt()}])
    Words.objects.filter(id=one.id).update(**change)
    return "words changed"


def _words_gone(world: World, file: UUID, chance: random.Random) -> str:
    Words.objects.filter(id=_worded(file, chance).id).delete()
    return "words missing"


def _words_more(world: World, file: UUID, chance: random.Random) -> str:
    line = chance.choice(list(_lines(file).filter(words__isnull=False).distinct().order_by("position")))
    Words.objects.create(entry=line, person=MO, text="{}", salt=new_salt())
    return "words inserted"


def _line_gone(world: World, file: UUID, chance: random.Random) -> str:
    line = _any(file, chance)
    last = _lines(file).count() == line.position
    _delete(_lines(file).filter(id=line.id))
    return "tail cut" if last else "line missing"


def _line_gone_and_moved_up(world: World, file: UUID, chance: random.Random) -> str:
    line = chance.choice(list(_lines(file).order_by("position"))[:-1])
    _delete(_lines(file).filter(id=line.id))
    for later in _lines(file).filter(position__gt=line.position).order_by("position"):
        Entry.objects.filter(id=later.id).update(position=F("position") - 1)
    File.objects.filter(id=file).update(position=F("position") - 1)
    return "line missing"


def _swap(world: World, file: UUID, chance: random.Random) -> str:
    one, other = chance.sample(list(_lines(file).order_by("position")), 2)
    Entry.objects.filter(id=one.id).update(position=_SPARE)
    Entry.objects.filter(id=other.id).update(position=one.position)
    Entry.objects.filter(id=one.id).update(position=other.position)
    return "swapped"


def _swap_words(world: World, file: UUID, chance: random.Random) -> str:
    one, other = chance.sample(list(Words.objects.filter(entry__file=file, person=None).order_by("id")), 2)
    for row, words in ((one, other), (other, one)):
        Words.objects.filter(id=row.id).update(text=words.text, salt=words.salt)
    return "words changed"


def _insert(world: World, file: UUID, chance: random.Random) -> str:
    copied, place = _any(file, chance), chance.randint(1, _lines(file).count() + 1)
    for later in _lines(file).filter(position__gte=place).order_by("-position"):
        Entry.objects.filter(id=later.id).update(position=F("position") + 1)
    if chance.random() < 0.5:
        File.objects.filter(id=file).update(position=F("position") + 1)
    copied.id, copied.position = new_id(), place
    copied.save(force_insert=True)
    return "inserted|header changed"


def _cut(world: World, file: UUID, chance: random.Random) -> str:
    line = _any(file, chance)
    _cut_to(file, line.position - 1, head=chance.random() < 0.5)
    return "tail cut|file missing"


def _put_back_file(world: World, file: UUID, chance: random.Random) -> str:
    _put_back(world, file)
    return "tail cut"


def _put_back_all(world: World, file: UUID, chance: random.Random) -> str:
    for one in world.files:
        _put_back(world, one)
    return "tail cut"


def _rehash_blindly(world: World, file: UUID, chance: random.Random) -> str:
    """Change a line, and make every hash from there on anew with a key of one's own, under the name of ours."""
    line = _any(file, chance)
    own = Key(b"a key of one's own" * 2)
    _rehash(file, line.position, {NEW: own, OLD: own})
    return "header changed"


def _rehash_with_old(world: World, file: UUID, chance: random.Random) -> str:
    """Change a line, and sign from there on with the old key, which was stolen."""
    line = _any(file, chance)
    _rehash(file, line.position, {NEW: key(OLD), OLD: key(OLD)}, bear=OLD)
    return "key retired|differs from witness"


def _write_on_with_old(world: World, file: UUID, chance: random.Random) -> str:
    """Add a line of one's own at the end, well made, with the stolen key, and move the head along."""
    last = _lines(file).order_by("position").last()
    secret, salt, text = key(OLD), new_salt(), '{"coins":1000}'
    last.id, last.position, last.previous, last.key = new_id(), last.position + 1, last.hash, OLD
    last.digests = digests_text({COMMON: digest(secret, salt, text)})
    last.hash = line_hash(last, secret)
    last.save(force_insert=True)
    Words.objects.create(entry=last, text=text, salt=salt)
    File.objects.filter(id=file).update(position=last.position, head=last.hash)
    return "key retired"


def _other_file(world: World, file: UUID, chance: random.Random) -> str:
    File.objects.filter(id=file).update(
        **chance.choice(
            [{"kind": "household"}, {"programme": MO}, {"controller": MO}, {"opened_at": NOW + timedelta(1)}]
        )
    )
    return "file changed"


def _head(world: World, file: UUID, chance: random.Random) -> str:
    line = chance.choice(list(_lines(file).order_by("position"))[:-1])
    File.objects.filter(id=file).update(
        **chance.choice([{"head": "0" * 64}, {"position": line.position, "head": line.hash}])
    )
    return "head changed"


def _gone(world: World, file: UUID, chance: random.Random) -> str:
    _cut_to(file, 0, head=True)
    return "file missing"


def _delete(entries: Any) -> None:
    Words.objects.filter(entry__in=entries).delete()
    entries.delete()


def _cut_to(file: UUID, position: int, *, head: bool) -> None:
    _delete(_lines(file).filter(position__gt=position))
    if head and position:
        File.objects.filter(id=file).update(position=position, head=_lines(file).get(position=position).hash)
    elif head:
        _without_rows(file)
        File.objects.filter(id=file).delete()


def _without_rows(file: UUID) -> None:
    for table in journal.models.projection_tables():
        table._base_manager.filter(file=file).delete()


def _put_back(world: World, file: UUID) -> None:
    """Put a file back as it was halfway, head and all, as from an old copy of the database."""
    _delete(_lines(file))
    for row in world.halfway[file]:
        row.save(force_insert=not isinstance(row, File))


def _rehash(file: UUID, start: int, secrets: dict[str, Key], *, bear: str = "") -> None:
    lines = list(_lines(file).order_by("position"))
    head = File.objects.get(id=file)
    for line, before in zip(lines, [None, *lines], strict=False):
        if line.position < start:
            continue
        line.key = bear or line.key
        secret = secrets[line.key]
        if line.position == start:
            line.by = MO
        line.previous = before.hash if before is not None else birth(head, secret)
        parts = {COMMON if one.person is None else str(one.person): one for one in line.words.all()}
        line.digests = digests_text({part: digest(secret, one.salt, one.text) for part, one in parts.items()})
        line.hash = line_hash(line, secret)
        line.save()
    File.objects.filter(id=file).update(head=lines[-1].hash)


_WAYS: dict[str, Callable[[World, UUID, random.Random], str]] = {
    "edit a header": _header,
    "edit words": _words,
    "delete words": _words_gone,
    "add words": _words_more,
    "delete a line": _line_gone,
    "delete a line and close the gap": _line_gone_and_moved_up,
    "swap two lines": _swap,
    "swap the words of two lines": _swap_words,
    "insert a copy": _insert,
    "cut the tail": _cut,
    "put back an old copy of a file": _put_back_file,
    "put back an old copy of everything": _put_back_all,
    "make hashes anew without the key": _rehash_blindly,
    "make hashes anew with a stolen old key": _rehash_with_old,
    "write on with a stolen old key": _write_on_with_old,
    "change the file itself": _other_file,
    "move the head": _head,
    "delete a file": _gone,
}
