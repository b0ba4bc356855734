"""The rules that corrections taught: list, switches, files."""
