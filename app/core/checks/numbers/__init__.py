"""What ``number_form`` looks with: bounds of numbers, and what they count."""
