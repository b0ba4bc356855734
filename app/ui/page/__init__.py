"""The reading page: a report set like its paper original, with marks on figures, notes and findings."""
