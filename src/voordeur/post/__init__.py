"""Everything that leaves the house: mail, letters, calendars, documents; with the stop for when it is not safe."""
