"""Acts and their keys: which there are, how they are called, which key holds, and the sheet of all keys."""
