import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QTextDocument

from journal.errors import Refused
from journal.ui.entry.preview import Preview

IMAGE = QTextDocument.ResourceType.ImageResource.value


def picture(width, height):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#3b55c9"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data())


@pytest.fixture
def asked():
    return []


@pytest.fixture
def preview(theme, asked, qtbot):
    files = {"a" * 64: picture(40, 20), "b" * 64: picture(3_000, 1_000), "c" * 64: b"no picture"}

    def read(sha256):
        asked.append(sha256)
        if sha256 not in files:
            raise Refused("There is no such attachment.")
        return files[sha256]

    made = Preview(theme, read)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "/etc/passwd", "//127.0.0.1/x.png", "../x.png", "https://example.org/x",
     "qrc:/x", "data:image/png;base64,AAAA"],
)  # fmt: skip
def test_nothing_is_read_but_attachments(preview, asked, address):
    assert preview.loadResource(IMAGE, QUrl(address)) is None
    preview.show_page(f'<img src="{address}">')
    assert asked == []


def test_an_attached_picture_is_shown(preview):
    image = preview.loadResource(IMAGE, QUrl(f"attachment:{'a' * 64}"))
    assert (image.width(), image.height()) == (40, 20)


def test_a_large_picture_is_made_to_fit(preview):
    image = preview.loadResource(IMAGE, QUrl(f"attachment:{'b' * 64}"))
    assert image.width() == preview.viewport().width()
    assert image.width() == pytest.approx(3 * image.height(), abs=3)


@pytest.mark.parametrize("name", ["c" * 64, "d" * 64, ""])
def test_what_is_no_picture_is_left_out(preview, name):
    assert preview.loadResource(IMAGE, QUrl(f"attachment:{name}")) is None


def test_style_sheets_are_not_loaded(preview, asked):
    kind = QTextDocument.ResourceType.StyleSheetResource.value
    assert preview.loadResource(kind, QUrl(f"attachment:{'a' * 64}")) is None
    assert asked == []


def test_links_are_only_announced(preview, qtbot):
    assert not preview.openLinks()
    assert not preview.openExternalLinks()


def test_a_reader_stays_where_they_were(preview, qtbot):
    preview.show_page("<p>words</p>" * 100)
    preview.verticalScrollBar().setValue(300)
    preview.show_page("<p>words</p>" * 101)
    assert preview.verticalScrollBar().value() == 300


def test_a_double_click_wants_to_write(preview, qtbot):
    preview.show_page("<p>words</p>")
    with qtbot.waitSignal(preview.write_requested):
        qtbot.mouseDClick(preview.viewport(), Qt.MouseButton.LeftButton)
