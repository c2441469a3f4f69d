"""What the doors share: sign-in, errors, layout."""
