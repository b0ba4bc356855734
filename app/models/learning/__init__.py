"""What corrections teach while one works: lessons, rules, figures alike, suggestions."""
