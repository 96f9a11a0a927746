"""What stands in the lower half of the sidebar, read from the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.domain.filters import Condition, write
from journal.errors import JournalError
from journal.store import labels
from journal.ui.labels.sorts import PROJECT, TAG
from journal.ui.shell.shelf import MOST, Label

if TYPE_CHECKING:
    from collections.abc import Sequence

Labels = tuple[tuple[list[Label], int], ...]
"""Saved searches, tags and projects, as `Sidebar.shelves` has them: some, and how many in all."""


def read() -> Labels:
    """The labels that are used most, with the number of their entries."""
    return _saved(), _used(TAG, labels.tags()), _used(PROJECT, labels.projects())


def _saved() -> tuple[list[Label], int]:
    from journal.ui.searches import SavedSearches, counted

    try:
        searches = SavedSearches().all()
    except JournalError:
        return [], 0  # the timeline tells what is wrong with them
    shown = counted(searches[:MOST])
    return [Label(s.name, s.query, number) for s, number in shown], len(searches)


def _used(sort: str, found: Sequence[tuple[str, int]]) -> tuple[list[Label], int]:
    shown = [Label(name, write([Condition(sort, name)]), count) for name, count in found[:MOST]]
    return shown, len(found)
