"""The first schema. Frozen: a later change is a later step.

Every table that holds what people wrote carries a digest of its row, so that silent damage is
seen. Integer keys stay inside the file; the ids are what the world knows. The full-text index
keeps no text of its own (`content=''`) and is written by the store, in the same transaction.
"""

STATEMENTS = (
    """CREATE TABLE fact (
        name TEXT NOT NULL PRIMARY KEY,
        value TEXT NOT NULL,
        digest BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE person (
        key INTEGER NOT NULL PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        name_folded TEXT NOT NULL UNIQUE,
        handle TEXT NOT NULL,
        handle_folded TEXT NOT NULL UNIQUE,
        organisation TEXT NOT NULL,
        joined_on TEXT,
        left_on TEXT,
        consent TEXT NOT NULL CHECK (consent IN ('omit', 'alias', 'named')),
        alias TEXT NOT NULL,
        digest BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE tag (
        key INTEGER NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        folded TEXT NOT NULL UNIQUE,
        digest BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE project (
        key INTEGER NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        folded TEXT NOT NULL UNIQUE,
        digest BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE entry (
        key INTEGER NOT NULL PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL
            CHECK (kind IN ('note', 'experiment', 'mistake', 'learning', 'milestone')),
        title TEXT NOT NULL,
        happened_on TEXT NOT NULL,
        ended_on TEXT,
        written_at TEXT NOT NULL,
        written_offset INTEGER NOT NULL,
        edited_at TEXT NOT NULL,
        edited_offset INTEGER NOT NULL,
        author_key INTEGER REFERENCES person (key),
        editor_key INTEGER REFERENCES person (key),
        status TEXT CHECK (status IN
            ('planned', 'running', 'worked', 'failed', 'mixed', 'abandoned')),
        expectation TEXT NOT NULL,
        check_on TEXT,
        audience TEXT NOT NULL CHECK (audience IN ('me', 'team', 'public')),
        project_key INTEGER REFERENCES project (key),
        source TEXT NOT NULL,
        revision INTEGER NOT NULL,
        trashed_at TEXT,
        digest BLOB NOT NULL,
        body TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX entry_day ON entry (happened_on, written_at) WHERE trashed_at IS NULL",
    "CREATE INDEX entry_trash ON entry (trashed_at) WHERE trashed_at IS NOT NULL",
    "CREATE INDEX entry_end ON entry (ended_on) WHERE ended_on IS NOT NULL",
    "CREATE INDEX entry_check ON entry (check_on) WHERE check_on IS NOT NULL",
    "CREATE INDEX entry_author ON entry (author_key)",
    "CREATE INDEX entry_project ON entry (project_key) WHERE project_key IS NOT NULL",
    """CREATE TABLE entry_tag (
        entry_key INTEGER NOT NULL REFERENCES entry (key) ON DELETE CASCADE,
        tag_key INTEGER NOT NULL REFERENCES tag (key),
        position INTEGER NOT NULL,
        PRIMARY KEY (entry_key, tag_key)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX entry_tag_tag ON entry_tag (tag_key)",
    """CREATE TABLE entry_person (
        entry_key INTEGER NOT NULL REFERENCES entry (key) ON DELETE CASCADE,
        person_key INTEGER NOT NULL REFERENCES person (key),
        position INTEGER NOT NULL,
        PRIMARY KEY (entry_key, person_key)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX entry_person_person ON entry_person (person_key)",
    """CREATE TABLE link (
        key INTEGER NOT NULL PRIMARY KEY,
        source_key INTEGER NOT NULL REFERENCES entry (key) ON DELETE CASCADE,
        relation TEXT NOT NULL CHECK (relation IN ('led_to', 'taught', 'applied_in',
            'iterates', 'repeats', 'supersedes', 'updates', 'relates')),
        target_key INTEGER NOT NULL REFERENCES entry (key) ON DELETE CASCADE,
        digest BLOB NOT NULL,
        UNIQUE (source_key, relation, target_key)
    ) STRICT""",
    "CREATE INDEX link_target ON link (target_key)",
    """CREATE TABLE content (
        key INTEGER NOT NULL PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE,
        kept_at TEXT NOT NULL,
        digest BLOB NOT NULL,
        data BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE attachment (
        key INTEGER NOT NULL PRIMARY KEY,
        entry_key INTEGER NOT NULL REFERENCES entry (key) ON DELETE CASCADE,
        content_key INTEGER NOT NULL REFERENCES content (key),
        name TEXT NOT NULL,
        media_type TEXT NOT NULL,
        alt TEXT NOT NULL,
        digest BLOB NOT NULL
    ) STRICT""",
    "CREATE INDEX attachment_entry ON attachment (entry_key)",
    "CREATE INDEX attachment_content ON attachment (content_key)",
    """CREATE TABLE revision (
        key INTEGER NOT NULL PRIMARY KEY,
        entry_key INTEGER NOT NULL REFERENCES entry (key) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        saved_at TEXT NOT NULL,
        saved_offset INTEGER NOT NULL,
        saved_by TEXT NOT NULL,
        draft TEXT NOT NULL,
        digest BLOB NOT NULL,
        UNIQUE (entry_key, number)
    ) STRICT""",
    """CREATE TABLE draft (
        entry_id TEXT NOT NULL PRIMARY KEY,
        base_revision INTEGER NOT NULL,
        draft TEXT NOT NULL,
        kept_at TEXT NOT NULL,
        kept_offset INTEGER NOT NULL,
        digest BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE reflection (
        key INTEGER NOT NULL PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        claim TEXT NOT NULL,
        before TEXT NOT NULL,
        went_wrong TEXT NOT NULL,
        learnt TEXT NOT NULL,
        now TEXT NOT NULL,
        period_first TEXT,
        period_last TEXT,
        position INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        edited_at TEXT NOT NULL,
        edited_offset INTEGER NOT NULL,
        trashed_at TEXT,
        digest BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE evidence (
        reflection_key INTEGER NOT NULL REFERENCES reflection (key) ON DELETE CASCADE,
        entry_key INTEGER NOT NULL REFERENCES entry (key) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        PRIMARY KEY (reflection_key, entry_key)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX evidence_entry ON evidence (entry_key)",
    """CREATE VIRTUAL TABLE search USING fts5 (
        title, body, labels, content='', tokenize='unicode61 remove_diacritics 2'
    )""",
)
