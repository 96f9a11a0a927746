"""The colours of eras. Frozen: a later change is a later step.

A table of their own, since rows that are there stay as they are, under their digest.
"""

STATEMENTS = (
    """CREATE TABLE era_colour (
        key INTEGER NOT NULL PRIMARY KEY,
        era_key INTEGER NOT NULL UNIQUE REFERENCES era (key) ON DELETE CASCADE,
        colour TEXT NOT NULL CHECK (colour IN ('blue', 'green', 'orange', 'purple')),
        digest BLOB NOT NULL
    ) STRICT""",
)
