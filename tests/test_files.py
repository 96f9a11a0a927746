"""Files are written whole or not at all, under names that every system takes."""

import errno
import os
import stat
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal import files
from journal.errors import DiskFull, InputRefused, JournalError, StorageError


def test_a_file_is_replaced_whole_and_is_its_owners_alone(tmp_path):
    path = tmp_path / "x.toml"
    path.write_text("old")
    before = os.umask(0)
    try:
        files.write_atomically(path, b"new")
    finally:
        os.umask(before)
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(("number", "kind"), [(errno.ENOSPC, DiskFull), (errno.EIO, StorageError)])
def test_a_write_that_fails_leaves_the_old_file(tmp_path, monkeypatch, number, kind):
    path = tmp_path / "x"
    path.write_text("old")

    def refuse(_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(files.os, "fsync", refuse)
    with pytest.raises(kind):
        files.write_atomically(path, b"new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_appears_when_all_of_it_is_there(tmp_path):
    target = tmp_path / "out" / "post"
    with files.replaced_folder(target) as folder:
        files.write_tree(folder, {"a.md": b"a", "images/b.png": b"b"})
        assert not target.exists()
    assert (target / "images" / "b.png").read_bytes() == b"b"
    assert [p.name for p in target.parent.iterdir()] == ["post"]


def test_a_folder_that_fails_half_way_leaves_what_was_there(tmp_path):
    target = tmp_path / "post"
    target.mkdir()
    (target / "old.md").write_text("old")

    def write_half():
        with files.replaced_folder(target, overwrite=True) as folder:
            files.write_tree(folder, {"new.md": b"new"})
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_half()
    assert [p.name for p in target.iterdir()] == ["old.md"]
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_with_files_is_replaced_only_if_that_was_asked_for(tmp_path):
    target = tmp_path / "post"
    target.mkdir()
    (target / "old.md").write_text("old")
    with pytest.raises(InputRefused, match="not an empty folder"), files.replaced_folder(target):
        pass
    with files.replaced_folder(target, overwrite=True) as folder:
        files.write_tree(folder, {"new.md": b"new"})
    assert [p.name for p in target.iterdir()] == ["new.md"]
    assert list(tmp_path.iterdir()) == [target]


@pytest.fixture
def umask():
    """The umask of a person, tightened as at the start of the program."""
    before = os.umask(0)

    def start(theirs):
        os.umask(theirs)
        files.keep_private()

    yield start
    os.umask(before)
    files._theirs = 0o022


def rights(folder):
    return {p.name: f"{stat.S_IMODE(p.stat().st_mode):o}" for p in (folder, *folder.rglob("*"))}


@pytest.mark.parametrize(
    ("theirs", "place", "file"),
    [(0o022, "755", "644"), (0o002, "775", "664"), (0o077, "700", "600")],
)
def test_what_is_published_gets_the_rights_of_the_persons_own_umask(
    tmp_path, umask, theirs, place, file
):
    umask(theirs)
    with files.replaced_folder(tmp_path / "site" / "post", public=True) as folder:
        files.write_tree(folder, {"a.md": b"a", "images/b.png": b"b"})
    found = rights(tmp_path / "site")
    assert found == {"site": place, "post": place, "images": place, "a.md": file, "b.png": file}


def test_any_other_folder_is_its_owners_alone(tmp_path, umask):
    umask(0o022)
    with files.replaced_folder(tmp_path / "out") as folder:
        files.write_tree(folder, {"a.md": b"a", "images/b.png": b"b"})
    assert rights(tmp_path / "out") == {
        "out": "700",
        "images": "700",
        "a.md": "600",
        "b.png": "600",
    }


def test_a_published_folder_stays_with_the_group_that_shares_its_place(tmp_path, umask):
    umask(0o002)
    tmp_path.chmod(0o2775)
    with files.replaced_folder(tmp_path / "post", public=True):
        pass
    assert rights(tmp_path / "post") == {"post": "2775"}


def test_a_temporary_file_goes_unless_it_was_moved(tmp_path):
    with files.temporary(tmp_path, ".new-") as path:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        path.rename(tmp_path / "kept")
    with files.temporary(tmp_path, ".new-"):
        pass
    assert [p.name for p in tmp_path.iterdir()] == ["kept"]
    with pytest.raises(StorageError), files.temporary(tmp_path / "nowhere", ".new-"):
        pass


def test_what_a_kill_left_is_cleared_away_and_nothing_else(tmp_path):
    stale = [".new-abc_1234", ".new-abc_1234-journal"]
    others = [".new-recent12", ".new-abc_12345", ".new-letter.txt", "new-abc_1234", ".new-Abc_1234"]
    for name in (*stale, *others):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (0, 0))
    os.utime(tmp_path / ".new-recent12")
    (tmp_path / ".new-folder12").mkdir()
    (tmp_path / ".new-link1234").symlink_to(tmp_path / others[0])
    others += [".new-folder12", ".new-link1234"]
    with files.temporary(tmp_path, ".new-"):
        pass
    assert {p.name for p in tmp_path.iterdir()} == set(others)


@pytest.mark.parametrize("name", ["../x", "a/../../x", "/etc/x"])
def test_no_file_is_written_outside_its_folder(tmp_path, name):
    with pytest.raises(JournalError, match="outside"):
        files.write_tree(tmp_path / "in", {name: b""})


@given(st.text(max_size=300))
def test_any_label_becomes_a_name_that_every_system_takes(label):
    name = files.safe_name(label)
    assert 0 < len(name.encode()) <= 120
    assert name == unicodedata.normalize("NFC", name)
    assert not set(name) & set('<>:"/\\|?*\0\n\u202e')
    assert name[0] not in " .-"
    assert name[-1] not in " ."
    assert name.split(".")[0].lower() not in {"con", "nul", "com1", "prn", "aux"}


@pytest.mark.parametrize(
    ("label", "name"),
    [("../x", "_x"), ("nul.md", "_nul.md"), ("COM1.txt", "_COM1.txt"), ("x. ", "x"),
     ("a:b", "a_b"), ("e\u0301.png", "é.png"), ("\u202egpj.exe", "_gpj.exe"), ("-rf", "rf"),
     ("", "file"), ("...", "file"),
     ("AUX .md", "_AUX.md"), ("\ud800.md", "md"), ("a.\ud800", "a"), ("a/b\\c", "a_b_c")],
)  # fmt: skip
def test_dangerous_names_are_made_harmless(label, name):
    assert files.safe_name(label) == name


def test_a_long_name_keeps_its_suffix():
    name = files.safe_name("ż" * 255 + ".jpeg")
    assert name.endswith(".jpeg")
    assert len(name.encode()) <= 120


@pytest.mark.parametrize(
    ("text", "slug"),
    [("A día, in DNS!", "a-dia-in-dns"), ("Straße", "strasse"), ("実験", ""),
     ("one two " * 20, "one-two-one-two-one-two-one-two-one-two-one-two-one-two-one")],
)  # fmt: skip
def test_a_slug_is_lower_case_words(text, slug):
    assert files.slug(text) == slug
    assert len(slug) <= 60
