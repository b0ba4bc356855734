"""Wrong spellings and words that stand twice: what ``typo`` looks with."""
