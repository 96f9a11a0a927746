"""The timeline as lanes: months as they were, painted."""
