"""The pages of a programme: its team, what it owes together, and what it notes about itself."""
