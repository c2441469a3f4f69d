"""Worries reported by professionals, and their triage."""
