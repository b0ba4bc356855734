"""Search across the library: words in context, facets, saved filters."""
