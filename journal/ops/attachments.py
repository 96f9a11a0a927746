"""Attaching files to entries."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from journal.domain.change import Change
from journal.domain.entry import Attachment, check_line
from journal.errors import InputRefused, Refused, shown
from journal.ops.base import Applied
from journal.store import attachments

MAX_SIZE = 100_000_000
"""Largest file that can be attached (bytes)."""


@dataclass(frozen=True, slots=True)
class AttachFile:
    """Keep a file's bytes in the journal and attach them to an entry."""

    entry_id: str
    name: str
    media_type: str
    data: bytes
    alt: str = ""
    label: str = "attach file"

    @property
    def attachment(self) -> Attachment:
        """The attachment as it will be kept."""
        digest = hashlib.sha256(self.data).hexdigest()
        return Attachment(digest, self.name, self.media_type, len(self.data), self.alt)

    def apply(self) -> Applied:
        """Keep the bytes first, then what points to them."""
        check_line(self.name)
        check_line(self.alt)
        check_line(self.media_type)
        if len(self.data) > MAX_SIZE:
            raise InputRefused(f"“{shown(self.name)}” is larger than {MAX_SIZE // 1_000_000} MB.")
        attachments.keep(self.data)
        attachments.attach(self.entry_id, self.attachment)
        inverse = DetachFile(self.entry_id, self.attachment, self.label)
        return Applied(Change(entries=frozenset({self.entry_id})), inverse)


@dataclass(frozen=True, slots=True)
class AttachKept:
    """Attach bytes that the journal already keeps."""

    entry_id: str
    attachment: Attachment
    label: str = "attach file"

    def apply(self) -> Applied:
        """Attach them."""
        attachments.attach(self.entry_id, self.attachment)
        inverse = DetachFile(self.entry_id, self.attachment, self.label)
        return Applied(Change(entries=frozenset({self.entry_id})), inverse)


@dataclass(frozen=True, slots=True)
class DetachFile:
    """Take a file off an entry; its bytes stay, so that this can be taken back."""

    entry_id: str
    attachment: Attachment
    label: str = "remove attachment"

    def apply(self) -> Applied:
        """Take it off."""
        if not attachments.detach(self.entry_id, self.attachment):
            raise Refused(f"“{shown(self.attachment.name)}” is not attached here.")
        inverse = AttachKept(self.entry_id, self.attachment, self.label)
        return Applied(Change(entries=frozenset({self.entry_id})), inverse)
