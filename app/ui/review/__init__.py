"""Reviewing figure by figure: the keys of the queue and what is shown at the end of a report."""
