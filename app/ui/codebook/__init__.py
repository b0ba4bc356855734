"""The tag book of the library: tree and editor."""
