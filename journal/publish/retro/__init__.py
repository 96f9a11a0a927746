"""The retrospective pack."""
