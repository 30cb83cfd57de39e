"""Text to parsed plan: knows Chinese official prose, knows nothing of databases."""
