import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget


@pytest.fixture
def body(view, writing, add, qtbot):
    add("Change the DNS early", tags=("dns", "deploy"), people=("Ana Kos",))
    writing.start_new()
    view.body.setFocus()
    return view.body


@pytest.mark.parametrize(
    ("begun", "text"),
    [("see #dn", "see #dns"), ("with @ana-", "with @ana-kos"),
     ("see [[change", "see [[Change the DNS early]]"), ("[[dns ear", "[[Change the DNS early]]")],
)  # fmt: skip
def test_a_name_is_offered_and_taken_by_keys(body, view, qtbot, begun, text):
    qtbot.keyClicks(body, begun)
    view.completion.look()
    assert view.completion.is_open
    qtbot.keyClick(body, Qt.Key.Key_Return)
    assert body.text() == text
    assert not view.completion.is_open


def test_down_goes_to_the_next_name(body, view, qtbot):
    qtbot.keyClicks(body, "#d")
    view.completion.look()
    assert view.completion.words == ["#deploy", "#dns"]
    qtbot.keyClick(body, Qt.Key.Key_Down)
    qtbot.keyClick(body, Qt.Key.Key_Tab)
    assert body.text() == "#dns"


@pytest.mark.parametrize("text", ["plain", "a#dn", "mail@an", "# ", "#zzz", "[[a]] b"])
def test_nothing_is_offered_where_no_name_begins(body, view, qtbot, text):
    qtbot.keyClicks(body, text)
    view.completion.look()
    assert not view.completion.is_open


def test_escape_leaves_the_text_as_it_is(body, view, qtbot):
    qtbot.keyClicks(body, "#d")
    view.completion.look()
    qtbot.keyClick(body, Qt.Key.Key_Escape)
    assert body.text() == "#d"
    qtbot.keyClick(body, Qt.Key.Key_Return)
    assert body.text() == "#d\n"


@pytest.mark.parametrize("height", [420, 560, 900])
def test_all_names_are_seen_however_low_the_text_is(body, view, add, qtbot, height):
    for number in range(8):
        add(f"Change {number}", "words")
    view.resize(340, height)
    body.insertPlainText("a\n" * 6)
    qtbot.keyClicks(body, "see [[change")
    view.completion.look()
    names = view.completion._list
    assert len(view.completion.words) == 8
    assert view.rect().contains(names.geometry())
    assert names.height() >= 8 * names.line


def test_names_follow_the_text_into_another_window(body, view, qtbot):
    outer = QWidget()
    qtbot.addWidget(outer)
    QVBoxLayout(outer).addWidget(view)
    outer.resize(700, 700)
    outer.show()
    outer.activateWindow()
    body.setFocus()
    qtbot.waitUntil(body.hasFocus)
    qtbot.keyClicks(body, "#d")
    view.completion.look()
    assert view.completion._list.parentWidget() is outer
    view.setParent(None)
