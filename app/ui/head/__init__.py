"""The head data of the open report as a form."""
