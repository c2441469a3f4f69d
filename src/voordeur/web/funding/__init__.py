"""Pages about who pays for the work."""
