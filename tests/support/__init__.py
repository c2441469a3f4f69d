"""What tests lean on: the database, the browser, and a closed network."""
