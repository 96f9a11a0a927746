"""Typing that is not saved yet."""

from __future__ import annotations

from journal.domain.dates import instant, offset_minutes, utc_text
from journal.domain.entry import KeptDraft
from journal.store import seal
from journal.store.connection import run
from journal.store.entry_rows import draft_from, draft_text

_SELECT = "SELECT entry_id, base_revision, draft, kept_at, kept_offset FROM draft"


def get(entry_id: str) -> KeptDraft | None:
    """The draft upon an entry (or upon the entry that is to be); None without one."""
    found = run(f"{_SELECT} WHERE entry_id = ?", (entry_id,)).fetchone()
    return _draft(found) if found else None


def everything() -> list[KeptDraft]:
    """All drafts, the oldest first."""
    return [_draft(row) for row in run(f"{_SELECT} ORDER BY kept_at").fetchall()]


def keep(kept: KeptDraft) -> None:
    """Keep a draft in place of the one before."""
    row = seal.sealed("draft", {
        "entry_id": kept.entry_id,
        "base_revision": kept.base_revision,
        "draft": draft_text(kept.draft),
        "kept_at": utc_text(kept.kept_at),
        "kept_offset": offset_minutes(kept.kept_at),
    })  # fmt: skip
    marks = ", ".join("?" * len(row))
    run(f"INSERT OR REPLACE INTO draft ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))


def drop(entry_id: str) -> None:
    """Forget the draft upon an entry."""
    run("DELETE FROM draft WHERE entry_id = ?", (entry_id,))


def _draft(row: tuple[str, int, str, str, int]) -> KeptDraft:
    return KeptDraft(row[0], row[1], draft_from(row[2]), instant(row[3], row[4]))
