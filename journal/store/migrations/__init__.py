"""Steps from one schema to the next, in order. `user_version` counts them."""

from __future__ import annotations

from journal.store.migrations import v0001_initial

STEPS: tuple[tuple[str, ...], ...] = (v0001_initial.STATEMENTS,)
"""The statements of each step; step N leads to version N (the first is 1)."""

LATEST = len(STEPS)
"""The version that this program writes."""

FINGERPRINT = "b7047e0b84811452fc221d1dd756f1df6b3e5e4e0e22aa67bd88364fa78b0ded"
"""The digest of the latest schema (`database.fingerprint`); a file with another is refused."""
