"""The settings of a house that runs by itself in these tests: the demo's, without collected static files.

SECONDS_AHEAD moves its clock, for every process that is started with it.
"""

import os
from datetime import timedelta

from voordeur.common import clock
from voordeur.config.settings import *  # noqa: F403

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
_now, _ahead = clock.now, timedelta(seconds=int(os.environ.get("SECONDS_AHEAD") or "0"))
if _ahead:
    clock.now = lambda: _now() + _ahead
