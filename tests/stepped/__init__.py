"""The rehearsal beside the live jobs: the same people, who do the same things, message for message."""
