"""Reflections: what a year's entries add up to, in three to seven claims with evidence."""
