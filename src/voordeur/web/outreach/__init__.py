"""Pages of outreach: rounds, doors, visits."""
