"""Who lives in a household: coming, going, moving, splitting, and being written down twice."""
