"""All settings, read from the environment. docs/settings.md has a line for each variable."""

import os

from voordeur.config.settings.access_log import ACCESS_LOG_KEPT as ACCESS_LOG_KEPT
from voordeur.config.settings.base import *  # noqa: F403
from voordeur.config.settings.documents import *  # noqa: F403
from voordeur.config.settings.logs import LOGGING as LOGGING
from voordeur.config.settings.mail import *  # noqa: F403
from voordeur.config.settings.security import *  # noqa: F403
from voordeur.config.settings.sign_in import *  # noqa: F403
from voordeur.config.settings.static_files import *  # noqa: F403

if os.environ.get("VOORDEUR_MODE") == "test":
    from voordeur.config.settings.testing import *  # noqa: F403
