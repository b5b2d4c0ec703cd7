"""The command line. `line` reads it, `opening` holds what the commands share, the rest is one group each."""
