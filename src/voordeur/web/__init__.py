"""Door: the pages, in web/<room>/. No rules here."""
