"""What makes all rooms look alike: theme, icons, buttons, tables, rows that wrap, words set in lines."""
