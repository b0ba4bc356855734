"""What a person decides: acts, the changes they make, and the report as it stands under them."""
