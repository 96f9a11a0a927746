"""The entry: one thing that happened, was tried, went wrong or was learnt."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from journal.errors import InputRefused, shown

if TYPE_CHECKING:
    from datetime import date, datetime

    from journal.domain.links import Edge, Link

MAX_TITLE = 1_000
"""Most characters of a title (count): a title is one line."""

MAX_BODY = 20_000_000
"""Most characters of a body (count)."""

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_LINE_ENDS = re.compile("[\r\n]")


class Kind(StrEnum):
    """What sort of entry it is."""

    NOTE = "note"
    EXPERIMENT = "experiment"
    MISTAKE = "mistake"
    LEARNING = "learning"
    MILESTONE = "milestone"


class Status(StrEnum):
    """How far an experiment is."""

    PLANNED = "planned"
    RUNNING = "running"
    WORKED = "worked"
    FAILED = "failed"
    MIXED = "mixed"
    ABANDONED = "abandoned"

    @property
    def finished(self) -> bool:
        """Whether the experiment has an outcome."""
        return self not in (Status.PLANNED, Status.RUNNING)


class Audience(StrEnum):
    """Who may read it."""

    ME = "me"
    TEAM = "team"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file kept inside the journal, named by the SHA-256 of its bytes."""

    sha256: str
    name: str
    media_type: str = "application/octet-stream"
    size: int = 0  # bytes
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What people write: an entry before it has an id.

    `happened_on` left out means today. Tags and people are those of the chips together with
    those that the body names.
    """

    title: str = ""
    body: str = ""
    kind: Kind = Kind.NOTE
    happened_on: date | None = None
    ended_on: date | None = None
    author: str = ""
    status: Status | None = None
    expectation: str = ""
    check_on: date | None = None
    audience: Audience = Audience.TEAM
    project: str = ""
    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    source: str = ""

    def checked(self) -> Draft:
        """Return the draft itself if it can be kept.

        Raises:
            InputRefused: It is empty, holds NUL or half a surrogate pair, its title has several
                lines or is too long, or it ends before it began.
        """
        if not (self.title.strip() or self.body.strip()):
            raise InputRefused("An entry needs a title or a text.")
        for name in ("title", "body", "author", "expectation", "project", "source"):
            check_text(getattr(self, name), name)
        for label in (self.title, self.author, self.project, *self.tags, *self.people):
            check_line(label)
        if len(self.body) > MAX_BODY:
            raise InputRefused(f"The text is longer than {MAX_BODY:,} characters.")
        if self.ended_on and self.happened_on and self.ended_on < self.happened_on:
            raise InputRefused(f"It cannot end on {self.ended_on}, before {self.happened_on}.")
        return self


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it is kept.

    `revision` counts its saves from 1; `links` are those that start here (their inverses are
    derived); `trashed_at` is set while it lies in the trash.
    """

    id: str
    kind: Kind
    title: str
    body: str
    happened_on: date
    ended_on: date | None
    written_at: datetime
    edited_at: datetime
    author: str
    status: Status | None = None
    expectation: str = ""
    check_on: date | None = None
    audience: Audience = Audience.TEAM
    project: str = ""
    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    source: str = ""
    edited_by: str = ""
    revision: int = 1
    trashed_at: datetime | None = None

    @property
    def heading(self) -> str:
        """The title, or the beginning of the text where there is none."""
        return self.title.strip() or first_line(self.body)

    @property
    def trashed(self) -> bool:
        """Whether it lies in the trash."""
        return self.trashed_at is not None

    def draft(self) -> Draft:
        """What can be edited of it."""
        return Draft(
            title=self.title, body=self.body, kind=self.kind, happened_on=self.happened_on,
            ended_on=self.ended_on, author=self.author, status=self.status,
            expectation=self.expectation, check_on=self.check_on, audience=self.audience,
            project=self.project, tags=self.tags, people=self.people, source=self.source,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Revision:
    """An earlier state of an entry, and who saved it when."""

    number: int
    saved_at: datetime
    saved_by: str
    draft: Draft


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """Typing that is not saved yet: kept so that a crash loses two seconds at most.

    `base_revision` is the revision it was typed upon (0: the entry is not in the journal yet),
    `edge` the link that a new entry will have from its first save on.
    """

    entry_id: str
    base_revision: int
    draft: Draft
    kept_at: datetime
    edge: Edge | None = None


def with_draft(entry: Entry, draft: Draft) -> Entry:
    """Return the entry with everything that a draft can say replaced."""
    return replace(
        entry,
        title=draft.title, body=draft.body, kind=draft.kind,
        happened_on=draft.happened_on or entry.happened_on, ended_on=draft.ended_on,
        author=draft.author, status=draft.status, expectation=draft.expectation,
        check_on=draft.check_on, audience=draft.audience, project=draft.project,
        tags=draft.tags, people=draft.people, source=draft.source,
    )  # fmt: skip


def first_line(body: str, limit: int = 80) -> str:
    """The first line with words in it, without Markdown's block marks, cut to `limit`."""
    for line in body.splitlines():
        words = line.strip().lstrip("#>-*+ ").strip()
        if words:
            return words if len(words) <= limit else words[: limit - 1].rstrip() + "…"
    return ""


def check_text(text: str, name: str) -> None:
    """Refuse text that no store keeps unchanged: NUL and halves of surrogate pairs.

    Raises:
        InputRefused: Naming the field and the character.
    """
    found = _UNSTORABLE.search(text)
    if found:
        raise InputRefused(
            f"The {name} holds a character that cannot be kept "
            f"(U+{ord(found[0]):04X} at position {found.start() + 1}): {shown(text, 40)}"
        )


def check_line(text: str, limit: int = MAX_TITLE) -> None:
    """Refuse a label (title, name, tag) of several lines, or one that is too long.

    Raises:
        InputRefused: Naming the text.
    """
    check_text(text, "text")
    if _LINE_ENDS.search(text):
        raise InputRefused(f"“{shown(text, 60)}” has several lines where one belongs.")
    if len(text) > limit:
        raise InputRefused(f"“{shown(text, 60)}” is longer than {limit:,} characters.")
