"""A few entry kinds and one table that exist only in these tests: pots with coins, and what people said about them."""
