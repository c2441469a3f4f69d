"""A whole house that runs by itself (database, web server, jobs), to be killed, filled up and put back."""
