"""The comparison on the desk: what was chosen, and its tables as item models."""
