"""A conference as one worker sees it: who can come, the agenda that makes itself, and what was decided."""
