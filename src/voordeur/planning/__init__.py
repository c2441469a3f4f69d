"""Walking routes, matching and case load, computed from plain values. Pure: no database, no settings, no clock."""
