"""Pages about who opened what outside the own role, what takes two people, and ties."""
