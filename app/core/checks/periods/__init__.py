"""What ``period_stale`` and ``impossible`` look with: years of plans, and days that have a name."""
