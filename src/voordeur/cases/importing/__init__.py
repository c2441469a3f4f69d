"""Taking over running households from a spreadsheet: read the file, understand each row, find doubles, take over."""
