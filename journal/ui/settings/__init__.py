"""The settings: a dialog made from the table of settings, applied at once."""
