"""Reviews and what each was before. Frozen: a later change is a later step.

The blocks of a review, what it allows and what it scores are read and written with it, so they
stand in it as JSON; an earlier state is JSON as a whole.
"""

STATEMENTS = (
    """CREATE TABLE review (
        key INTEGER NOT NULL PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        period_first TEXT NOT NULL,
        period_last TEXT NOT NULL,
        title TEXT NOT NULL,
        voice TEXT NOT NULL CHECK (voice IN ('we', 'they')),
        profile TEXT NOT NULL,
        blocks TEXT NOT NULL,
        waivers TEXT NOT NULL,
        scores TEXT NOT NULL,
        said TEXT NOT NULL,
        folder TEXT NOT NULL,
        edited_by TEXT NOT NULL,
        revision INTEGER NOT NULL,
        edited_at TEXT NOT NULL,
        edited_offset INTEGER NOT NULL,
        trashed_at TEXT,
        digest BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE review_revision (
        key INTEGER NOT NULL PRIMARY KEY,
        review_key INTEGER NOT NULL REFERENCES review (key) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        saved_at TEXT NOT NULL,
        saved_offset INTEGER NOT NULL,
        saved_by TEXT NOT NULL,
        recipe TEXT NOT NULL,
        digest BLOB NOT NULL,
        UNIQUE (review_key, number)
    ) STRICT""",
)
