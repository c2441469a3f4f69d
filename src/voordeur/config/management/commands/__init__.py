"""Commands that `voordeur` calls."""
