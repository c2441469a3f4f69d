"""Covenants, mandates, services and their waiting times."""
