"""Pages for whoever arranges the installation: workers, organisations, programmes and their teams. No case is here."""
