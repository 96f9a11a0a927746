-- A journal of schema 1, made by the program of that time. Never changed: later programs must read it.
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
CREATE INDEX entry_day ON entry (happened_on, written_at) WHERE trashed_at IS NULL;
CREATE INDEX entry_trash ON entry (trashed_at) WHERE trashed_at IS NOT NULL;
CREATE INDEX entry_end ON entry (ended_on) WHERE ended_on IS NOT NULL;
CREATE INDEX entry_check ON entry (check_on) WHERE check_on IS NOT NULL;
CREATE INDEX entry_author ON entry (author_key);
CREATE INDEX entry_project ON entry (project_key) WHERE project_key IS NOT NULL;
CREATE TABLE entry_tag (
        entry_key INTEGER NOT NULL REFERENCES entry (key) ON DELETE CASCADE,
        tag_key INTEGER NOT NULL REFERENCES tag (key),
        position INTEGER NOT NULL,
        PRIMARY KEY (entry_key, tag_key)
    ) STRICT, WITHOUT ROWID;
CREATE INDEX entry_tag_tag ON entry_tag (tag_key);
CREATE TABLE entry_person (
        entry_key INTEGER NOT NULL REFERENCES entry (key) ON DELETE CASCADE,
        person_key INTEGER NOT NULL REFERENCES person (key),
        position INTEGER NOT NULL,
        PRIMARY KEY (entry_key, person_key)
    ) STRICT, WITHOUT ROWID;
CREATE INDEX entry_person_person ON entry_person (person_key);
CREATE TABLE link (
        key INTEGER NOT NULL PRIMARY KEY,
        source_key INTEGER NOT NULL REFERENCES entry (key) ON DELETE CASCADE,
        relation TEXT NOT NULL CHECK (relation IN ('led_to', 'taught', 'applied_in',
            'iterates', 'repeats', 'supersedes', 'updates', 'relates')),
        target_key INTEGER NOT NULL REFERENCES entry (key) ON DELETE CASCADE,
        digest BLOB NOT NULL,
        UNIQUE (source_key, relation, target_key)
    ) STRICT;
CREATE INDEX link_target ON link (target_key);
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
CREATE INDEX attachment_entry ON attachment (entry_key);
CREATE INDEX attachment_content ON attachment (content_key);
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
CREATE INDEX evidence_entry ON evidence (entry_key);
CREATE VIRTUAL TABLE search USING fts5 (
        title, body, labels, content='', tokenize='unicode61 remove_diacritics 2'
    );
INSERT INTO fact (name, value, digest) VALUES ('team', 'The web team', X'5E00A17564E79060BB82E61DCDCAF0B89D839E3FF196C300283BD7C7FECED75F');
INSERT INTO person (key, id, name, name_folded, handle, handle_folded, organisation, joined_on, left_on, consent, alias, digest) VALUES (1, '01a2178f-b71e-77ce-8d2c-36573e56e4f9', 'ben', 'ben', 'ben', 'ben', '', NULL, NULL, 'omit', '', X'99E4D4DC38A60DF3ECB92C5600A2B6048BE8E749DF6475BC9C1C708B6858E2D0');
INSERT INTO person (key, id, name, name_folded, handle, handle_folded, organisation, joined_on, left_on, consent, alias, digest) VALUES (2, '01a2178f-b71e-7c4e-8d33-69542aff3f2c', 'Ana Souza', 'ana souza', 'ana-souza', 'ana-souza', '', NULL, NULL, 'omit', '', X'A137C177234A37BDB795CFA50698173AA0F8380D321A72333B10E335F4DAC267');
INSERT INTO person (key, id, name, name_folded, handle, handle_folded, organisation, joined_on, left_on, consent, alias, digest) VALUES (3, '01a2178f-b900-7f1b-b27d-84b3b4661fcb', 'Chen Wei', 'chen wei', 'chen', 'chen', 'City', '2026-03-14', '2026-03-14', 'alias', 'C.', X'EC9179D3F0F562C84B27EC31702E4200AF12C06909215F0F8349E33D1014C12E');
INSERT INTO tag (key, name, folded, digest) VALUES (1, 'tag0', 'tag0', X'A489693B6DFAAB94C193574DEBC38D97C127E8FC233E841B54B1D4C8B58CD154');
INSERT INTO tag (key, name, folded, digest) VALUES (2, 'tag1', 'tag1', X'D5A1793CDC252CF3E654761B33466072A9F3ECF52F8169D689A17CEE4BF11B5E');
INSERT INTO tag (key, name, folded, digest) VALUES (3, 'tag2', 'tag2', X'4643380CC8B19DBF20BFFC3C661ACF9EE9ECDD22CCDC4C6853B866989254AC2D');
INSERT INTO project (key, name, folded, digest) VALUES (1, 'Site', 'site', X'F46A190F0A8E2E13F214343F73080619018625E7E81D357C352957BB37C3634C');
INSERT INTO entry (key, id, kind, title, happened_on, ended_on, written_at, written_offset, edited_at, edited_offset, author_key, editor_key, status, expectation, check_on, audience, project_key, source, revision, trashed_at, digest, body) VALUES (1, '01a2178f-b71d-7cd2-a970-1a6a6f771152', 'note', 'Changed', '2026-03-14', NULL, '2026-11-26T11:13:44.221836Z', 0, '2026-11-26T11:13:44.559737Z', 0, NULL, 2, NULL, '', NULL, 'team', NULL, '', 2, NULL, X'B309CAFD75FC82D3C076CE9B939A7918119A19EE153159D26159B7E2BEB6B64A', 'Other words');
INSERT INTO entry (key, id, kind, title, happened_on, ended_on, written_at, written_offset, edited_at, edited_offset, author_key, editor_key, status, expectation, check_on, audience, project_key, source, revision, trashed_at, digest, body) VALUES (2, '01a2178f-b748-7cc9-b935-0485a8337c3a', 'experiment', 'Entry 1', '2026-03-15', NULL, '2026-11-26T11:13:44.264833Z', 0, '2026-11-26T11:13:44.264833Z', 0, 2, NULL, 'running', 'less', '2026-03-14', 'team', 1, '', 1, NULL, X'C5F10E419064F3E69885A8BB85F9E6C5DD1DF16558CE18018843272321A23250', 'Text 1 with #tag1 and thanks @ben for é 漢字 1');
INSERT INTO entry (key, id, kind, title, happened_on, ended_on, written_at, written_offset, edited_at, edited_offset, author_key, editor_key, status, expectation, check_on, audience, project_key, source, revision, trashed_at, digest, body) VALUES (3, '01a2178f-b764-7f75-ad40-4dbbe42f1c71', 'mistake', 'Entry 2', '2026-03-16', NULL, '2026-11-26T11:13:44.292998Z', 0, '2026-11-26T11:13:44.292998Z', 0, 2, NULL, NULL, '', NULL, 'team', NULL, '', 1, NULL, X'42DFEF3A34B797183A430601AA3A32B54D77136FD2CC165B0C4A7341C42C9719', 'Text 2 with #tag2 and thanks @ben for é 漢字 2');
INSERT INTO entry (key, id, kind, title, happened_on, ended_on, written_at, written_offset, edited_at, edited_offset, author_key, editor_key, status, expectation, check_on, audience, project_key, source, revision, trashed_at, digest, body) VALUES (4, '01a2178f-b780-7d2c-a45c-1e37a99596f8', 'learning', '', '2026-03-17', NULL, '2026-11-26T11:13:44.320855Z', 0, '2026-11-26T11:13:44.320855Z', 0, 2, NULL, NULL, '', NULL, 'team', 1, '', 1, NULL, X'4FADECA41B4D3075C62288914690143D452BC7C53253994549F1F2A4F7F41949', 'Text 3 with #tag0 and thanks @ben for é 漢字 3');
INSERT INTO entry (key, id, kind, title, happened_on, ended_on, written_at, written_offset, edited_at, edited_offset, author_key, editor_key, status, expectation, check_on, audience, project_key, source, revision, trashed_at, digest, body) VALUES (5, '01a2178f-b797-7550-b8d4-088d85b80c26', 'milestone', 'Entry 4', '2026-03-18', '2026-03-20', '2026-11-26T11:13:44.343363Z', 0, '2026-11-26T11:13:44.343363Z', 0, 2, NULL, NULL, '', NULL, 'team', NULL, '', 1, NULL, X'C55C15DF5658E076F9898B9218814A360DB66C293866422FD6C364FD5F720F40', 'Text 4 with #tag1 and thanks @ben for é 漢字 4');
INSERT INTO entry (key, id, kind, title, happened_on, ended_on, written_at, written_offset, edited_at, edited_offset, author_key, editor_key, status, expectation, check_on, audience, project_key, source, revision, trashed_at, digest, body) VALUES (6, '01a2178f-b7a8-7ce6-a24d-c0c90950e27c', 'note', 'Entry 5', '2026-03-19', NULL, '2026-11-26T11:13:44.360840Z', 0, '2026-11-26T11:13:44.360840Z', 0, 2, NULL, NULL, '', NULL, 'team', 1, '', 1, NULL, X'62763AB9F27C614B91B4FBF6C30B5F681D1CC9B1EA5AE4A8F8AEDF40853361F0', 'Text 5 with #tag2 and thanks @ben for é 漢字 5');
INSERT INTO entry (key, id, kind, title, happened_on, ended_on, written_at, written_offset, edited_at, edited_offset, author_key, editor_key, status, expectation, check_on, audience, project_key, source, revision, trashed_at, digest, body) VALUES (7, '01a2178f-b7c8-7d0d-9ed0-8d6c902d60f2', 'experiment', '', '2026-03-20', NULL, '2026-11-26T11:13:44.392846Z', 0, '2026-11-26T11:13:44.392846Z', 0, 2, NULL, 'running', '', NULL, 'team', NULL, '', 1, NULL, X'8A2623440B19456CF570841F680EE1B25F0C5A8752F3DEDDC1DE14A761183E8A', 'Text 6 with #tag0 and thanks @ben for é 漢字 6');
INSERT INTO entry (key, id, kind, title, happened_on, ended_on, written_at, written_offset, edited_at, edited_offset, author_key, editor_key, status, expectation, check_on, audience, project_key, source, revision, trashed_at, digest, body) VALUES (8, '01a2178f-b7e8-7ce6-906f-a1b4255db797', 'mistake', 'Entry 7', '2026-03-21', NULL, '2026-11-26T11:13:44.424837Z', 0, '2026-11-26T11:13:44.424837Z', 0, 2, NULL, NULL, '', NULL, 'team', 1, '', 1, NULL, X'2492F4E93828CA0DACD8E42BD15DEB09839F7F8BAAE1FE23DA345E7D40A2301F', 'Text 7 with #tag1 and thanks @ben for é 漢字 7');
INSERT INTO entry (key, id, kind, title, happened_on, ended_on, written_at, written_offset, edited_at, edited_offset, author_key, editor_key, status, expectation, check_on, audience, project_key, source, revision, trashed_at, digest, body) VALUES (9, '01a2178f-b800-7cff-ae73-3df413395b03', 'learning', 'Entry 8', '2026-03-22', '2026-03-24', '2026-11-26T11:13:44.448842Z', 0, '2026-11-26T11:13:44.448842Z', 0, 2, NULL, NULL, '', NULL, 'team', NULL, '', 1, NULL, X'4D610D073429756BE85FB46B6738622DD556D7C6ABAA0C9CCCE0E0A522B48F44', 'Text 8 with #tag2 and thanks @ben for é 漢字 8');
INSERT INTO entry (key, id, kind, title, happened_on, ended_on, written_at, written_offset, edited_at, edited_offset, author_key, editor_key, status, expectation, check_on, audience, project_key, source, revision, trashed_at, digest, body) VALUES (10, '01a2178f-b814-7ce0-8c5b-cb9ead170112', 'milestone', '', '2026-03-23', NULL, '2026-11-26T11:13:44.468838Z', 0, '2026-11-26T11:13:44.468838Z', 0, 2, NULL, NULL, '', NULL, 'team', 1, '', 1, NULL, X'B1F6A7DDB6F2BE139B8F591267B882570D496524CDE64F8DF693CF4012927CC5', 'Text 9 with #tag0 and thanks @ben for é 漢字 9');
INSERT INTO entry (key, id, kind, title, happened_on, ended_on, written_at, written_offset, edited_at, edited_offset, author_key, editor_key, status, expectation, check_on, audience, project_key, source, revision, trashed_at, digest, body) VALUES (11, '01a2178f-b830-7cc9-9673-481ccf27b1ce', 'note', 'Entry 10', '2026-03-24', NULL, '2026-11-26T11:13:44.496828Z', 0, '2026-11-26T11:13:44.496828Z', 0, 2, NULL, NULL, '', NULL, 'team', NULL, '', 1, NULL, X'E4227B0DBF584B4B1FC2DCBEB19419A5F79E3381784DD49F6B50E2230E5BFF6F', 'Text 10 with #tag1 and thanks @ben for é 漢字 10');
INSERT INTO entry (key, id, kind, title, happened_on, ended_on, written_at, written_offset, edited_at, edited_offset, author_key, editor_key, status, expectation, check_on, audience, project_key, source, revision, trashed_at, digest, body) VALUES (12, '01a2178f-b854-7d5b-b972-cfe9feab9b40', 'experiment', 'Entry 11', '2026-03-25', NULL, '2026-11-26T11:13:44.532864Z', 0, '2026-11-26T11:13:44.532864Z', 0, 2, NULL, 'running', '', NULL, 'team', 1, '', 1, '2026-11-26T11:13:44.774546Z', X'0ECCAB7F49D66733C62310E2283EBB032B08E33577CD39F78A8568F62EFB2C01', 'Text 11 with #tag2 and thanks @ben for é 漢字 11');
INSERT INTO entry_tag (entry_key, tag_key, position) VALUES (2, 2, 0);
INSERT INTO entry_tag (entry_key, tag_key, position) VALUES (3, 3, 0);
INSERT INTO entry_tag (entry_key, tag_key, position) VALUES (4, 1, 0);
INSERT INTO entry_tag (entry_key, tag_key, position) VALUES (5, 2, 0);
INSERT INTO entry_tag (entry_key, tag_key, position) VALUES (6, 3, 0);
INSERT INTO entry_tag (entry_key, tag_key, position) VALUES (7, 1, 0);
INSERT INTO entry_tag (entry_key, tag_key, position) VALUES (8, 2, 0);
INSERT INTO entry_tag (entry_key, tag_key, position) VALUES (9, 3, 0);
INSERT INTO entry_tag (entry_key, tag_key, position) VALUES (10, 1, 0);
INSERT INTO entry_tag (entry_key, tag_key, position) VALUES (11, 2, 0);
INSERT INTO entry_tag (entry_key, tag_key, position) VALUES (12, 3, 0);
INSERT INTO entry_person (entry_key, person_key, position) VALUES (2, 1, 0);
INSERT INTO entry_person (entry_key, person_key, position) VALUES (3, 1, 0);
INSERT INTO entry_person (entry_key, person_key, position) VALUES (4, 1, 0);
INSERT INTO entry_person (entry_key, person_key, position) VALUES (5, 1, 0);
INSERT INTO entry_person (entry_key, person_key, position) VALUES (6, 1, 0);
INSERT INTO entry_person (entry_key, person_key, position) VALUES (7, 1, 0);
INSERT INTO entry_person (entry_key, person_key, position) VALUES (8, 1, 0);
INSERT INTO entry_person (entry_key, person_key, position) VALUES (9, 1, 0);
INSERT INTO entry_person (entry_key, person_key, position) VALUES (10, 1, 0);
INSERT INTO entry_person (entry_key, person_key, position) VALUES (11, 1, 0);
INSERT INTO entry_person (entry_key, person_key, position) VALUES (12, 1, 0);
INSERT INTO link (key, source_key, relation, target_key, digest) VALUES (1, 3, 'taught', 4, X'C94CB0B5FCFD51020BE677CCF2E35B1F378F35600D275FE25D1FD6D22B8F1CA2');
INSERT INTO link (key, source_key, relation, target_key, digest) VALUES (2, 4, 'applied_in', 5, X'AFE76B92A19982D79FA57E2F05158A9109B4363BBAD92B71187FBCD6967DC6B0');
INSERT INTO content (key, sha256, kept_at, digest, data) VALUES (1, '896384f347672eb6dadcc13f68c8288f958f8906239a8fc353ba8755d608f61e', '2026-11-26T11:13:44.653553Z', X'67DD22C226E0F21A10D35A29A9BEDCADD569996F711D617F15D9CD009F4C4744', X'6279746573206F6620612070696374757265');
INSERT INTO attachment (key, entry_key, content_key, name, media_type, alt, digest) VALUES (1, 1, 1, 'chart.png', 'image/png', 'a chart', X'0BB3FE03D2B028746C4822B3D87164334E8092F4415BC173525AF4E38A0D3E23');
INSERT INTO revision (key, entry_key, number, saved_at, saved_offset, saved_by, draft, digest) VALUES (1, 1, 1, '2026-11-26T11:13:44.221836Z', 0, 'Ana Souza', '{"body":"Text 0 with #tag0 and thanks @ben for é 漢字 0","kind":"note","happened_on":"2026-03-14","ended_on":"2026-03-16","author":"Ana Souza","audience":"team","tags":["tag0"],"people":["ben"]}', X'1EF324B6199059D188C7D0105E1BF864652B640AC9B81FA3DBD56252F416F2E6');
INSERT INTO draft (entry_id, base_revision, draft, kept_at, kept_offset, digest) VALUES ('01a2178f-b7a8-7ce6-a24d-c0c90950e27c', 1, '{"body":"half a thought","kind":"note","audience":"team"}', '2026-11-26T11:13:44.756769Z', 0, X'93F877F8046F0E5878E1C1A5C2A5BD3837E1F858920CBCA57967967E8A3F9975');
INSERT INTO reflection (key, id, claim, before, went_wrong, learnt, now, period_first, period_last, position, revision, edited_at, edited_offset, trashed_at, digest) VALUES (1, '01a2178f-b91c-7cc4-9f34-c1c237a03876', 'Ask first', 'b', 'w', 'l', 'n', '2026-03-14', '2026-03-14', 0, 1, '2026-11-26T11:13:44.732952Z', 0, NULL, X'0DCC7D448359A34A63833BB6051AA1C1674AA7563ED9818025C0D55AF7AA20CC');
INSERT INTO evidence (reflection_key, entry_key, position) VALUES (1, 3, 0);
INSERT INTO evidence (reflection_key, entry_key, position) VALUES (1, 4, 1);
INSERT INTO search (rowid, title, body, labels) VALUES (1, 'Changed', 'Other words', '');
INSERT INTO search (rowid, title, body, labels) VALUES (2, 'Entry 1', 'Text 1 with #tag1 and thanks @ben for é  漢  字  1
less', 'tag1 ben Site');
INSERT INTO search (rowid, title, body, labels) VALUES (3, 'Entry 2', 'Text 2 with #tag2 and thanks @ben for é  漢  字  2', 'tag2 ben ');
INSERT INTO search (rowid, title, body, labels) VALUES (4, '', 'Text 3 with #tag0 and thanks @ben for é  漢  字  3', 'tag0 ben Site');
INSERT INTO search (rowid, title, body, labels) VALUES (5, 'Entry 4', 'Text 4 with #tag1 and thanks @ben for é  漢  字  4', 'tag1 ben ');
INSERT INTO search (rowid, title, body, labels) VALUES (6, 'Entry 5', 'Text 5 with #tag2 and thanks @ben for é  漢  字  5', 'tag2 ben Site');
INSERT INTO search (rowid, title, body, labels) VALUES (7, '', 'Text 6 with #tag0 and thanks @ben for é  漢  字  6', 'tag0 ben ');
INSERT INTO search (rowid, title, body, labels) VALUES (8, 'Entry 7', 'Text 7 with #tag1 and thanks @ben for é  漢  字  7', 'tag1 ben Site');
INSERT INTO search (rowid, title, body, labels) VALUES (9, 'Entry 8', 'Text 8 with #tag2 and thanks @ben for é  漢  字  8', 'tag2 ben ');
INSERT INTO search (rowid, title, body, labels) VALUES (10, '', 'Text 9 with #tag0 and thanks @ben for é  漢  字  9', 'tag0 ben Site');
INSERT INTO search (rowid, title, body, labels) VALUES (11, 'Entry 10', 'Text 10 with #tag1 and thanks @ben for é  漢  字  10', 'tag1 ben ');
INSERT INTO search (rowid, title, body, labels) VALUES (12, 'Entry 11', 'Text 11 with #tag2 and thanks @ben for é  漢  字  11', 'tag2 ben Site');
PRAGMA application_id = 1246907980;
PRAGMA user_version = 1;
COMMIT;
