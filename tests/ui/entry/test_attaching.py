import struct
import zlib

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QImage

from journal.store import attachments, entries

ENTER = Qt.Key.Key_Return


@pytest.fixture
def entry(writing, view, add):
    made = add("First", "")
    writing.open(made)
    view.body.setFocus()
    return made


@pytest.fixture
def give(view, settle):
    """Paste files into the text."""

    def paste(*paths):
        source = QMimeData()
        source.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        view.body.insertFromMimeData(source)
        settle()

    return paste


def picture(path, width=30, height=20):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#3b55c9"))
    assert image.save(str(path))
    return path


def bomb(path):
    """A small file that says it is 20,000 pixels on each side."""

    def chunk(name, data):
        check = zlib.crc32(name + data)
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(1_000))
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )
    return path


def test_a_picture_is_kept_shown_in_the_text_and_described(
    view, writing, entry, give, tmp_path, qtbot, settle
):
    give(picture(tmp_path / "board.png"))
    (kept,) = entries.get(entry).attachments
    assert view.body.text() == f"![](attachment:{kept.sha256})"
    assert view.strip.isVisible()
    qtbot.keyClicks(view.strip.field, "A board with notes")
    qtbot.keyClick(view.strip.field, ENTER)
    (kept,) = entries.get(entry).attachments
    assert kept.alt == "A board with notes"
    assert entries.get(entry).body == f"![A board with notes](attachment:{kept.sha256})"
    settle()
    assert not view.shelf.buttons[0]._picture.isNull()


def test_a_picture_from_the_clipboard_is_kept(view, entry, settle):
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    source = QMimeData()
    source.setImageData(image)
    view.body.insertFromMimeData(source)
    settle()
    (kept,) = entries.get(entry).attachments
    assert kept.media_type == "image/png"


def test_a_new_entry_takes_files_too(view, writing, give, tmp_path):
    writing.start_new()
    give(picture(tmp_path / "board.png"))
    (made,) = entries.newest()
    assert len(made.attachments) == 1
    assert made.attachments[0].sha256 in made.body


def test_a_file_that_is_no_picture_is_attached_by_name(view, entry, give, tmp_path):
    path = tmp_path / "notes [1].pdf"
    path.write_bytes(b"%PDF-1.4")
    give(path)
    (kept,) = entries.get(entry).attachments
    assert (kept.name, kept.media_type) == ("notes [1].pdf", "application/pdf")
    assert view.body.text() == f"[notes  1 .pdf](attachment:{kept.sha256})"
    assert not view.strip.isVisible()


@pytest.mark.parametrize(("name", "said"), [("torn.png", "no picture"), ("bomb.png", "too large")])
def test_a_picture_that_cannot_be_shown_is_kept_as_a_file(
    view, writing, entry, give, tmp_path, qtbot, name, said
):
    path = tmp_path / name
    if name == "bomb.png":
        bomb(path)
    else:
        path.write_bytes(b"\x89PNG\r\n\x1a\n and no more")
    with qtbot.waitSignal(writing.failed) as told:
        give(path)
    assert said in told.args[0]
    (kept,) = entries.get(entry).attachments
    assert attachments.read(kept.sha256) == path.read_bytes()
    assert view.body.text().startswith("[")


@pytest.mark.parametrize("name", ["folder", "gone.png", "empty.txt", "huge.bin"])
def test_what_cannot_be_taken_is_a_sentence(view, writing, entry, give, tmp_path, qtbot, name):
    path = tmp_path / name
    if name == "folder":
        path.mkdir()
    elif name == "empty.txt":
        path.touch()
    elif name == "huge.bin":
        with path.open("wb") as file:
            file.truncate(100_000_001)
    with qtbot.waitSignal(writing.failed) as told:
        give(path)
    assert name in told.args[0]
    assert entries.get(entry).attachments == ()
    assert view.body.text() == ""


def test_files_go_to_the_entry_that_was_open(view, writing, entry, add, tmp_path, settle):
    other = add("Other", "words")
    source = QMimeData()
    source.setUrls([QUrl.fromLocalFile(str(picture(tmp_path / "board.png")))])
    view.body.insertFromMimeData(source)
    writing.open(other)
    settle()
    assert len(entries.get(entry).attachments) == 1
    assert entries.get(other).body == "words"


def test_delete_takes_a_file_off_and_undo_brings_it_back(
    view, writing, workspace, entry, give, tmp_path, qtbot
):
    (tmp_path / "a.txt").write_text("a")
    give(tmp_path / "a.txt")
    with qtbot.waitSignal(writing.undo_offered) as told:
        qtbot.keyClick(view.shelf.buttons[0], Qt.Key.Key_Delete)
    assert "no longer attached" in told.args[0]
    assert entries.get(entry).attachments == ()
    assert not view.shelf.isVisible()
    workspace.undo()
    assert len(entries.get(entry).attachments) == 1
    assert view.shelf.isVisible()


def test_a_very_long_text_is_attached_instead(view, writing, entry, settle):
    source = QMimeData()
    source.setText("long " * 300_000)
    view.body.insertFromMimeData(source)
    settle()
    (kept,) = entries.get(entry).attachments
    assert kept.size == 1_500_000
    assert len(view.body.text()) < 200
