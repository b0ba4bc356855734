"""The history panel: what was done, by whom, and the way back."""
