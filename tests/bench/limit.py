"""The limit of this stack: each operation as the few lines of peewee that do only that.

Run as `python limit.py OPERATION JOURNAL [ARGUMENTS]`; printed lines are counted by the bench.
"""

import json
import sys
import time
import uuid
from pathlib import Path

sys.modules.setdefault("psycopg", None)

from peewee import SQL, CharField, ForeignKeyField, Model, SqliteDatabase, TextField  # noqa: E402
from playhouse.sqlite_ext import FTS5Model, SearchField  # noqa: E402

SETTINGS = {"journal_mode": "truncate", "synchronous": 3, "foreign_keys": 1}
database = SqliteDatabase(None, lock_type="IMMEDIATE")


class Entry(Model):
    id = CharField(unique=True)
    happened_on = CharField(index=True)
    written_at = CharField()
    author = CharField()
    kind = CharField()
    title = TextField()
    body = TextField()

    class Meta:
        database = database
        primary_key = False


class Tag(Model):
    entry = ForeignKeyField(Entry, field=Entry.id)
    name = CharField(index=True)

    class Meta:
        database = database


class Words(FTS5Model):
    title = SearchField()
    body = SearchField()

    class Meta:
        database = database
        table_name = "words"
        options = {"content": "", "tokenize": "unicode61 remove_diacritics 2"}  # noqa: RUF012


COLUMNS = (Entry.id, Entry.happened_on, Entry.kind, Entry.author, Entry.title, Entry.body)


def show(query):
    for row in list(query.tuples()):
        print(json.dumps(row, ensure_ascii=False))


def insert(rows):
    with database.atomic():
        for row in rows:
            tags = row.pop("tags")
            Entry.insert(**row).execute()
            (key,) = database.execute_sql("SELECT last_insert_rowid()").fetchone()
            for tag in tags:
                Tag.insert(entry=row["id"], name=tag).execute()
            database.execute_sql(
                "INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)",
                (key, row["title"], row["body"]),
            )


def add(title):
    stamp = time.strftime("%Y-%m-%dT%H:%M:%S.000000Z", time.gmtime())
    row = {"id": str(uuid.uuid4()), "happened_on": stamp[:10], "written_at": stamp}
    insert([{**row, "author": "Me", "kind": "note", "title": title, "body": "", "tags": ()}])
    print(row["id"])


def load(path):
    database.create_tables([Entry, Tag, Words])
    with Path(path).open(encoding="utf-8") as lines:
        insert(map(json.loads, lines))


def newest():
    show(Entry.select(*COLUMNS).order_by(Entry.happened_on.desc()).limit(50))


def one(ident):
    show(Entry.select(*COLUMNS).where(Entry.id == ident))


def search(query):
    hits = SQL("rowid IN (SELECT rowid FROM words WHERE words MATCH ?)", (query,))
    show(Entry.select(*COLUMNS).where(hits).order_by(Entry.happened_on.desc()).limit(50))


def tagged(name, first, last):
    of = Tag.select(Tag.entry).where(Tag.name == name)
    span = Entry.happened_on.between(first, last)
    show(Entry.select(*COLUMNS).where(Entry.id.in_(of) & span))


def export(folder, first, last):
    place = Path(folder)
    place.mkdir()
    for ident, day, kind, author, title, body in list(
        Entry.select(*COLUMNS).where(Entry.happened_on.between(first, last)).tuples()
    ):
        tags = [name for (name,) in Tag.select(Tag.name).where(Tag.entry == ident).tuples()]
        front = f"---\nid: {ident}\nkind: {kind}\ntitle: {json.dumps(title)}\nauthor: {author}\n"
        front += f"happened_on: {day}\ntags: {json.dumps(tags)}\n---\n\n"
        (place / f"{day}-{ident[-12:]}.md").write_text(front + body + "\n", encoding="utf-8")


OPERATIONS = {
    "add": add, "load": load, "newest": newest, "one": one, "search": search, "tagged": tagged,
    "export": export,
}  # fmt: skip

if __name__ == "__main__":
    operation, journal, *arguments = sys.argv[1:]
    database.init(journal, pragmas=SETTINGS)
    OPERATIONS[operation](*arguments)
    database.close()
