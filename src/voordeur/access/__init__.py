"""Purposes, legal grounds, grants, permits, the one visibility question, and the access log."""
