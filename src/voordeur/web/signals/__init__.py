"""Pages of signals: telling one, hearing how far it is, and weighing what came in."""
