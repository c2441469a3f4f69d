"""Workers, organisations (the only table of organisations), roles and sign-in."""
