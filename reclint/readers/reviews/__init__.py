"""Reviews: verdicts, rounds and counts of findings, in records and in logs."""
