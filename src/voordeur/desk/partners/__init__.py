"""Organisations that work along: what they signed, what they offer, and who pays."""
