"""Retros with their actions, and eras. Frozen: a later change is a later step.

The cards of a retro are read and written with it, so they stand in it as JSON; what outlives it,
the actions, are rows.
"""

STATEMENTS = (
    """CREATE TABLE retro (
        key INTEGER NOT NULL PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        held_on TEXT NOT NULL,
        period_first TEXT NOT NULL,
        period_last TEXT NOT NULL,
        format TEXT NOT NULL,
        minutes INTEGER NOT NULL,
        step TEXT NOT NULL CHECK (step IN
            ('actions', 'timeline', 'cards', 'vote', 'decide', 'thanks', 'done')),
        cards TEXT NOT NULL,
        dropped TEXT NOT NULL,
        thanks TEXT NOT NULL,
        notes TEXT NOT NULL,
        revision INTEGER NOT NULL,
        edited_at TEXT NOT NULL,
        edited_offset INTEGER NOT NULL,
        trashed_at TEXT,
        digest BLOB NOT NULL
    ) STRICT""",
    "CREATE INDEX retro_held_on ON retro (held_on)",
    """CREATE TABLE retro_person (
        retro_key INTEGER NOT NULL REFERENCES retro (key) ON DELETE CASCADE,
        person_key INTEGER NOT NULL REFERENCES person (key),
        position INTEGER NOT NULL,
        PRIMARY KEY (retro_key, person_key)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX retro_person_person ON retro_person (person_key)",
    """CREATE TABLE action (
        key INTEGER NOT NULL PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        retro_key INTEGER NOT NULL REFERENCES retro (key) ON DELETE CASCADE,
        text TEXT NOT NULL,
        owner_key INTEGER REFERENCES person (key),
        due_on TEXT,
        state TEXT NOT NULL CHECK (state IN ('open', 'done', 'dropped')),
        closed_on TEXT,
        helped TEXT CHECK (helped IN ('yes', 'partly', 'no')),
        tag_key INTEGER REFERENCES tag (key),
        experiment_key INTEGER REFERENCES entry (key),
        audience TEXT NOT NULL CHECK (audience IN ('team', 'public')),
        position INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        edited_at TEXT NOT NULL,
        edited_offset INTEGER NOT NULL,
        trashed_at TEXT,
        digest BLOB NOT NULL
    ) STRICT""",
    "CREATE INDEX action_retro ON action (retro_key)",
    "CREATE INDEX action_owner ON action (owner_key)",
    "CREATE INDEX action_tag ON action (tag_key)",
    "CREATE INDEX action_experiment ON action (experiment_key)",
    """CREATE TABLE era (
        key INTEGER NOT NULL PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        first TEXT NOT NULL,
        last TEXT,
        revision INTEGER NOT NULL,
        edited_at TEXT NOT NULL,
        edited_offset INTEGER NOT NULL,
        trashed_at TEXT,
        digest BLOB NOT NULL
    ) STRICT""",
)
