"""Signing in: the password or the own organisation, the second factor, and where somebody is signed in."""
