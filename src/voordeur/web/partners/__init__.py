"""Pages about partner organisations: what they offer and signed."""
