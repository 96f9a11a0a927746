"""Attached files: their bytes are kept once, under their SHA-256."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from journal.domain.dates import now, utc_text
from journal.errors import UnknownId
from journal.store import rows
from journal.store.connection import first_of
from journal.store.entry_rows import key_of
from journal.store.safety import seal
from journal.store.tables import AttachmentRow, ContentRow

if TYPE_CHECKING:
    from journal.domain.entry import Attachment


def read(sha256: str) -> bytes:
    """The bytes of an attached file.

    Raises:
        UnknownId: No file of this digest is kept.
    """
    found = first_of(ContentRow.select(ContentRow.data).where(ContentRow.sha256 == sha256))
    if not found:
        raise UnknownId(sha256, "attachment")
    return bytes(found[0])


def keep(data: bytes) -> str:
    """Keep bytes and return their SHA-256 in hexadecimal; known ones are not kept twice."""
    name = hashlib.sha256(data).hexdigest()
    if _key(name) is None:
        values = {"sha256": name, "kept_at": utc_text(now())}
        rows.insert_plain(ContentRow, {**seal.sealed("content", values), "data": data})
    return name


def attach(entry_id: str, attachment: Attachment) -> int:
    """Attach kept bytes to an entry and return the key of the attachment.

    Raises:
        UnknownId: There is no such entry, or no file of this digest is kept.
    """
    content = _key(attachment.sha256)
    if content is None:
        raise UnknownId(attachment.sha256, "attachment")
    values = {
        "entry_key": key_of(entry_id),
        "content_key": content,
        "name": attachment.name,
        "media_type": attachment.media_type,
        "alt": attachment.alt,
    }
    return rows.insert(AttachmentRow, values)


def detach(entry_id: str, attachment: Attachment) -> bool:
    """Take an attachment off an entry (its bytes stay); return whether it was there."""
    a = AttachmentRow
    same = (a.entry == key_of(entry_id)) & (a.name == attachment.name)
    query = a.select(a.key).join(ContentRow).where(same, ContentRow.sha256 == attachment.sha256)
    found = first_of(query.order_by(a.key.desc()))
    if found:
        a.delete().where(a.key == found[0]).execute()
    return found is not None


def delete_orphans(before: str) -> int:
    """Delete bytes that no entry holds and that were kept before an instant (`utc_text`).

    Returns:
        How many files that were.
    """
    held = AttachmentRow.select(AttachmentRow.content)
    orphans = (ContentRow.kept_at < before) & ContentRow.key.not_in(held)
    return int(ContentRow.delete().where(orphans).execute())


def _key(sha256: str) -> int | None:
    found = first_of(ContentRow.select(ContentRow.key).where(ContentRow.sha256 == sha256))
    return int(found[0]) if found else None
