"""What the checks on numbers look with: bounds, what is counted, sums, shares and parts, one look a file."""
