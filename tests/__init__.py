"""The tests: they mirror src/voordeur, with stories/ (methods as stories) and house/ (the whole) beside it."""
