"""What the program remembers about the user's desk, and the dialog where it is changed."""
