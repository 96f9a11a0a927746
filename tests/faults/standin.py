"""A stand-in for the program with faults of its own, to prove that the harness finds them.

    python standin.py FAULT --journal FILE COMMAND …

FAULT is `none` or one of these, each with the part that must notice it:

- `early`: an id is printed before its entry is committed (kills)
- `unsynced`: commits are not synced (power cuts; a kill cannot show it)
- `deaf`: what was written is never compared with its digest (damage)
- `hasty`: there is no waiting for another process's lock (crowds)
- `half`: an import that is refused keeps the entries before the false one (imports)
"""

import argparse
import hashlib
import json
import shutil
import sqlite3
import sys
import uuid
from contextlib import closing
from pathlib import Path


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("fault")
    parser.add_argument("--journal", type=Path)
    parser.add_argument("command")
    parser.add_argument("words", nargs="*")
    for flag in ("--replace", "--batch", "--json", "--yes"):
        parser.add_argument(flag, action="store_true")
    for option in ("--title", "--attach", "--limit", "--kind", "--date", "--body", "--tag", "-o"):
        parser.add_argument(option)
    chosen = parser.parse_intermixed_args()
    try:
        return _run(chosen)
    except sqlite3.DatabaseError as error:
        if "locked" in str(error):
            return _refused(6, "another process is writing")
        return _refused(4, f"{error!r}; `restore-backup` brings back the last good backup")


def _run(chosen):
    db = chosen.journal
    if chosen.command == "init":
        _init(db)
    elif chosen.command == "restore-backup":
        with closing(_open(Path(chosen.words[0]), chosen.fault)) as backup:
            _check(backup, chosen)
        db.replace(db.with_name(f"{db.name}.damaged-1"))
        shutil.copyfile(chosen.words[0], db)
    elif chosen.command != "link":
        with closing(_open(db, chosen.fault)) as file:
            return globals()[f"_{chosen.command}"](file, chosen)
    return 0


def _refused(code, sentence):
    print(sentence, file=sys.stderr)
    return code


def _init(db):
    with closing(sqlite3.connect(db, isolation_level=None)) as file:
        file.execute("CREATE TABLE entry (id TEXT UNIQUE, title TEXT, digest TEXT)")


def _open(db, fault):
    file = sqlite3.connect(db, timeout=0 if fault == "hasty" else 20, isolation_level=None)
    file.execute("SELECT * FROM entry LIMIT 0")
    file.execute("PRAGMA journal_mode = TRUNCATE").fetchone()
    file.execute(f"PRAGMA synchronous = {0 if fault == 'unsynced' else 3}")
    return file


def _digest(*texts):
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


def _insert(file, title, show=lambda _: None):
    ident = str(uuid.uuid4())
    file.execute("BEGIN IMMEDIATE")
    file.execute("INSERT INTO entry VALUES (?, ?, ?)", (ident, title, _digest(ident, title)))
    show(ident)
    file.execute("COMMIT")
    return ident


def _add(file, chosen):
    lines = sys.stdin if chosen.batch else [chosen.title or " ".join(chosen.words)]
    for line in lines:
        if chosen.fault == "early":
            _insert(file, line, lambda ident: print(ident, flush=True))
        else:
            print(_insert(file, line), flush=True)


def _rows(file):
    return list(file.execute("SELECT id, title, digest FROM entry ORDER BY rowid DESC"))


def _list(file, _):
    for ident, title, _ in _rows(file):
        print(json.dumps({"id": ident, "title": title}))


def _check(file, chosen):
    (state,) = file.execute("PRAGMA integrity_check").fetchone()
    false = [i for i, title, digest in _rows(file) if _digest(i, title) != digest]
    if state != "ok" or (false and chosen.fault != "deaf"):
        raise sqlite3.DatabaseError("this is not what was written")


def _backup(file, chosen):
    with closing(sqlite3.connect(chosen.o)) as copy:
        file.backup(copy)


def _export(file, chosen):
    place = Path(chosen.o)
    for folder in ("attachments", "entries"):
        (place / folder).mkdir(parents=True)
    for name in ("journal.yaml", "people.yaml", "attachments/file"):
        (place / name).write_text("stand-in\n", encoding="utf-8")
    for number, (ident, title, _) in enumerate(_rows(file)):
        text = f"---\nid: {ident}\n---\n\n{title}\n"
        (place / "entries" / f"{number:03}.md").write_text(text, encoding="utf-8")


def _import(file, chosen):
    file.execute("BEGIN")
    texts = set()
    for path in sorted(Path(chosen.words[0]).rglob("*.md")):
        text = path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""
        if "id: " not in text or "\0" in text or text in texts:
            file.execute("ROLLBACK")
            return _refused(3, f"{path.name} is no entry")
        texts.add(text)
        ident = str(uuid.uuid4())
        file.execute("INSERT INTO entry VALUES (?, ?, ?)", (ident, text, _digest(ident, text)))
        if chosen.fault == "half":
            file.execute("COMMIT")
            file.execute("BEGIN")
    file.execute("COMMIT")
    return 0 if texts else _refused(3, "there is no entry in it")


if __name__ == "__main__":
    sys.exit(main())
