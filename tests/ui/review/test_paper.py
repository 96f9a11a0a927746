import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument

from journal.ui.review.paper import Paper
from journal.ui.widgets import pictures

IMAGE = QTextDocument.ResourceType.ImageResource.value
DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
    b"<style>@media(prefers-color-scheme:dark){.ground{fill:#222428}}</style>"
    b'<rect class="ground" width="40" height="20" fill="#ffffff"/></svg>'
)


@pytest.fixture
def paper(theme, qtbot):
    made = Paper(theme)
    qtbot.addWidget(made)
    made.resize(800, 400)
    made.show()
    files = {"images/timeline.svg": DRAWING, "images/broken.png": b"no picture"}
    made.show_post('<h1>Title</h1><img src="images/timeline.svg">', files, stay=False)
    return made


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "/etc/passwd", "../images/timeline.svg", "https://example.org/x.png",
     "qrc:/x", "data:image/png;base64,AAAA", "attachment:" + "a" * 64, "images/broken.png"],
)  # fmt: skip
def test_nothing_is_shown_but_the_pictures_of_the_post(paper, address):
    assert paper.loadResource(IMAGE, QUrl(address)) is None


def test_style_sheets_are_not_loaded(paper):
    kind = QTextDocument.ResourceType.StyleSheetResource.value
    assert paper.loadResource(kind, QUrl("images/timeline.svg")) is None


def test_a_drawing_takes_the_colours_of_the_theme(paper, theme):
    def ground():
        image = paper.loadResource(IMAGE, QUrl("images/timeline.svg"))
        return image.pixelColor(20, 10).name()

    assert ground() == "#ffffff"
    theme.choose("dark")
    assert ground() == "#222428"


def test_a_picture_that_stays_is_not_unpacked_again(paper, qtbot, monkeypatch):
    unpacked, unpack = [], pictures.unpacked

    def counted(data, fitted):
        unpacked.append(data)
        return unpack(data, fitted)

    monkeypatch.setattr(pictures, "unpacked", counted)
    files = {"images/timeline.svg": DRAWING + b" ", "new.svg": DRAWING}
    for title in ("One", "Two"):
        html = f'<h1>{title}</h1><img src="images/timeline.svg"><img src="new.svg">'
        paper.show_post(html, {name: bytes(bytearray(data)) for name, data in files.items()},
                        stay=True)  # fmt: skip
        qtbot.waitUntil(lambda t=title: t in paper.toPlainText() and len(unpacked) >= 1)
    assert len(unpacked) == 1  # the other was there already
    paper.resize(500, 400)
    qtbot.waitUntil(lambda: len(unpacked) == 3)


def test_a_link_is_only_announced(paper, qtbot):
    with qtbot.waitSignal(paper.link_requested) as told:
        paper.anchorClicked.emit(QUrl("https://example.org/"))
    assert told.args == ["https://example.org/"]
    assert not paper.openLinks()


def test_a_footnote_is_followed_inside_the_post(paper, qtbot):
    long = "<p>words</p>" * 200
    paper.show_post(f'<p><a href="#fn:1">1</a></p>{long}<ol><li id="fn:1">note</li></ol>', {},
                    stay=False)  # fmt: skip
    with qtbot.assertNotEmitted(paper.link_requested):
        paper.anchorClicked.emit(QUrl("#fn:1"))
    assert paper.verticalScrollBar().value() > 500
