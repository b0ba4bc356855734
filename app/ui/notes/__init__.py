"""Notes on passages: the list and the field where their words are written."""
