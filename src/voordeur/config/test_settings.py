"""The settings of a test run: the mode and its keys first, then all settings as they are."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_HERE = Path(tempfile.mkdtemp(prefix="voordeur-test-"))
atexit.register(shutil.rmtree, _HERE, ignore_errors=True)

os.environ["VOORDEUR_MODE"] = "test"
os.environ["VOORDEUR_VAR"] = str(_HERE)
os.environ["VOORDEUR_KEYS"] = "test-1:" + "11" * 32
os.environ["SECRET_KEY"] = "only for tests " * 5
os.environ.setdefault("DATABASE_URL", str(_HERE / "unused.sqlite3"))

from voordeur.config.settings import *  # noqa: E402, F403
from voordeur.config.settings.base import INSTALLED_APPS as _ROOMS  # noqa: E402

# The journal's tests have entry kinds and a table of their own.
INSTALLED_APPS = [*_ROOMS, "tests.journal.sample"]
