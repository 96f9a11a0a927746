"""Steps from one schema to the next, in order. `user_version` counts them."""

from __future__ import annotations

from journal.store.migrations import v0001_initial, v0002_retros, v0003_reviews

STEPS: tuple[tuple[str, ...], ...] = (
    v0001_initial.STATEMENTS, v0002_retros.STATEMENTS, v0003_reviews.STATEMENTS,
)  # fmt: skip
"""The statements of each step; step N leads to version N (the first is 1)."""

LATEST = len(STEPS)
"""The version that this program writes."""

FINGERPRINT = "32fdd334cb3733cb57288b6b4e41c970bd0407c0f0c65b4cf92b88a24ae331a4"
"""The digest of the latest schema (`database.fingerprint`); a file with another is refused."""
