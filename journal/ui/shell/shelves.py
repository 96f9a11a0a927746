"""What stands in the lower half of the sidebar, read from the journal."""

from __future__ import annotations

from journal.errors import JournalError
from journal.store import labels
from journal.ui.shell.sidebar import Label

Labels = tuple[list[Label], list[Label], list[Label]]
"""Saved searches, tags and projects, as `Sidebar.shelves` has them."""

_MOST = 8  # of one sort (count)


def read() -> Labels:
    """The labels that are used most, with the number of their entries."""
    tags = [_label("tag", *found) for found in labels.tags()[:_MOST]]
    projects = [_label("project", *found) for found in labels.projects()[:_MOST]]
    return _saved(), tags, projects


def _saved() -> list[Label]:
    from journal.ui.timeline.searches import SavedSearches, counted

    try:
        searches = SavedSearches().all()
    except JournalError:
        return []  # the timeline tells what is wrong with them
    return [Label(search.name, search.query, number) for search, number in counted(searches)]


def _label(operator: str, name: str, count: int) -> Label:
    quoted = f'"{name}"' if " " in name else name
    return Label(name, f"{operator}:{quoted}", count)
