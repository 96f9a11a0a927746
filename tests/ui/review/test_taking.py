"""The post on the clipboard and on paper: the whole of it, and only what may leave."""

import re
import stat

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from journal.domain.entry import Audience
from journal.ui.review import taking
from journal.ui.review.view import POST

MAIL = "Wrote to print@clinic.org"


def press(room, button):
    room.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def chosen(room, path, button=None):
    """Answer the question where the file is to go."""
    press(room, button or room.view.report.pdf)
    dialog = room.view.findChild(QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.reject()


def test_the_post_is_copied_with_its_pictures(room, tell):
    tell("The hundredth page", "Some *good* words. %%Not these.%%")
    room.enter(POST)
    press(room, room.view.report.rich)
    room.until(lambda: bool(room.said))
    data = QGuiApplication.clipboard().mimeData()
    assert "with its pictures" in room.said[-1]
    assert "Some good words" in data.html()
    assert "Not these" not in data.html()
    sources = re.findall(r'src="([^"]{0,22})', data.html())
    assert sources == ["data:image/png;base64,"] * 2
    assert data.text().startswith("# Our year 2015 in review")


def test_a_picture_that_is_not_there_stays_away():
    assert taking.rich('<img src="a.png">', {}) == '<img src="a.png">'
    given = {"a&b.png": b"\x89PNG\r\n\x1a\n"}
    assert "data:image/png" in taking.rich('<img src="a&amp;b.png">', given)


def test_the_post_is_saved_as_a_pdf_for_others(room, tell, tmp_path):
    tell("The hundredth page")
    room.enter(POST)
    chosen(room, tmp_path / "year.pdf")
    room.until(lambda: bool(room.said))
    assert "year.pdf" in room.said[-1]
    data = (tmp_path / "year.pdf").read_bytes()
    assert data.startswith(b"%PDF-")
    assert stat.S_IMODE((tmp_path / "year.pdf").stat().st_mode) == 0o644


def test_the_numbers_are_saved_with_what_is_behind_them(room, tell, tmp_path):
    told = tell("The hundredth page")
    tell("Ours", audience=Audience.TEAM)
    room.enter(POST)
    chosen(room, tmp_path / "numbers.csv", room.view.report.numbers)
    room.until(lambda: bool(room.said))
    text = (tmp_path / "numbers.csv").read_text("utf-8")
    assert f"Entries written,2015,2,on their day,from:2015-01-01 to:2015-12-31,1,{told}" in text


def test_a_pdf_that_cannot_be_written_is_a_sentence(room, tell, tmp_path):
    tell("The hundredth page")
    room.enter(POST)
    chosen(room, tmp_path / "nowhere" / "year.pdf")
    room.until(lambda: bool(room.failed))
    assert "year.pdf" in room.failed[-1]
    assert list(tmp_path.glob("**/*.pdf")) == []


def test_what_was_not_looked_at_is_not_put_on_paper(room, tell, tmp_path):
    tell("The hundredth page")
    room.enter(POST)
    room.controller._clock.setInterval(60_000)
    press(room, room.view.report.pdf)
    tell("The last page", day=(2015, 12, 1))
    dialog = room.view.findChild(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "year.pdf"))
    dialog.reject()
    room.until(lambda: bool(room.failed))
    assert "changed in the meantime" in room.failed[-1]
    assert not (tmp_path / "year.pdf").exists()


def test_a_post_with_findings_is_neither_copied_nor_put_on_paper(room, tell):
    QGuiApplication.clipboard().setText("before")
    tell(MAIL)
    room.enter(POST)
    press(room, room.view.report.rich)
    press(room, room.view.report.pdf)
    assert len(room.failed) == 2
    assert room.view.findChild(QFileDialog) is None
    assert QGuiApplication.clipboard().text() == "before"


def test_the_page_is_shown_as_the_others_are_and_written_as_one_file(room, tell, tmp_path):
    tell("The hundredth page")
    room.enter(POST)
    before = room.text
    room.view._profile_group.actions()[-1].trigger()
    room.until(lambda: room.view.profile.text() == "One page (HTML)")
    assert room.text == before
    room.view.folder_chosen.emit(str(tmp_path / "out"))
    room.until(lambda: bool(room.said))
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["index.html"]
