"""One window: its frame and panes, and its helpers, one task each, which all take the same ``parts``."""
