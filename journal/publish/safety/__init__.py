"""What may leave the journal, and the check that nothing else does."""
