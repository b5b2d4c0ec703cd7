"""What is done seldom and must not fail then: fresh keys under load, a restore, a new schema under many rows, a search
for what must not lie about. Each has a long run by a command and a short one in the suite."""
