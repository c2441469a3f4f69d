"""Life domains and the instruments that look at them."""
