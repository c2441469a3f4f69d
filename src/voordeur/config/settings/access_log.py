"""How long it is kept who looked at what."""

import os

# NEN 7513 asks five years at least of who works with care records. A term of common.terms; a year at least.
ACCESS_LOG_KEPT = os.environ.get("VOORDEUR_ACCESS_LOG_KEPT", "5 years")
