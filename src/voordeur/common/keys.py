"""Keys of the installation: from the environment or a file, and in demo mode made on the spot.

VOORDEUR_KEYS holds `id:hex,id:hex`, or `id:algorithms:hex` for others than the usual (`common.algorithms`). The first
is the current one, the others are kept to check what was signed before.
VOORDEUR_KEY_FILE names a file with the same text. A key never stands in the database or in the repository.
"""

import os
import re
import secrets
import shutil
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

from voordeur.common.algorithms import KNOWN, USUAL, Key
from voordeur.common.places import var_folder

_KEY = re.compile(
    r"(?P<id>[A-Za-z0-9._-]{1,40}):(?:(?P<algorithms>[a-z0-9-]{1,40}):)?(?P<hex>(?:[0-9a-fA-F]{2}){32,64})"
)


class NoKeys(Exception):
    """The installation has no usable keys; the message says what to set."""


def current_key() -> tuple[str, Key]:
    """Give the id and the bytes of the key that new entries are signed with."""
    return next(iter(_all_keys().items()))


def key(key_id: str) -> Key:
    """Give the bytes of one key by its id; an unknown id is a KeyError."""
    return _all_keys()[key_id]


def key_ids() -> list[str]:
    """Give the ids of all keys, the current one first."""
    return list(_all_keys())


def add_key(key_id: str, algorithms: str = USUAL.name) -> Path:
    """Put a new key before the others in the key file (or the demo's), on disk at once; give the file.

    The usual algorithms are not written down, so that the version before reads the file too.

    Raises NoKeys when the keys stand in the environment, the id is taken or no id, or there is no file yet.
    """
    if os.environ.get("VOORDEUR_KEYS"):
        raise NoKeys(
            "The keys stand in VOORDEUR_KEYS: put `id:hex` with 32 random bytes (`openssl rand -hex 32`) before "
            "the others there."
        )
    name = os.environ.get("VOORDEUR_KEY_FILE")
    path = Path(name) if name else var_folder() / "keys" / "journal"
    if not path.is_file():
        raise NoKeys(f"There is no key file {path}: make the first key as docs/how-to/deploy.md says.")
    named = "" if algorithms == USUAL.name else f"{algorithms}:"
    text = f"{key_id}:{named}{secrets.token_hex(32)}\n{path.read_text('ascii').strip()}\n"
    parse_keys(text, path.name)
    own = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(own, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    shutil.copystat(path, own)
    with suppress(PermissionError):  # only root may give a file to whoever the application runs as
        os.chown(own, path.stat().st_uid, path.stat().st_gid)
    own.replace(path)
    forget_keys()
    return path


def all_keys() -> dict[str, Key]:
    """Give all keys by id, the current one first."""
    return dict(_all_keys())


def forget_keys() -> None:
    """Read the keys again at the next question (after they were changed)."""
    _all_keys.cache_clear()


@cache
def _all_keys() -> dict[str, Key]:
    if text := os.environ.get("VOORDEUR_KEYS"):
        return parse_keys(text, "VOORDEUR_KEYS")
    if name := os.environ.get("VOORDEUR_KEY_FILE"):
        return parse_keys(Path(name).read_text("ascii"), "VOORDEUR_KEY_FILE")
    if os.environ.get("VOORDEUR_MODE", "demo") == "production":
        raise NoKeys("Production needs VOORDEUR_KEYS (id:hex, 32 bytes or more each) or VOORDEUR_KEY_FILE.")
    return parse_keys(demo_secret("journal", lambda: f"demo-1:{secrets.token_hex(32)}"), "var/keys/journal")


def parse_keys(text: str, source: str) -> dict[str, Key]:
    """Read `id:hex,id:algorithms:hex`; the source is named in the refusal, the text never is."""
    keys: dict[str, Key] = {}
    for number, part in enumerate(re.split(r"[,\s]+", text.strip()), start=1):
        found = _KEY.fullmatch(part)
        if not found:
            raise NoKeys(f"Key {number} in {source} is not `id:hex` with 32 to 64 bytes of hex.")
        if found["id"] in keys:
            raise NoKeys(f"Key {number} in {source} has the same id as an earlier one.")
        algorithms = KNOWN.get(found["algorithms"] or USUAL.name)
        if algorithms is None:
            raise NoKeys(f"Key {number} in {source} names algorithms that this version does not know.")
        keys[found["id"]] = Key(bytes.fromhex(found["hex"]), algorithms)
    return keys


def demo_secret(name: str, make: Callable[[], str]) -> str:
    """Give the demo's own secret of that name, made once under var/keys with mode 0600."""
    path = var_folder() / "keys" / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        own = path.with_name(f"{name}.{os.getpid()}")
        with os.fdopen(os.open(own, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(make())
        with suppress(FileExistsError):  # a link never overwrites: of two processes that start at once, one key wins
            os.link(own, path)
        own.unlink()
    return path.read_text("ascii").strip()
