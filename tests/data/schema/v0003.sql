-- A journal of schema 3, made by the program of that time. Never changed: later programs must read it.
BEGIN;
CREATE TABLE fact (
        name TEXT NOT NULL PRIMARY KEY,
        value TEXT NOT NULL,
        digest BLOB NOT NULL
    ) STRICT;
CREATE TABLE person (
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
    ) STRICT;
CREATE TABLE tag (
        key INTEGER NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        folded TEXT NOT NULL UNIQUE,
        digest BLOB NOT NULL
    ) STRICT;
CREATE TABLE project (
        key INTEGER NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        folded TEXT NOT NULL UNIQUE,
        digest BLOB NOT NULL
    ) STRICT;
CREATE TABLE entry (
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
    ) STRICT;
CREATE TABLE entry_tag (
        entry_key INTEGER NOT NULL REFERENCES entry (key) ON DELETE CASCADE,
        tag_key INTEGER NOT NULL REFERENCES tag (key),
        position INTEGER NOT NULL,
        PRIMARY KEY (entry_key, tag_key)
    ) STRICT, WITHOUT ROWID;
CREATE TABLE entry_person (
        entry_key INTEGER NOT NULL REFERENCES entry (key) ON DELETE CASCADE,
        person_key INTEGER NOT NULL REFERENCES person (key),
        position INTEGER NOT NULL,
        PRIMARY KEY (entry_key, person_key)
    ) STRICT, WITHOUT ROWID;
CREATE TABLE link (
        key INTEGER NOT NULL PRIMARY KEY,
        source_key INTEGER NOT NULL REFERENCES entry (key) ON DELETE CASCADE,
        relation TEXT NOT NULL CHECK (relation IN ('led_to', 'taught', 'applied_in',
            'iterates', 'repeats', 'supersedes', 'updates', 'relates')),
        target_key INTEGER NOT NULL REFERENCES entry (key) ON DELETE CASCADE,
        digest BLOB NOT NULL,
        UNIQUE (source_key, relation, target_key)
    ) STRICT;
CREATE TABLE content (
        key INTEGER NOT NULL PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE,
        kept_at TEXT NOT NULL,
        digest BLOB NOT NULL,
        data BLOB NOT NULL
    ) STRICT;
CREATE TABLE attachment (
        key INTEGER NOT NULL PRIMARY KEY,
        entry_key INTEGER NOT NULL REFERENCES entry (key) ON DELETE CASCADE,
        content_key INTEGER NOT NULL REFERENCES content (key),
        name TEXT NOT NULL,
        media_type TEXT NOT NULL,
        alt TEXT NOT NULL,
        digest BLOB NOT NULL
    ) STRICT;
CREATE TABLE revision (
        key INTEGER NOT NULL PRIMARY KEY,
        entry_key INTEGER NOT NULL REFERENCES entry (key) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        saved_at TEXT NOT NULL,
        saved_offset INTEGER NOT NULL,
        saved_by TEXT NOT NULL,
        draft TEXT NOT NULL,
        digest BLOB NOT NULL,
        UNIQUE (entry_key, number)
    ) STRICT;
CREATE TABLE draft (
        entry_id TEXT NOT NULL PRIMARY KEY,
        base_revision INTEGER NOT NULL,
        draft TEXT NOT NULL,
        kept_at TEXT NOT NULL,
        kept_offset INTEGER NOT NULL,
        digest BLOB NOT NULL
    ) STRICT;
CREATE TABLE reflection (
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
    ) STRICT;
CREATE TABLE evidence (
        reflection_key INTEGER NOT NULL REFERENCES reflection (key) ON DELETE CASCADE,
        entry_key INTEGER NOT NULL REFERENCES entry (key) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        PRIMARY KEY (reflection_key, entry_key)
    ) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE search USING fts5 (
        title, body, labels, content='', tokenize='unicode61 remove_diacritics 2'
    );
CREATE TABLE retro (
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
    ) STRICT;
CREATE TABLE retro_person (
        retro_key INTEGER NOT NULL REFERENCES retro (key) ON DELETE CASCADE,
        person_key INTEGER NOT NULL REFERENCES person (key),
        position INTEGER NOT NULL,
        PRIMARY KEY (retro_key, person_key)
    ) STRICT, WITHOUT ROWID;
CREATE TABLE action (
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
    ) STRICT;
CREATE TABLE era (
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
    ) STRICT;
CREATE INDEX entry_day ON entry (happened_on, written_at) WHERE trashed_at IS NULL;
CREATE INDEX entry_trash ON entry (trashed_at) WHERE trashed_at IS NOT NULL;
CREATE INDEX entry_end ON entry (ended_on) WHERE ended_on IS NOT NULL;
CREATE INDEX entry_check ON entry (check_on) WHERE check_on IS NOT NULL;
CREATE INDEX entry_author ON entry (author_key);
CREATE INDEX entry_project ON entry (project_key) WHERE project_key IS NOT NULL;
CREATE INDEX entry_tag_tag ON entry_tag (tag_key);
CREATE INDEX entry_person_person ON entry_person (person_key);
CREATE INDEX link_target ON link (target_key);
CREATE INDEX attachment_entry ON attachment (entry_key);
CREATE INDEX attachment_content ON attachment (content_key);
CREATE INDEX evidence_entry ON evidence (entry_key);
CREATE INDEX retro_held_on ON retro (held_on);
CREATE INDEX retro_person_person ON retro_person (person_key);
CREATE INDEX action_retro ON action (retro_key);
CREATE INDEX action_owner ON action (owner_key);
CREATE INDEX action_tag ON action (tag_key);
CREATE INDEX action_experiment ON action (experiment_key);
CREATE TABLE review (
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
    ) STRICT;
CREATE TABLE review_revision (
        key INTEGER NOT NULL PRIMARY KEY,
        review_key INTEGER NOT NULL REFERENCES review (key) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        saved_at TEXT NOT NULL,
        saved_offset INTEGER NOT NULL,
        saved_by TEXT NOT NULL,
        recipe TEXT NOT NULL,
        digest BLOB NOT NULL,
        UNIQUE (review_key, number)
    ) STRICT;
INSERT INTO fact VALUES ('team', 'The web team', X'5e00a17564e79060bb82e61dcdcaf0b89d839e3ff196c300283bd7c7feced75f');
INSERT INTO person VALUES (1, '01a21839-8c8e-72dd-8d22-1f58ae3fc632', 'ben', 'ben', 'ben', 'ben', '', NULL, NULL, 'omit', '', X'2dfca4a9c1d682b3c0b81a55edf09586351a6624908fce19196986f4d642bcac');
INSERT INTO person VALUES (2, '01a21839-8c8e-76d8-8bd9-ce5ec07e5d88', 'Ana Souza', 'ana souza', 'ana-souza', 'ana-souza', '', NULL, NULL, 'omit', '', X'd2afdc835aad7ad869d4a74d43a1664fa9cca4e32d9fbb436c125feddec9b3fb');
INSERT INTO person VALUES (3, '01a21839-8c91-7f6f-82bd-891521acffaa', 'Ana', 'ana', 'ana', 'ana', '', NULL, NULL, 'omit', '', X'5c3fe2775c63bfdf5a99f313f1fe0c3414e48b9ac3dcc9b15109e9878969d0f5');
INSERT INTO person VALUES (4, '01a21839-8c96-7d5d-90f9-e565d0272065', 'Chen Wei', 'chen wei', 'chen', 'chen', 'City', '2026-03-14', '2026-03-14', 'alias', 'C.', X'baa1298ccac49e867f31e34d1def1efdade2a2d0378b203459c461791557bad2');
INSERT INTO tag VALUES (1, 'dns', 'dns', X'0d5dbf39a591065747bd8fab8438f085e9b3692c0169e6ae307eae111fb8b664');
INSERT INTO tag VALUES (2, 'tag0', 'tag0', X'a489693b6dfaab94c193574debc38d97c127e8fc233e841b54b1d4c8b58cd154');
INSERT INTO tag VALUES (3, 'tag1', 'tag1', X'd5a1793cdc252cf3e654761b33466072a9f3ecf52f8169d689a17cee4bf11b5e');
INSERT INTO tag VALUES (4, 'tag2', 'tag2', X'4643380cc8b19dbf20bffc3c661acf9ee9ecdd22ccdc4c6853b866989254ac2d');
INSERT INTO project VALUES (1, 'Site', 'site', X'f46a190f0a8e2e13f214343f73080619018625e7e81d357c352957bb37c3634c');
INSERT INTO entry VALUES (1, '01a21839-8c8d-7b39-9764-456f8a5787b3', 'note', 'A mistake', '2026-03-14', NULL, '2026-11-26T14:19:14.445732Z', 0, '2026-11-26T14:19:14.449729Z', 0, NULL, 3, NULL, '', NULL, 'team', NULL, '', 2, NULL, X'28e59e322e5f56c82d1c50b723b0ff5cb2f906c9d8234d807a06d18640217c42', 'We forgot the #dns TTL, thanks @ben. Twice.');
INSERT INTO entry VALUES (2, '01a21839-8c8f-7e94-8f76-4f49d680c182', 'learning', 'A learning', '2026-03-14', '2026-03-14', '2026-11-26T14:19:14.447930Z', 0, '2026-11-26T14:19:14.447930Z', 0, 2, NULL, NULL, 'fewer calls', NULL, 'team', 1, '', 1, NULL, X'2dcba4bc46629ce4aa932b0d96d498aee13a20eaf8f9a3b8177687f239764259', 'Lower it a day before.');
INSERT INTO entry VALUES (3, '01a21839-8c9d-713e-953c-19dbe9b97359', 'note', '', '2026-03-14', NULL, '2026-11-26T14:19:14.461091Z', 0, '2026-11-26T14:19:14.461091Z', 0, 2, NULL, NULL, '', NULL, 'public', NULL, '', 1, NULL, X'a3c2f4249592ec311f704761af3faec1f0c9aac6e1a503762163aff50088dfdd', 'Text 0 with #tag0 and thanks @ben for é  漢  字  0');
INSERT INTO entry VALUES (4, '01a21839-8ca0-76b8-992a-fa66e1923ac7', 'experiment', 'Entry 1', '2026-03-14', NULL, '2026-11-26T14:19:14.464434Z', 0, '2026-11-26T14:19:14.464434Z', 0, 2, NULL, 'running', '', NULL, 'public', 1, '', 1, NULL, X'1135cd7382050f4cb9cc89ac394a915213563371862715047ef7bc43882b17c2', 'Text 1 with #tag1 and thanks @ben for é  漢  字  1');
INSERT INTO entry VALUES (5, '01a21839-8ca1-7c6e-b681-c913ee67c299', 'mistake', 'Entry 2', '2026-03-14', NULL, '2026-11-26T14:19:14.465790Z', 0, '2026-11-26T14:19:14.465790Z', 0, 2, NULL, NULL, '', NULL, 'public', NULL, '', 1, NULL, X'f5816141f4e8a644b0ff792cff7f1e0e6304af2d10773956c9b9d67370da0e76', 'Text 2 with #tag2 and thanks @ben for é  漢  字  2');
INSERT INTO entry VALUES (6, '01a21839-8ca2-7ef6-9c09-f1269cb90ae2', 'learning', '', '2026-03-14', NULL, '2026-11-26T14:19:14.466948Z', 0, '2026-11-26T14:19:14.466948Z', 0, 2, NULL, NULL, '', NULL, 'public', 1, '', 1, NULL, X'be8e61b5946116e43415a91aae84a21806b53c698e3e321aa427774b76806a87', 'Text 3 with #tag0 and thanks @ben for é  漢  字  3');
INSERT INTO entry VALUES (7, '01a21839-8ca4-70a0-9c0f-edb7c6701495', 'milestone', 'Entry 4', '2026-03-14', NULL, '2026-11-26T14:19:14.468051Z', 0, '2026-11-26T14:19:14.468051Z', 0, 2, NULL, NULL, '', NULL, 'public', NULL, '', 1, '2026-11-26T14:19:14.469214Z', X'a0806890779e735e254ef799e8cc088cc87426367519fa2d961c646513090caf', 'Text 4 with #tag1 and thanks @ben for é  漢  字  4');
INSERT INTO entry_tag VALUES (1, 1, 0);
INSERT INTO entry_tag VALUES (3, 2, 0);
INSERT INTO entry_tag VALUES (4, 3, 0);
INSERT INTO entry_tag VALUES (5, 4, 0);
INSERT INTO entry_tag VALUES (6, 2, 0);
INSERT INTO entry_tag VALUES (7, 3, 0);
INSERT INTO entry_person VALUES (1, 1, 0);
INSERT INTO entry_person VALUES (3, 1, 0);
INSERT INTO entry_person VALUES (4, 1, 0);
INSERT INTO entry_person VALUES (5, 1, 0);
INSERT INTO entry_person VALUES (6, 1, 0);
INSERT INTO entry_person VALUES (7, 1, 0);
INSERT INTO link VALUES (1, 1, 'taught', 2, X'e8ea3296a4e46a7d7a361e0acf9e9aa7005599f3748fbb8c4f4f91501b8c3a48');
INSERT INTO content VALUES (1, '896384f347672eb6dadcc13f68c8288f958f8906239a8fc353ba8755d608f61e', '2026-11-26T14:19:14.452397Z', X'80d585bfee0d1202fe0ccc5bf6c8a17d85472881015768d895ae0e30e89098b0', X'6279746573206f6620612070696374757265');
INSERT INTO attachment VALUES (1, 1, 1, 'chart.png', 'image/png', 'a chart', X'0bb3fe03d2b028746c4822b3d87164334e8092f4415bc173525af4e38a0d3e23');
INSERT INTO revision VALUES (1, 1, 1, '2026-11-26T14:19:14.445732Z', 0, 'Ana Souza', '{"title":"A mistake","body":"We forgot the #dns TTL, thanks @ben.","kind":"mistake","happened_on":"2026-03-14","author":"Ana Souza","audience":"team","tags":["dns"],"people":["ben"]}', X'b1a169f1a8bbce75cd5df5bab0b14405a4fe96629d18972ae995a48f216d2a33');
INSERT INTO draft VALUES ('01a21839-8c8f-7e94-8f76-4f49d680c182', 1, '{"body":"half a thought","kind":"note","audience":"team"}', '2026-11-26T14:19:14.459899Z', 0, X'2db5cf233c93a2ecf1cc6e8602fe5e6daf14d3ba99e8b0ed0659e62beed42833');
INSERT INTO reflection VALUES (1, '01a21839-8c97-7bb8-b681-470318bb1bbe', 'Ask first', 'b', 'w', 'l', 'n', '2026-03-14', '2026-03-14', 0, 1, '2026-11-26T14:19:14.455809Z', 0, NULL, X'c92078ca56e4acc2a390b6da1bc46f7bfa3e6e90362951cf3c600ad06f0f6005');
INSERT INTO evidence VALUES (1, 1, 0);
INSERT INTO evidence VALUES (1, 2, 1);
INSERT INTO search (rowid, title, body, labels) VALUES (1, 'A mistake', 'We forgot the #dns TTL, thanks @ben. Twice.', 'dns ben ');
INSERT INTO search (rowid, title, body, labels) VALUES (2, 'A learning', 'Lower it a day before.
fewer calls', 'Site');
INSERT INTO search (rowid, title, body, labels) VALUES (3, '', 'Text 0 with #tag0 and thanks @ben for é   漢    字   0', 'tag0 ben ');
INSERT INTO search (rowid, title, body, labels) VALUES (4, 'Entry 1', 'Text 1 with #tag1 and thanks @ben for é   漢    字   1', 'tag1 ben Site');
INSERT INTO search (rowid, title, body, labels) VALUES (5, 'Entry 2', 'Text 2 with #tag2 and thanks @ben for é   漢    字   2', 'tag2 ben ');
INSERT INTO search (rowid, title, body, labels) VALUES (6, '', 'Text 3 with #tag0 and thanks @ben for é   漢    字   3', 'tag0 ben Site');
INSERT INTO search (rowid, title, body, labels) VALUES (7, 'Entry 4', 'Text 4 with #tag1 and thanks @ben for é   漢    字   4', 'tag1 ben ');
PRAGMA application_id = 1246907980;
PRAGMA user_version = 3;
COMMIT;
