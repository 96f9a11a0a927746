"""Steps from one schema to the next, in order. `user_version` counts them."""

from __future__ import annotations

from journal.store.migrations import (
    v0001_initial,
    v0002_retros,
    v0003_reviews,
    v0004_era_colours,
)

STEPS: tuple[tuple[str, ...], ...] = (
    v0001_initial.STATEMENTS, v0002_retros.STATEMENTS, v0003_reviews.STATEMENTS,
    v0004_era_colours.STATEMENTS,
)  # fmt: skip
"""The statements of each step; step N leads to version N (the first is 1)."""

LATEST = len(STEPS)
"""The version that this program writes."""

FINGERPRINT = "80a03538dd7b4b45d4c90b082ca055fe928f5d1991126a59ee9eacd440697ee7"
"""The digest of the latest schema (`database.fingerprint`); a file with another is refused."""
