"""Steps from one schema to the next, in order. `user_version` counts them."""

from __future__ import annotations

from journal.store.migrations import v0001_initial, v0002_retros

STEPS: tuple[tuple[str, ...], ...] = (v0001_initial.STATEMENTS, v0002_retros.STATEMENTS)
"""The statements of each step; step N leads to version N (the first is 1)."""

LATEST = len(STEPS)
"""The version that this program writes."""

FINGERPRINT = "0bf30be209a11c4b235d20135e383f3fa1ac96c870ccf4c239cf04f540488ce5"
"""The digest of the latest schema (`database.fingerprint`); a file with another is refused."""
