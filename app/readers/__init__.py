"""One module per file format: bytes → Document. ``registry`` picks the reader."""
