"""Findings of the open report and of all reports, kept in step, and the board."""
