"""Rounds, doorsteps and visits."""
