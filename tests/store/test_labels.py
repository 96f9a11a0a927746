"""Labels are counted by the entries that have them, without those in the trash."""

import pytest

from journal.ops.entries import RestoreEntries, TrashEntries
from journal.store import labels


@pytest.fixture
def tagged(add):
    return [
        add("One", tags=("dns", "infra"), project="Site"),
        add("Two", tags=("dns",), project="Site"),
        add("Three", project="Shop"),
    ]


def test_the_most_used_labels_come_first(tagged):
    assert labels.tags() == [("dns", 2), ("infra", 1)]
    assert labels.projects() == [("Site", 2), ("Shop", 1)]


def test_what_is_in_the_trash_does_not_count(tagged, workspace):
    workspace.do(TrashEntries((tagged[0], tagged[2])))
    assert labels.tags() == [("dns", 1)]
    assert labels.projects() == [("Site", 1)]
    workspace.do(RestoreEntries((tagged[0],)))
    assert labels.tags() == [("dns", 2), ("infra", 1)]
    assert labels.projects() == [("Site", 2)]
