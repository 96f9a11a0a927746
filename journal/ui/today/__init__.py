"""Today: one line is enough, and what was written last."""
