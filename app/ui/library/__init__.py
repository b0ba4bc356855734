"""The library list: reports by year, with how far each is reviewed."""
