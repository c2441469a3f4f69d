"""One case on its pages: where it stands, what happened, what was agreed, and what goes on paper."""
