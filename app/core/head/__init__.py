"""Title, town, county and year of a report, and the names of places that they are read by."""
