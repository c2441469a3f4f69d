"""Pages of cases: the household page, its plan, and a short form for each deed."""
