"""Conferences: calling one, the page at the table, and the minutes."""
