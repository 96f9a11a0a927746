"""Finding entries again: the full-text index, filters, hits, what is alike."""
