"""A worker's own days: what is owed, what waits for a second person, and who stands in meanwhile."""
