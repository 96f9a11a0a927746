"""The page in a real browser: what it asks for, how it fits, how it prints, who can read it."""

import shutil
import subprocess
import sys

import pytest

from tests import browser

pytestmark = pytest.mark.skipif(browser.CHROMIUM is None, reason="not installed: chromium")


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The sample's year as a page."""
    folder = tmp_path_factory.mktemp("sample") / "post"
    command = [sys.executable, "-m", "journal", "--sample", "review", "2015", "-o", folder,
               "--profile", "page"]  # fmt: skip
    subprocess.run(command, capture_output=True, timeout=60, check=True)
    return folder / "index.html"


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    with browser.browsing(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("dark", [False, True])
def test_it_fits_asks_for_nothing_and_has_nothing_to_complain_of(page, sample, width, dark):
    page.requests.clear()
    page.open(sample, width=width, dark=dark)
    assert page.tell("document.documentElement.scrollWidth") == width
    assert [url for url in page.requests if not url.startswith("data:")] == [sample.as_uri()]
    assert page.messages == []
    lit = page.tell("getComputedStyle(document.body).backgroundColor")
    assert lit == ("rgb(27, 28, 31)" if dark else "rgb(250, 249, 247)")


def test_every_picture_is_there_and_every_link_arrives(page, sample):
    page.open(sample)
    assert page.tell("[...document.images].every(image => image.naturalWidth > 0)")
    assert page.tell("document.images.length") == 1
    lost = (
        "[...document.querySelectorAll('a[href^=\"#\"]')]"
        ".filter(link => !document.getElementById(link.getAttribute('href').slice(1))).length"
    )
    assert page.tell(lost) == 0
    page.tell("document.querySelector('.footnote-ref').click()")
    assert page.tell("document.querySelector(':target').id") == "fn:1"
    page.tell("document.querySelector(':target .footnote-backref').click()")
    assert page.tell("document.querySelector(':target').id") == "fnref:1"


def test_nothing_in_it_can_run(page, sample):
    page.open(sample)
    page.tell(
        "const made = document.createElement('script'); made.text = 'window.ran = true';"
        "document.body.append(made); 0"
    )
    assert page.tell("window.ran === undefined")
    assert any("Content Security Policy" in message for message in page.messages)
    page.messages.clear()


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_serious(page, sample, dark):
    source = browser.axe()
    if source is None:
        pytest.skip("not to be had: axe-core, from the npm registry")
    page.open(sample, width=390, dark=dark)
    page.tell(f"{source};0")
    found = page.tell(
        "axe.run().then(told => told.violations"
        ".map(each => [each.impact, each.id, each.nodes[0].html, each.nodes.length]))"
    )
    assert [each for each in found if each[0] in ("serious", "critical")] == []


def test_it_prints_with_its_words_and_without_what_only_a_screen_needs(page, sample, tmp_path):
    if shutil.which("pdftotext") is None:
        pytest.skip("not installed: pdftotext")
    page.open(sample, dark=True)
    (tmp_path / "post.pdf").write_bytes(page.pdf())
    told = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "post.pdf", "-"],
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert "Six things we learnt in 2015" in told.stdout
    assert "Award night" in told.stdout
    assert "Skip to the text" not in told.stdout
    assert "↩" not in told.stdout
    assert 6 <= told.stdout.count("\f") <= 14
