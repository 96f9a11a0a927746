"""A text set in pages, and what another program reads in them."""

import re
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from journal.domain.entry import Kind
from journal.publish.graphics import bars, drawing
from journal.ui import typesetting

DRAWING = drawing.svg(bars.rows([("Applied", 3)], Kind.LEARNING), "A", "B").encode()
TEXT = (
    '<h1>A year</h1><p>It was <em>ﬁne</em>.<sup id="fnref:1"><a class="footnote-ref" '
    'href="#fn:1">1</a></sup><sup id="fnref:2"><a href="#fn:2">2</a></sup> '
    '<a href="https://example.org/a">A link</a></p><p><img alt="" src="a.svg"></p>'
    '<p><img alt="" src="b.png"></p><p><img alt="" src="broken.png"></p>'
    '<p>Note.&nbsp;<a class="footnote-backref" href="#fnref:1">↩</a></p>'
)


def photograph():
    image = QImage(400, 9_000, QImage.Format.Format_RGB32)
    image.fill(QColor("#3b55c9"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "png")
    return bytes(buffer.data().data())


def read(data, path, *options):
    if shutil.which("pdftotext") is None:
        pytest.skip("not installed: pdftotext")
    path.write_bytes(data)
    command = ["pdftotext", *options, path, "-"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    return done.stdout


@pytest.fixture
def data(application):
    images = {"a.svg": DRAWING, "b.png": photograph(), "broken.png": b"no picture"}
    return typesetting.pdf("The title", TEXT, images)


def test_words_are_words_also_in_drawings_and_links_lead_somewhere(data, tmp_path):
    text = read(data, tmp_path / "a.pdf")
    for words in ("A year", "It was fine.", "1, 2", "Applied", "A link", "Note."):
        assert words in text.replace("ﬁ", "fi")
    assert "↩" not in text
    assert data.count(b"/URI (https://example.org/a)") == 1
    assert b"#fn" not in data


def test_the_title_and_nothing_else_is_said_of_the_document(data, tmp_path):
    if shutil.which("pdfinfo") is None:
        pytest.skip("not installed: pdfinfo")
    (tmp_path / "a.pdf").write_bytes(data)
    told = subprocess.run(
        ["pdfinfo", tmp_path / "a.pdf"], capture_output=True, text=True, timeout=60, check=True
    ).stdout
    assert re.search(r"^Title: +The title$", told, re.M)
    assert re.search(r"^Author: *$", told, re.M)
    assert "A4" in told
    assert re.search(r"^Pages: +1$", told, re.M), "a tall picture is made to fit"


def test_pages_have_numbers_and_no_heading_ends_one(application, tmp_path):
    filler = "<p>Words and more words.</p>" * 7
    text = "".join(f"<h2>Heading {n}</h2>{filler}" for n in range(30))
    with ThreadPoolExecutor(1) as elsewhere:  # as the window does; Qt must not warn
        data = elsewhere.submit(typesetting.pdf, "T", text, {}).result()
    pages = read(data, tmp_path / "a.pdf", "-layout").split("\f")[:-1]
    assert len(pages) > 5
    for number, page in enumerate(pages, 1):
        lines = page.split()
        assert lines[-1] == str(number)
        assert not re.search(r"Heading \d+\s+\d+\s*$", page)
    assert all(f"Heading {n}" in "".join(pages) for n in range(30))
    assert sum(page.count("Words and more") for page in pages) == 210


@pytest.mark.parametrize("lines", [22, 23, 24])
def test_headings_that_follow_one_another_stay_together(application, tmp_path, lines):
    filler = "<p>Words and more words.</p>"
    text = f"<h1>A year</h1>{filler * lines}<h2>Part</h2><h3>First</h3>{filler * 6}"
    pages = read(typesetting.pdf("T", text, {}), tmp_path / "a.pdf").split("\f")[:-1]
    (together,) = [page for page in pages if "Part" in page]
    assert re.search(r"Part\s+First\s+Words and", together)
