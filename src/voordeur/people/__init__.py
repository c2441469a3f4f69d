"""Households, persons, addresses and areas."""
