"""Files inside the journal."""

import hashlib

import pytest

from journal.errors import InputRefused, Refused, UnknownId
from journal.ops import attachments as ops
from journal.ops.attachments import AttachFile, AttachKept, DetachFile
from journal.store import attachments, connection, entries


def test_the_bytes_come_back_and_are_kept_once(workspace, add):
    data = bytes(range(256)) * 10
    one, two = add("one"), add("two")
    for name in (one, two):
        workspace.do(AttachFile(name, "a \u202e b.bin", "x/y", data, "what it shows"))
    (kept,) = entries.get(one).attachments
    assert kept.sha256 == hashlib.sha256(data).hexdigest()
    assert (kept.name, kept.media_type, kept.size, kept.alt) == (
        "a \u202e b.bin", "x/y", 2560, "what it shows",
    )  # fmt: skip
    assert attachments.read(kept.sha256) == data
    assert connection.run("SELECT count(*) FROM content").fetchone() == (1,)


def test_taking_off_and_attaching_again_are_undone(workspace, add):
    name = add("x")
    workspace.do(AttachFile(name, "a", "x/y", b"1"))
    before = entries.get(name).attachments
    workspace.do(DetachFile(name, before[0]))
    assert entries.get(name).attachments == ()
    workspace.undo()
    assert entries.get(name).attachments == before
    workspace.undo()
    workspace.redo()
    assert entries.get(name).attachments == before
    with pytest.raises(Refused, match="not attached"):
        workspace.do(DetachFile(add("y"), before[0]))


def test_an_empty_file_is_a_file(workspace, add):
    name = add("x")
    workspace.do(AttachFile(name, "empty", "x/y", b""))
    assert attachments.read(entries.get(name).attachments[0].sha256) == b""


@pytest.mark.parametrize(
    "changes", [{"name": "a\nb"}, {"alt": "\ud800"}, {"media_type": "\ud800"}, {"name": "\0"}]
)
def test_labels_that_cannot_be_kept_are_refused(workspace, add, changes):
    file = {"name": "a", "media_type": "x/y", "data": b"1", "alt": ""} | changes
    with pytest.raises(InputRefused):
        workspace.do(AttachFile(add("x"), **file))


def test_a_file_that_is_too_large_is_refused(workspace, add, monkeypatch):
    monkeypatch.setattr(ops, "MAX_SIZE", 3)
    with pytest.raises(InputRefused, match="larger"):
        workspace.do(AttachFile(add("x"), "a", "x/y", b"1234"))


def test_unknown_entries_and_bytes_are_refused(workspace, add):
    with pytest.raises(UnknownId):
        workspace.do(AttachFile("nothing", "a", "x/y", b"1"))
    assert connection.run("SELECT count(*) FROM content").fetchone() == (0,)
    name = add("x")
    missing = AttachFile(name, "a", "x/y", b"1").attachment
    with pytest.raises(UnknownId):
        workspace.do(AttachKept(name, missing))
    with pytest.raises(UnknownId):
        attachments.read(missing.sha256)


def test_bytes_that_nothing_holds_are_deleted_when_they_are_old(workspace, add):
    name = add("x")
    workspace.do(AttachFile(name, "a", "x/y", b"1"))
    workspace.do(AttachFile(name, "b", "x/y", b"2"))
    workspace.undo()
    assert attachments.delete_orphans("0001") == 0
    assert attachments.delete_orphans("9999") == 1
    assert attachments.read(entries.get(name).attachments[0].sha256) == b"1"
