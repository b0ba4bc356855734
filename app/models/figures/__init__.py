"""The figures of the open report: chosen, sorted, worded, typed in."""
