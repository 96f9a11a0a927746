"""Keeping the journal file whole: checks, verified copies, bringing one back."""
