"""Voordeur: outreach, one household one plan, and reports that count what happened."""

__version__ = "0.1.0"
