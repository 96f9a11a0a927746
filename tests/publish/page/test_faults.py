"""What is read back of a page, and every way in which it can be wrong."""

import pytest

from journal.publish.page.faults import faults

PAGE = "<!DOCTYPE html>\n<html><head><title>{}</title></head><body>{}</body></html>\n"


def sound(body="", title="A"):
    return PAGE.format(title, f"<h1>A</h1>{body}")


def test_a_sound_page_has_no_faults():
    body = (
        '<h2 id="a">B</h2><a href="#a">x</a><a href="https://example.org">y</a>'
        '<img src="data:image/png;base64,AA==" alt="z"><br><h3>C</h3><h2>D</h2>'
    )
    assert list(faults(sound(body))) == []


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        (sound("<h3>B</h3>"), "level 3 follows one of level 1"),
        (sound("<h1>B</h1>"), "one first-level heading"),
        (sound(title=" "), "no title"),
        (sound('<a href="#b">x</a>'), "#b leads nowhere"),
        (sound('<a href="images/a.png">x</a>'), "images/a.png leads nowhere"),
        (sound('<a href="javascript:x">x</a>'), "leads nowhere"),
        (sound('<i id="a"></i><i id="a"></i>'), "two of its parts are called a"),
        (sound('<svg aria-labelledby="q"></svg>'), "#q leads nowhere"),
        (sound('<img src="http://example.org/a.png">'), "would fetch"),
        (sound('<link href="a.css">'), "would fetch"),
        (sound("<script>1</script>"), "could run"),
        (sound('<p onclick="1">x</p>'), "could run"),
        (sound("a || b"), "a mark was left"),
        (sound("%%"), "a mark was left"),
        (sound("[[a"), "a mark was left"),
        (sound()[:-20], "not one whole page"),
    ],
)
def test_each_fault_is_said_in_a_sentence(page, fault):
    assert any(fault in said for said in faults(page))
