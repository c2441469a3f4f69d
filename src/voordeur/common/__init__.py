"""What every room may use: clock, ids, periods, terms, working days, keys. Pure, no Django."""
