"""Killing the jobs at random moments, with the carrier's own ledger as the judge. `python3 -m tests.crash --help`."""
