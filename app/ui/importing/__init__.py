"""Import: the panel that shows progress and failures, and files dropped on the window."""
