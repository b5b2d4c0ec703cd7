"""What Kith promises, as tests; run them all with `python3 -m tests`."""
