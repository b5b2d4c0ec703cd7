"""The jobs that run on a clock: each asks the database what is due and hands it to `course`."""
