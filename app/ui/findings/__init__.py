"""The findings panel: what a reviewer should look at, and what was decided about it."""
