"""What contradicts itself within one report: the ways in which ``contradiction`` looks for it, one a file."""
