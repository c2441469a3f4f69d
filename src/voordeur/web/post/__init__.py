"""Pages of what leaves the house: letters, messages, documents, the calendar."""
