"""Saved Cypher queries, one .cypher file each, and the runner. No user interface."""
