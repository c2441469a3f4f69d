"""Periods, suppression of small numbers, and periodic reports."""
