"""Files and their entries: append, chain, replay, verify, rebuild. Knows plain ids only."""
