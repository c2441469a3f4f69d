"""Commands of Django's own kind."""
