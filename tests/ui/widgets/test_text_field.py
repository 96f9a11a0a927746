import pytest
from PySide6.QtCore import QMimeData

from journal.ui.widgets.text_field import TextField


@pytest.fixture
def field(application, qtbot):
    made = TextField()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("text", ["a\r\nb", "no\u00a0break", "line\u2028sep", "", "tab\t"])
def test_what_is_put_in_comes_out_unchanged(field, text):
    field.load(text)
    assert field.text() == text


def test_loading_is_no_editing(field, qtbot):
    with qtbot.assertNotEmitted(field.edited):
        field.load("words")


def test_the_same_text_keeps_the_way_back(field, qtbot):
    field.load("a")
    field.put("b")
    field.load("b")
    assert field.document().isUndoAvailable()
    field.undo()
    assert field.text() == "a"


def test_the_field_grows_with_its_words(field):
    field.resize(200, 30)
    field.show()
    before = field.height()
    field.put("word " * 100)
    assert field.height() > before


def test_pasted_markup_becomes_plain_words_and_one_line_stays_one(application, qtbot):
    field = TextField(single=True)
    qtbot.addWidget(field)
    data = QMimeData()
    data.setHtml("<b>one</b><br>two")
    data.setText("one\ntwo")
    field.insertFromMimeData(data)
    assert field.text() == "one two"
