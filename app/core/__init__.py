"""What a report is and what can be said of it, in plain Python: no Qt, no SQL, no files but resources."""
