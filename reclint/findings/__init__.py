"""What was found, as values that need no document: findings, reports, counts, identity, baseline."""
