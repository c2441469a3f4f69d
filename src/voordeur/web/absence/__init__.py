"""Pages about being away: one's own absence, that of somebody in the team, and who stands in."""
