"""Steps from one schema to the next, in order. `user_version` counts them."""

from __future__ import annotations

from journal.store.migrations import v0001_initial, v0002_retros

STEPS: tuple[tuple[str, ...], ...] = (v0001_initial.STATEMENTS, v0002_retros.STATEMENTS)
"""The statements of each step; step N leads to version N (the first is 1)."""

LATEST = len(STEPS)
"""The version that this program writes."""

FINGERPRINT = "5204a21101b0385d1d1723ed5a8e34207f302718fd566913462bc5060668be9b"
"""The digest of the latest schema (`database.fingerprint`); a file with another is refused."""
