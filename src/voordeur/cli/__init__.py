"""Door: the command `voordeur`. No rules here."""
