"""Keeps the heads of changed files outside the database, so that a tail that is cut off shows.

One JSON object a line: file, position, hash, at. Put the file where whoever can write in the database cannot.
"""

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from voordeur.common.places import var_folder
from voordeur.journal.models import File


class UnreadableWitness(Exception):
    """A line of the witness file is not what this house wrote; the message names the line."""


def witness_path() -> Path:
    """Give where the witness stands: VOORDEUR_WITNESS, else `witness.jsonl` among the local data."""
    chosen = os.environ.get("VOORDEUR_WITNESS")
    return Path(chosen) if chosen else var_folder() / "witness.jsonl"


def witnessed(path: Path) -> dict[UUID, tuple[int, str]]:
    """Give the last position and hash that the witness has seen of each file; nothing when there is no witness yet."""
    if not path.exists():
        return {}
    seen: dict[UUID, tuple[int, str]] = {}
    for number, line in enumerate(path.read_text("ascii").splitlines(), start=1):
        if not line.endswith("}"):
            continue  # cut short while it was written: it was never said to be kept
        try:
            told = json.loads(line)
            file, position, hash = UUID(told["file"]), int(told["position"]), str(told["hash"])
        except (ValueError, KeyError, TypeError):
            raise UnreadableWitness(f"Line {number} of {path.name} cannot be read.") from None
        # A head that was put back must not overrule what was seen before.
        if position >= seen.get(file, (0, ""))[0]:
            seen[file] = (position, hash)
    return seen


def witness(path: Path, *, at: datetime) -> int:
    """Append the heads that changed since last time, on disk before this returns; give how many there were."""
    seen = witnessed(path)
    heads = File.objects.filter(position__gt=0).order_by("id").values_list("id", "position", "head")
    changed = [head for head in heads.iterator() if seen.get(head[0]) != head[1:]]
    if not changed:
        return 0
    moment = at.astimezone(UTC).isoformat(timespec="seconds")
    lines = [
        json.dumps({"file": str(file), "position": position, "hash": hash, "at": moment})
        for file, position, hash in changed
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    torn = path.exists() and path.stat().st_size > 0 and not path.read_bytes().endswith(b"\n")
    with path.open("a", encoding="ascii") as file:
        file.write("\n" * torn + "\n".join(lines) + "\n")
        file.flush()
        os.fsync(file.fileno())
    return len(changed)
