"""Attached files: their bytes are kept once, under their SHA-256."""

from __future__ import annotations

import hashlib

from journal.domain.dates import now, utc_text
from journal.domain.entry import Attachment
from journal.errors import UnknownId
from journal.store import rows
from journal.store.connection import run
from journal.store.entry_rows import key_of


def read(sha256: str) -> bytes:
    """The bytes of an attached file.

    Raises:
        UnknownId: No file of this digest is kept.
    """
    found = run("SELECT data FROM content WHERE sha256 = ?", (sha256,)).fetchone()
    if not found:
        raise UnknownId(sha256, "attachment")
    return bytes(found[0])


def keep(data: bytes) -> str:
    """Keep bytes and return their SHA-256 in hexadecimal; known ones are not kept twice."""
    name = hashlib.sha256(data).hexdigest()
    if not run("SELECT 1 FROM content WHERE sha256 = ?", (name,)).fetchone():
        row = {"sha256": name, "kept_at": utc_text(now()), "data": data}
        rows.insert_plain("content", row)
    return name


def attach(entry_id: str, attachment: Attachment) -> int:
    """Attach kept bytes to an entry and return the key of the attachment."""
    found = run("SELECT key FROM content WHERE sha256 = ?", (attachment.sha256,)).fetchone()
    if not found:
        raise UnknownId(attachment.sha256, "attachment")
    row = {
        "entry_key": key_of(entry_id),
        "content_key": found[0],
        "name": attachment.name,
        "media_type": attachment.media_type,
        "alt": attachment.alt,
    }
    return rows.insert("attachment", row)


def detach(entry_id: str, attachment: Attachment) -> bool:
    """Take an attachment off an entry (its bytes stay); return whether it was there."""
    found = run(
        "SELECT a.key FROM attachment a JOIN content c ON c.key = a.content_key "
        "WHERE a.entry_key = ? AND c.sha256 = ? AND a.name = ? ORDER BY a.key DESC",
        (key_of(entry_id), attachment.sha256, attachment.name),
    ).fetchone()
    if found:
        run("DELETE FROM attachment WHERE key = ?", (found[0],))
    return found is not None


def delete_orphans(before: str) -> int:
    """Delete bytes that no entry holds and that were kept before an instant (`utc_text`).

    Returns:
        How many files that were.
    """
    cursor = run(
        "DELETE FROM content WHERE kept_at < ? "
        "AND key NOT IN (SELECT content_key FROM attachment)",
        (before,),
    )
    return int(cursor.rowcount)
