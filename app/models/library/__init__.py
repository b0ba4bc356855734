"""The open library: its list, what comes in, search, history, backups."""
