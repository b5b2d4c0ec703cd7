"""The pages: everything that speaks HTTP, and nothing that decides what a learner is due."""
