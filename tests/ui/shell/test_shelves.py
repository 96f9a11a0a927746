from dataclasses import replace

import pytest

from journal.domain.entry import Draft
from journal.ops.entries import EditEntry, TrashEntries
from journal.store import entries
from journal.ui.shell.shelves import Shelves
from journal.ui.shell.sidebar import Sidebar


@pytest.fixture
def sidebar(theme, qtbot):
    made = Sidebar(theme, ("Team", "journal"), [("today", "Today", "sun")])
    qtbot.addWidget(made)
    return made


@pytest.fixture
def asked(sidebar, tasks, bridge, monkeypatch):
    """The topics that the shelves have had read since the last look."""
    topics, run = [], tasks.run

    def noted(topic, *arguments, **more):
        topics.append(topic)
        run(topic, *arguments, **more)

    monkeypatch.setattr(tasks, "run", noted)
    shelves = Shelves(sidebar, tasks)
    shelves.follow(bridge)
    return topics


def test_tags_are_not_counted_again_while_words_are_written(asked, add, workspace):
    entry = add("A move", tags=("dns",))
    asked.clear()
    workspace.do(EditEntry(entry, 1, Draft(title="A move", body="in", tags=("dns",)), "Ana", True))
    assert asked == ["saved searches"]


def test_a_new_label_or_one_less_is_shown(asked, sidebar, add, workspace, qtbot):
    entry = add("A move", tags=("dns",))
    qtbot.waitUntil(lambda: [label.label.name for label in sidebar.tags.labels] == ["dns"])
    draft = entries.get(entry).draft()
    workspace.do(EditEntry(entry, 1, replace(draft, tags=("dns", "infra")), "Ana", True))
    qtbot.waitUntil(lambda: len(sidebar.tags.labels) == 2)
    workspace.do(TrashEntries((entry,)))
    qtbot.waitUntil(sidebar.tags.isHidden)
