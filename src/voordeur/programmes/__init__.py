"""A method at work: controller, area, period, team, targets, and the version for new cases."""
