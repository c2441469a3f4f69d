"""Where this installation keeps what git never sees: its demo database, keys and collected files."""

import os
from pathlib import Path

_CHECKOUT = Path(__file__).resolve().parents[3]


def var_folder() -> Path:
    """Give the folder for local data: VOORDEUR_VAR, else `var` in the checkout, else `var` where the command runs."""
    if chosen := os.environ.get("VOORDEUR_VAR"):
        return Path(chosen)
    if (_CHECKOUT / "pyproject.toml").is_file():
        return _CHECKOUT / "var"
    return Path.cwd() / "var"
