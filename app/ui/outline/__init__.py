"""The outline of the open report as a tree that can be edited."""
