"""New versions of known reports: which may be one, and what of the decisions holds in the new text."""
