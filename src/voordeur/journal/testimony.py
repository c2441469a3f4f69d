"""What the witness says: the file outside the database in which the house writes, look by look, how far each chain was.

One look is one JSON object on one line: `look` (1, 2, 3 …), `at`, `heads` (a list of file, position, hash), `key` and
`mark`. The mark is a keyed digest of the line and of the mark before it, so that nobody without the key changes, adds
or takes a line unseen. The database remembers the last look, so that a witness whose tail was cut shows as well.
A look may also say `retired` (the id of a key that signs nothing from here on) or `restored` (why an older copy of the
database stands here since). A line whose mark does not hold is named, and what it says does not count.
"""

import hmac
import json
import os
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from voordeur.common import keys
from voordeur.common.algorithms import mac
from voordeur.common.places import var_folder
from voordeur.journal.models import LastLook

Head = tuple[int, str]  # position and hash of a file's last line
_MARKED = ', "mark": "'


@dataclass(frozen=True)
class Restoration:
    """An older copy of the database was put back, and somebody said so: which lines were lost, per file."""

    at: datetime
    reason: str
    lost: dict[UUID, int]


@dataclass
class Witnessed:
    """All that the witness says. `broken`: line of the witness, and what is the matter with it (line 0: the whole)."""

    heads: dict[UUID, Head] = field(default_factory=dict)
    retired: dict[str, dict[UUID, int]] = field(default_factory=dict)
    restored: list[Restoration] = field(default_factory=list)
    broken: list[tuple[int, str]] = field(default_factory=list)
    look: int = 0
    mark: str = ""
    key: str = ""

    def allows(self, file: UUID, position: int, key_id: str) -> bool:
        """Tell whether a key may have signed at this place: a retired one only where it had signed by then."""
        return key_id not in self.retired or position <= self.retired[key_id].get(file, 0)


def witness_path() -> Path:
    """Give where the witness stands: VOORDEUR_WITNESS, else `witness.jsonl` among the local data."""
    chosen = os.environ.get("VOORDEUR_WITNESS")
    return Path(chosen) if chosen else var_folder() / "witness.jsonl"


def hear(path: Path) -> Witnessed:
    """Read the witness and hold it against what the database remembers of it; nothing when neither has seen a look."""
    told = Witnessed()
    remembered = LastLook.objects.first()
    known = remembered is None
    if path.exists():
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), start=1):
            if not line.endswith("}"):
                continue  # cut short while it was written: it was never said to be kept, and the next look says so
            _take(told, number, line)
            known = known or (remembered is not None and (told.look, told.mark) == (remembered.look, remembered.mark))
    if remembered is not None and told.look < remembered.look:
        told.broken.append((0, f"cut off: looks {told.look + 1} to {remembered.look} are gone"))
    elif not known:
        told.broken.append((0, "not the witness that the database knows"))
    return told


def mark_of(line: str, key_id: str, before: str) -> str:
    """Give the mark of a look, written without its mark, after the mark of the look before it. Raises KeyError."""
    return mac(keys.key(key_id), f"witness {before}{line}".encode()).hex()


def lost(seen: Head, here: Head) -> int:
    """Tell how many lines of a file are gone, at the least: what was written since may stand where they stood."""
    return max(seen[0] - here[0], 1)


def _take(told: Witnessed, number: int, line: str) -> None:
    """Let one line count, or name it."""
    try:
        said = json.loads(line)
        look, mark, key_id = int(said["look"]), str(said["mark"]), str(said["key"])
        heads = {UUID(file): (int(position), str(hash)) for file, position, hash in said["heads"]}
        at = datetime.fromisoformat(said["at"])
    except (ValueError, KeyError, TypeError):
        told.broken.append((number, "cannot be read"))
        return
    wrong = _wrong(told, line, look, mark, key_id)
    told.look, told.mark, told.key = look, mark, key_id
    if wrong:
        told.broken.append((number, wrong))
        return
    _count(told, said, heads, at)


def _wrong(told: Witnessed, line: str, look: int, mark: str, key_id: str) -> str:
    bare = line[: line.rfind(_MARKED)] + "}"
    try:
        if look == told.look + 1 and hmac.compare_digest(mark, mark_of(bare, key_id, told.mark)):
            return ""
    except KeyError:
        return "key unknown"
    return "changed" if look == told.look + 1 else "line missing" if look > told.look + 1 else "inserted"


def _count(told: Witnessed, said: dict[str, Any], heads: dict[UUID, Head], at: datetime) -> None:
    if restored := said.get("restored"):
        lines = {file: lost(seen, head) for file, head in heads.items() if (seen := told.heads.get(file))}
        told.restored.append(Restoration(at, str(restored), lines))
        told.heads.update(heads)
    for file, head in heads.items():
        # A head that was put back must not overrule what was seen before.
        if head[0] >= told.heads.get(file, (0, ""))[0]:
            told.heads[file] = head
    if retired := said.get("retired"):
        told.retired[str(retired)] = {file: position for file, (position, _) in told.heads.items()}
