"""Spelling with real dictionaries: what is marked, what is offered, what is learnt."""

import sys

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu

from journal import paths
from journal.ui.entry import spelling
from journal.ui.entry.view import WRITE

WAVY = QTextCharFormat.UnderlineStyle.SpellCheckUnderline


def _languages():
    try:
        import enchant
    except ImportError:
        return []
    return enchant.list_languages()


needs_dictionaries = pytest.mark.skipif(
    not {"en_GB", "de_DE"} <= set(_languages()), reason="no dictionaries for en_GB and de_DE"
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We met the resolver", ["We", "met", "the", "resolver"]),
        ("don't, and don\u2019t", ["don't", "and", "don\u2019t"]),
        ("Łódź naïve Straße", ["Łódź", "naïve", "Straße"]),
        ("DNS camelCase x1 a_b ./run a@b.example #tag @ana", []),
        ("the end.", ["the", "end"]),
    ],
)
def test_words_are_what_a_dictionary_can_know(text, found):
    assert [word for _, _, word in spelling.words(text)] == found


def test_places_are_counted_as_qt_counts_them():
    ((first, length, word),) = spelling.words("🐛 beetle")
    assert (first, length, word) == (3, 6, "beetle")


@needs_dictionaries
@pytest.mark.parametrize(
    ("wish", "known", "unknown", "missing"),
    [
        ("en_GB", ["colour", "don\u2019t"], ["Straße", "recieve"], ()),
        ("en_GB, de_DE", ["colour", "Straße"], ["recieve"], ()),
        ("en-au", ["colour"], ["recieve"], ()),  # the nearest there is
        ("xx_YY", ["recieve"], [], ("xx_YY",)),
        ("off", ["recieve"], [], ()),
        ("", ["recieve"], [], ()),
    ],
)
def test_a_word_is_right_where_one_language_has_it(home, wish, known, unknown, missing):
    speller = spelling.make(wish)
    assert [word for word in (*known, *unknown) if not speller.knows(word)] == unknown
    assert speller.missing == missing


def test_without_enchant_nothing_is_marked(home, monkeypatch):
    monkeypatch.setitem(sys.modules, "enchant", None)
    assert spelling.make("en_GB").knows("recieve")
    assert spelling.make("en_GB").missing == ("en_GB",)
    assert spelling.make("system").missing == ()


@pytest.fixture
def written(home, writing, view, add, settle):
    """The text of an entry, checked in two languages."""
    writing.open(add("One", "x"))
    view.show_mode(WRITE)
    writing.proofreading.wish("en_GB de_DE")
    settle()
    view.body.load("")
    return view.body


def marked(body):
    """The words with a wavy line, as they are painted."""
    found = []
    block = body.document().begin()
    while block.isValid():
        for form in block.layout().formats():
            if form.format.underlineStyle() is WAVY:
                found.append(block.text()[form.start : form.start + form.length])
        block = block.next()
    return found


@needs_dictionaries
def test_wrong_words_are_marked_but_not_names_links_and_code(written, qtbot):
    written.load(
        "We recieve `teh` #teh @teh [[teh]] https://teh.example\n\n```\nteh\n```\nStraße teh."
    )
    assert marked(written) == ["recieve", "teh"]


@needs_dictionaries
def test_a_word_is_left_alone_while_it_is_written(written, qtbot):
    written.setFocus()
    qtbot.keyClicks(written, "We recieve")
    assert marked(written) == []
    qtbot.keyClicks(written, " it")
    assert marked(written) == ["recieve"]
    qtbot.keyClicks(written, " wrnog")
    assert marked(written) == ["recieve"]
    written.moveCursor(QTextCursor.MoveOperation.Start)
    assert marked(written) == ["recieve", "wrnog"]


def menu_of(body, qtbot):
    """The menu that the keys bring up."""
    point = body.cursorRect().center()
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(body, QContextMenuEvent(reason, point, body.mapToGlobal(QPoint(0, 0))))
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    return QApplication.activePopupWidget()


@needs_dictionaries
def test_the_menu_offers_what_may_be_meant_and_one_undo_takes_it_back(written, qtbot):
    written.load("We recieve it")
    written.moveCursor(QTextCursor.MoveOperation.NextWord)
    menu = menu_of(written, qtbot)
    first = menu.actions()[0]
    assert first.text() == "receive"
    first.trigger()
    menu.close()
    assert written.text() == "We receive it"
    written.undo()
    assert written.text() == "We recieve it"


@needs_dictionaries
def test_a_word_that_is_added_is_right_from_then_on(written, writing, qtbot):
    written.load("The Kanbanboard and the kanbanboard")
    qtbot.waitUntil(lambda: marked(written) == ["Kanbanboard", "kanbanboard"])
    written.moveCursor(QTextCursor.MoveOperation.NextWord)
    menu = menu_of(written, qtbot)
    keep = next(action for action in menu.actions() if "is right" in action.text())
    keep.trigger()
    menu.close()
    qtbot.waitUntil(lambda: marked(written) == [])
    assert (paths.config_dir() / "words.txt").read_text("utf-8") == "Kanbanboard\n"
    assert spelling.make("en_GB").knows("kanbanboard")


@needs_dictionaries
def test_a_language_without_a_dictionary_is_named(writing, view, settle):
    told = []
    writing.proofreading.failed.connect(told.append)
    writing.proofreading.wish("en_GB xx_YY")
    settle()
    assert told == ["There is no dictionary for xx_YY on this system."]


@needs_dictionaries
def test_a_right_word_has_the_usual_menu_alone(written, qtbot):
    written.load("We receive it")
    menu = menu_of(written, qtbot)
    usual = written.createStandardContextMenu()
    assert [a.text() for a in menu.actions()] == [a.text() for a in usual.actions()]
    menu.close()
    usual.deleteLater()
