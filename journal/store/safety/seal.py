"""Digests over rows, so that damage which SQLite itself does not see is found by `check`.

SQLite's own integrity check looks at the structure: of 1,500 single-bit flips in a journal of
text it noticed 7 %. Every row that holds what people wrote therefore carries a SHA-256 of it.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from typing import TYPE_CHECKING

from journal.errors import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

COVERED: dict[str, tuple[str, ...]] = {
    "fact": ("name", "value"),
    "person": (
        "id", "name", "name_folded", "handle", "handle_folded", "organisation", "joined_on",
        "left_on", "consent", "alias",
    ),
    "tag": ("name", "folded"),
    "project": ("name", "folded"),
    "entry": (
        "id", "kind", "title", "happened_on", "ended_on", "written_at", "written_offset",
        "edited_at", "edited_offset", "author_key", "editor_key", "status", "expectation",
        "check_on", "audience", "project_key", "source", "revision", "trashed_at", "body",
    ),
    "content": ("sha256", "kept_at"),
    "link": ("source_key", "relation", "target_key"),
    "attachment": ("entry_key", "content_key", "name", "media_type", "alt"),
    "revision": ("entry_key", "number", "saved_at", "saved_offset", "saved_by", "draft"),
    "draft": ("entry_id", "base_revision", "draft", "kept_at", "kept_offset"),
    "reflection": (
        "id", "claim", "before", "went_wrong", "learnt", "now", "period_first", "period_last",
        "position", "revision", "edited_at", "edited_offset", "trashed_at",
    ),
    "retro": (
        "id", "title", "held_on", "period_first", "period_last", "format", "minutes", "step",
        "cards", "dropped", "thanks", "notes", "revision", "edited_at", "edited_offset",
        "trashed_at",
    ),
    "action": (
        "id", "retro_key", "text", "owner_key", "due_on", "state", "closed_on", "helped",
        "tag_key", "experiment_key", "audience", "position", "revision", "edited_at",
        "edited_offset", "trashed_at",
    ),
    "era": (
        "id", "name", "first", "last", "revision", "edited_at", "edited_offset", "trashed_at",
    ),
    "era_colour": ("era_key", "colour"),
    "review": (
        "id", "period_first", "period_last", "title", "voice", "profile", "blocks", "waivers",
        "scores", "said", "folder", "edited_by", "revision", "edited_at", "edited_offset",
        "trashed_at",
    ),
    "review_revision": (
        "review_key", "number", "saved_at", "saved_offset", "saved_by", "recipe",
    ),
}  # fmt: skip
"""The columns under each table's digest. An entry's also covers the keys of its tags and people,
a reflection's those of its evidence, a retro's those of its people; all in order. The bytes of a
content are under its name."""

_LISTS = {
    "entry": (("entry_tag", "entry_key", "tag_key"), ("entry_person", "entry_key", "person_key")),
    "reflection": (("evidence", "reflection_key", "entry_key"),),
    "retro": (("retro_person", "retro_key", "person_key"),),
}
_WITHOUT_KEY = ("fact", "draft")
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode  # `dumps` makes one each
_BATCH = 1_000  # rows compared at a time, so that writers may come in between
_PIECE = 1 << 18  # bytes of an attachment read at a time


def digest(values: Sequence[object], *keys: Sequence[int]) -> bytes:
    """Return the SHA-256 over values (text, integers, None) and lists of keys, in order."""
    return hashlib.sha256(_json((values, keys)).encode()).digest()


def sealed(table: str, row: Mapping[str, object], *keys: Sequence[int]) -> dict[str, object]:
    """Return the row with its digest, in the order of the columns it covers."""
    columns = COVERED[table]
    values = [row[column] for column in columns]
    return {**dict(zip(columns, values, strict=True)), "digest": digest(values, *keys)}


def false_digests(execute: Callable[..., sqlite3.Cursor]) -> Iterator[str]:
    """Compare every row with its digest and name, in words, those that differ.

    Plain SQL, since backups are compared too, on connections of their own.

    Args:
        execute: Runs a statement, with its values, on the file in question.
    """
    there = {name for (name,) in execute("SELECT name FROM sqlite_schema").fetchall()}
    for table, columns in COVERED.items():
        if table not in there:  # a backup of a journal from before there was this table
            continue
        key = "rowid" if table in _WITHOUT_KEY else "key"
        query = f"SELECT {key}, digest, {', '.join(columns)} FROM {table} WHERE {key} > ?"
        last = -(1 << 63)
        while True:
            execute("SAVEPOINT batch")
            try:
                rows = execute(f"{query} ORDER BY {key} LIMIT {_BATCH}", (last,)).fetchall()
                span = (rows[0][0], rows[-1][0]) if rows else (0, 0)
                lists = [_ordered(execute, span, *names) for names in _LISTS.get(table, ())]
            finally:
                execute("RELEASE batch")
            if not rows:
                break
            last = rows[-1][0]
            for number, stored, *values in rows:
                if digest(values, *(keys.get(number, ()) for keys in lists)) != stored:
                    yield f"{table} {shown(values[0], 40)} is not what was written"


def false_contents(file: sqlite3.Connection) -> Iterator[str]:
    """Compare the bytes of every attachment with their name and tell, in words, which differ.

    They are read piece by piece, however large they are.
    """
    for key, name in file.execute("SELECT key, sha256 FROM content").fetchall():
        if _sha256(file, key) not in (name, None):
            yield f"attachment {shown(name, 12)}: the bytes are not what was kept"


def _sha256(file: sqlite3.Connection, key: int) -> str | None:
    """The SHA-256 of kept bytes; empty where there are no bytes, None without the row."""
    digest = hashlib.sha256()
    try:
        blob = file.blobopen("content", "data", key, readonly=True)
    except sqlite3.OperationalError:  # the row is gone, or what stands in it is no bytes
        row = file.execute("SELECT 1 FROM content WHERE key = ?", (key,)).fetchone()
        return "" if row else None
    with blob:
        while piece := blob.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _ordered(
    execute: Callable[..., sqlite3.Cursor],
    span: tuple[int, int],
    table: str,
    owner: str,
    column: str,
) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    query = f"SELECT {owner}, {column} FROM {table} WHERE {owner} BETWEEN ? AND ?"
    for key, other in execute(f"{query} ORDER BY {owner}, position", span).fetchall():
        found.setdefault(key, []).append(other)
    return found
