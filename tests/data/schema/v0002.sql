-- A journal of schema 2, made by the program of that time. Never changed: later programs must read it.
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
INSERT INTO fact VALUES ('team', 'The web team', X'5E00A17564E79060BB82E61DCDCAF0B89D839E3FF196C300283BD7C7FECED75F');
INSERT INTO person VALUES (1, '01a21839-8c8e-72dd-8d22-1f58ae3fc632', 'ben', 'ben', 'ben', 'ben', '', NULL, NULL, 'omit', '', X'2DFCA4A9C1D682B3C0B81A55EDF09586351A6624908FCE19196986F4D642BCAC');
INSERT INTO person VALUES (2, '01a21839-8c8e-76d8-8bd9-ce5ec07e5d88', 'Ana Souza', 'ana souza', 'ana-souza', 'ana-souza', '', NULL, NULL, 'omit', '', X'D2AFDC835AAD7AD869D4A74D43A1664FA9CCA4E32D9FBB436C125FEDDEC9B3FB');
INSERT INTO person VALUES (3, '01a21839-8c91-7f6f-82bd-891521acffaa', 'Ana', 'ana', 'ana', 'ana', '', NULL, NULL, 'omit', '', X'5C3FE2775C63BFDF5A99F313F1FE0C3414E48B9AC3DCC9B15109E9878969D0F5');
INSERT INTO person VALUES (4, '01a21839-8c96-7d5d-90f9-e565d0272065', 'Chen Wei', 'chen wei', 'chen', 'chen', 'City', '2026-03-14', '2026-03-14', 'alias', 'C.', X'BAA1298CCAC49E867F31E34D1DEF1EFDADE2A2D0378B203459C461791557BAD2');
INSERT INTO tag VALUES (1, 'dns', 'dns', X'0D5DBF39A591065747BD8FAB8438F085E9B3692C0169E6AE307EAE111FB8B664');
INSERT INTO tag VALUES (2, 'tag0', 'tag0', X'A489693B6DFAAB94C193574DEBC38D97C127E8FC233E841B54B1D4C8B58CD154');
INSERT INTO tag VALUES (3, 'tag1', 'tag1', X'D5A1793CDC252CF3E654761B33466072A9F3ECF52F8169D689A17CEE4BF11B5E');
INSERT INTO tag VALUES (4, 'tag2', 'tag2', X'4643380CC8B19DBF20BFFC3C661ACF9EE9ECDD22CCDC4C6853B866989254AC2D');
INSERT INTO project VALUES (1, 'Site', 'site', X'F46A190F0A8E2E13F214343F73080619018625E7E81D357C352957BB37C3634C');
INSERT INTO entry VALUES (1, '01a21839-8c8d-7b39-9764-456f8a5787b3', 'note', 'A mistake', '2026-03-14', NULL, '2026-11-26T14:19:14.445732Z', 0, '2026-11-26T14:19:14.449729Z', 0, NULL, 3, NULL, '', NULL, 'team', NULL, '', 2, NULL, X'28E59E322E5F56C82D1C50B723B0FF5CB2F906C9D8234D807A06D18640217C42', 'We forgot the #dns TTL, thanks @ben. Twice.');
INSERT INTO entry VALUES (2, '01a21839-8c8f-7e94-8f76-4f49d680c182', 'learning', 'A learning', '2026-03-14', '2026-03-14', '2026-11-26T14:19:14.447930Z', 0, '2026-11-26T14:19:14.447930Z', 0, 2, NULL, NULL, 'fewer calls', NULL, 'team', 1, '', 1, NULL, X'2DCBA4BC46629CE4AA932B0D96D498AEE13A20EAF8F9A3B8177687F239764259', 'Lower it a day before.');
INSERT INTO entry VALUES (3, '01a21839-8c9d-713e-953c-19dbe9b97359', 'note', '', '2026-03-14', NULL, '2026-11-26T14:19:14.461091Z', 0, '2026-11-26T14:19:14.461091Z', 0, 2, NULL, NULL, '', NULL, 'public', NULL, '', 1, NULL, X'A3C2F4249592EC311F704761AF3FAEC1F0C9AAC6E1A503762163AFF50088DFDD', 'Text 0 with #tag0 and thanks @ben for é  漢  字  0');
INSERT INTO entry VALUES (4, '01a21839-8ca0-76b8-992a-fa66e1923ac7', 'experiment', 'Entry 1', '2026-03-14', NULL, '2026-11-26T14:19:14.464434Z', 0, '2026-11-26T14:19:14.464434Z', 0, 2, NULL, 'running', '', NULL, 'public', 1, '', 1, NULL, X'1135CD7382050F4CB9CC89AC394A915213563371862715047EF7BC43882B17C2', 'Text 1 with #tag1 and thanks @ben for é  漢  字  1');
INSERT INTO entry VALUES (5, '01a21839-8ca1-7c6e-b681-c913ee67c299', 'mistake', 'Entry 2', '2026-03-14', NULL, '2026-11-26T14:19:14.465790Z', 0, '2026-11-26T14:19:14.465790Z', 0, 2, NULL, NULL, '', NULL, 'public', NULL, '', 1, NULL, X'F5816141F4E8A644B0FF792CFF7F1E0E6304AF2D10773956C9B9D67370DA0E76', 'Text 2 with #tag2 and thanks @ben for é  漢  字  2');
INSERT INTO entry VALUES (6, '01a21839-8ca2-7ef6-9c09-f1269cb90ae2', 'learning', '', '2026-03-14', NULL, '2026-11-26T14:19:14.466948Z', 0, '2026-11-26T14:19:14.466948Z', 0, 2, NULL, NULL, '', NULL, 'public', 1, '', 1, NULL, X'BE8E61B5946116E43415A91AAE84A21806B53C698E3E321AA427774B76806A87', 'Text 3 with #tag0 and thanks @ben for é  漢  字  3');
INSERT INTO entry VALUES (7, '01a21839-8ca4-70a0-9c0f-edb7c6701495', 'milestone', 'Entry 4', '2026-03-14', NULL, '2026-11-26T14:19:14.468051Z', 0, '2026-11-26T14:19:14.468051Z', 0, 2, NULL, NULL, '', NULL, 'public', NULL, '', 1, '2026-11-26T14:19:14.469214Z', X'A0806890779E735E254EF799E8CC088CC87426367519FA2D961C646513090CAF', 'Text 4 with #tag1 and thanks @ben for é  漢  字  4');
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
INSERT INTO link VALUES (1, 1, 'taught', 2, X'E8EA3296A4E46A7D7A361E0ACF9E9AA7005599F3748FBB8C4F4F91501B8C3A48');
INSERT INTO content VALUES (1, '896384f347672eb6dadcc13f68c8288f958f8906239a8fc353ba8755d608f61e', '2026-11-26T14:19:14.452397Z', X'80D585BFEE0D1202FE0CCC5BF6C8A17D85472881015768D895AE0E30E89098B0', X'6279746573206F6620612070696374757265');
INSERT INTO attachment VALUES (1, 1, 1, 'chart.png', 'image/png', 'a chart', X'0BB3FE03D2B028746C4822B3D87164334E8092F4415BC173525AF4E38A0D3E23');
INSERT INTO revision VALUES (1, 1, 1, '2026-11-26T14:19:14.445732Z', 0, 'Ana Souza', '{"title":"A mistake","body":"We forgot the #dns TTL, thanks @ben.","kind":"mistake","happened_on":"2026-03-14","author":"Ana Souza","audience":"team","tags":["dns"],"people":["ben"]}', X'B1A169F1A8BBCE75CD5DF5BAB0B14405A4FE96629D18972AE995A48F216D2A33');
INSERT INTO draft VALUES ('01a21839-8c8f-7e94-8f76-4f49d680c182', 1, '{"body":"half a thought","kind":"note","audience":"team"}', '2026-11-26T14:19:14.459899Z', 0, X'2DB5CF233C93A2ECF1CC6E8602FE5E6DAF14D3BA99E8B0ED0659E62BEED42833');
INSERT INTO reflection VALUES (1, '01a21839-8c97-7bb8-b681-470318bb1bbe', 'Ask first', 'b', 'w', 'l', 'n', '2026-03-14', '2026-03-14', 0, 1, '2026-11-26T14:19:14.455809Z', 0, NULL, X'C92078CA56E4ACC2A390B6DA1BC46F7BFA3E6E90362951CF3C600AD06F0F6005');
INSERT INTO evidence VALUES (1, 1, 0);
INSERT INTO evidence VALUES (1, 2, 1);
INSERT INTO retro VALUES (1, '01a21839-8c98-7ba8-a919-c1fe1223c730', 'A look back', '2026-03-14', '2026-03-14', '2026-03-14', 'timeline', 60, 'actions', '[{"id":"c","column":"stop","text":"Forgetting the TTL","evidence":["01a21839-8c8d-7b39-9764-456f8a5787b3"],"group":"DNS","votes":2}]', '["x"]', 'Ben', 'None', 1, '2026-11-26T14:19:14.456814Z', 0, NULL, X'4134409E76F9168F626EABAA121478716945EA1B51A830BC5E647B6BE234F24C');
INSERT INTO retro_person VALUES (1, 2, 0);
INSERT INTO retro_person VALUES (1, 4, 1);
INSERT INTO action VALUES (1, '01a21839-8c99-7c07-a0f1-8cf75ad5b02c', 1, 'Lower the TTL', 4, '2026-03-14', 'done', '2026-03-14', 'yes', 1, 2, 'team', 0, 1, '2026-11-26T14:19:14.457821Z', 0, NULL, X'F427334E946A0064AED0BC940FC7F19A7774020CD98EC38B945CAA4C1CFB4C52');
INSERT INTO era VALUES (1, '01a21839-8c9a-7ee5-bb29-999e8a70db32', 'The two of us', '2026-03-14', '2026-03-14', 1, '2026-11-26T14:19:14.458990Z', 0, NULL, X'1978622F08D664033E8050DC0CE594834629B39F8B22B15ED4F0BDE65FF9039A');
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
INSERT INTO search (rowid, title, body, labels) VALUES (1, 'A mistake', 'We forgot the #dns TTL, thanks @ben. Twice.', 'dns ben ');
INSERT INTO search (rowid, title, body, labels) VALUES (2, 'A learning', 'Lower it a day before.
fewer calls', 'Site');
INSERT INTO search (rowid, title, body, labels) VALUES (3, '', 'Text 0 with #tag0 and thanks @ben for é   漢    字   0', 'tag0 ben ');
INSERT INTO search (rowid, title, body, labels) VALUES (4, 'Entry 1', 'Text 1 with #tag1 and thanks @ben for é   漢    字   1', 'tag1 ben Site');
INSERT INTO search (rowid, title, body, labels) VALUES (5, 'Entry 2', 'Text 2 with #tag2 and thanks @ben for é   漢    字   2', 'tag2 ben ');
INSERT INTO search (rowid, title, body, labels) VALUES (6, '', 'Text 3 with #tag0 and thanks @ben for é   漢    字   3', 'tag0 ben Site');
INSERT INTO search (rowid, title, body, labels) VALUES (7, 'Entry 4', 'Text 4 with #tag1 and thanks @ben for é   漢    字   4', 'tag1 ben ');
PRAGMA application_id = 1246907980;
PRAGMA user_version = 2;
COMMIT;
