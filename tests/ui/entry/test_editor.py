import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt

from journal.ui.entry.editor import BodyEdit, TitleEdit, column_margin

TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0\r"), max_size=200)


@pytest.fixture
def body(theme, qtbot):
    made = BodyEdit(theme)
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    return made


@pytest.fixture
def title(qtbot):
    made = TitleEdit()
    qtbot.addWidget(made)
    made.resize(500, 60)
    made.show()
    return made


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_a_text_comes_back_character_for_character_or_cannot_be_changed(body, text):
    assert body.load(text) == (body.text() == text)
    assert body.isReadOnly() == (body.text() != text)


@pytest.mark.parametrize(
    "text",
    [
        "no\u00a0break",
        "tabs\tand  spaces ",
        "one\n\n\ntwo\n",
        "Zürich 東京 🙂 שלום",
        "soft\u00adhyphen",
    ],
)
def test_unusual_characters_are_kept(body, text):
    assert body.load(text)
    assert body.text() == text


def test_line_ends_of_another_system_are_kept(body, qtbot):
    assert body.load("one\r\ntwo")
    qtbot.keyClicks(body, "x")
    assert body.text() == "xone\r\ntwo"


def test_loading_is_no_editing_and_leaves_no_step_to_undo(body, qtbot):
    with qtbot.assertNotEmitted(body.edited):
        body.load("something")
    assert not body.document().isUndoAvailable()


def test_typing_is_told_and_can_be_undone(body, qtbot):
    body.load("something")
    with qtbot.waitSignal(body.edited):
        qtbot.keyClicks(body, "x")
    body.undo()
    assert body.text() == "something"


def test_replacing_by_cursor_can_be_undone(body):
    body.load("mine")
    body.put("theirs")
    assert body.text() == "theirs"
    body.undo()
    assert body.text() == "mine"


def test_colours_are_no_editing(body, theme, qtbot):
    body.load("# Heading\n\n`code` #tag")
    with qtbot.assertNotEmitted(body.edited):
        theme.choose("dark")
        theme.choose("light")


def test_shift_return_makes_a_line_end_that_files_know(body, qtbot):
    body.load("")
    qtbot.keyClicks(body, "a")
    qtbot.keyClick(body, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(body, "b")
    assert body.text() == "a\nb"


def test_pasted_pages_become_plain_text(body):
    body.load("")
    page = QMimeData()
    page.setHtml("<b>bold</b>")
    page.setText("bold")
    body.insertFromMimeData(page)
    assert body.text() == "bold"
    assert not body.currentCharFormat().fontWeight() > 400


def test_return_in_a_title_goes_on_to_the_body(title, qtbot):
    title.load("A title")
    with qtbot.waitSignal(title.finished):
        qtbot.keyClick(title, Qt.Key.Key_Return)
    assert title.text() == "A title"


def test_lines_pasted_into_a_title_become_one(title):
    title.load("")
    lines = QMimeData()
    lines.setText("first\nsecond\r\nthird")
    title.insertFromMimeData(lines)
    assert title.text() == "first second third"


def test_a_long_title_makes_its_field_grow(title, qtbot):
    title.load("short")
    low = title.height()
    title.load("many words " * 20)
    qtbot.waitUntil(lambda: title.height() > low)


def test_a_wide_pane_keeps_lines_short():
    assert column_margin(600) == 32
    assert column_margin(1_600) == 1_600 - 32 - 740


CONTROL = Qt.KeyboardModifier.ControlModifier


def mime(text="", html=""):
    source = QMimeData()
    if text:
        source.setText(text)
    if html:
        source.setHtml(html)
    return source


@pytest.mark.parametrize(("key", "after"), [(Qt.Key.Key_B, "**word**"), (Qt.Key.Key_I, "*word*")])
def test_keys_put_marks_around_the_word_and_take_them_off(body, qtbot, key, after):
    body.load("word")
    qtbot.keyClick(body, key, CONTROL)
    assert body.text() == after
    qtbot.keyClick(body, key, CONTROL)
    assert body.text() == "word"


def test_a_list_goes_on_and_ends(body, qtbot):
    qtbot.keyClicks(body, "- one")
    qtbot.keyClick(body, Qt.Key.Key_Return)
    assert body.text() == "- one\n- "
    qtbot.keyClick(body, Qt.Key.Key_Return)
    assert body.text() == "- one\n"


def test_a_key_ticks_the_task_of_the_line(body, qtbot):
    body.load("- [ ] one\n- [ ] two")
    qtbot.keyClick(body, Qt.Key.Key_T, CONTROL)
    assert body.text() == "- [x] one\n- [ ] two"


def test_an_address_pasted_over_words_makes_a_link(body):
    body.load("word")
    body.selectAll()
    body.insertFromMimeData(mime("https://example.org"))
    assert body.text() == "[word](https://example.org)"


def test_pasted_html_is_plain_text(body):
    body.load("")
    body.insertFromMimeData(mime(html="<p>one <b>two</b></p><p>three</p>"))
    assert body.text() == "one two\nthree"


def test_the_palette_keeps_its_key_where_nothing_is_selected(body, qtbot):
    body.load("word")
    qtbot.keyClick(body, Qt.Key.Key_K, CONTROL)
    assert body.text() == "word"
    body.selectAll()
    qtbot.keyClick(body, Qt.Key.Key_K, CONTROL)
    assert body.text() == "[word]()"
