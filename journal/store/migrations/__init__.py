"""Steps from one schema to the next, in order. `user_version` counts them."""

from __future__ import annotations

from journal.store.migrations import v0001_initial

STEPS: tuple[tuple[str, ...], ...] = (v0001_initial.STATEMENTS,)
"""The statements of each step; step N leads to version N (the first is 1)."""

LATEST = len(STEPS)
"""The version that this program writes."""

FINGERPRINT = "6c49d4c2ce97462d4420b8a9261e99b87a0e79d55907a1a77cc2c74b872d58ee"
"""The digest of the latest schema (`database.fingerprint`); a file with another is refused."""
