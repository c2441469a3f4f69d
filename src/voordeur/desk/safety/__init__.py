"""What the pages about safety stand on, and an hour of break-glass."""
