"""The comparison in the window: table, charts, sentences. What is compared is decided in ``core.compare``."""
