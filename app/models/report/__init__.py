"""The open report: read in a job, its outline, its original, what is selected, the way through it."""
