import pytest
from PySide6.QtCore import Qt, QUrl

from journal.ui.help.pages import FIRST_DAY, KEYS, SETTINGS
from journal.ui.help.window import HelpWindow
from journal.ui.keys import Keymap


@pytest.fixture
def window(qtbot, theme):
    made = HelpWindow(theme, Keymap(theme))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_it_opens_on_the_first_day(window):
    assert window.page == FIRST_DAY
    assert "Your first day" in window.browser.toPlainText()
    assert window.list.hasFocus() or window.focusWidget() is window.list


def test_the_keys_go_through_the_pages(window, qtbot):
    qtbot.keyClick(window.list, Qt.Key.Key_Down)
    assert window.page == KEYS
    assert "Ctrl+N" in window.browser.toPlainText()


def test_a_page_is_opened_by_its_name(window):
    window.open_page(SETTINGS)
    assert "high_contrast" in window.browser.toPlainText()
    assert window.browser.accessibleName() == "Settings"


def test_an_unknown_page_changes_nothing(window):
    window.open_page("nowhere")
    assert window.page == FIRST_DAY


def test_a_link_leads_to_another_page_and_back(window, qtbot):
    window.browser.anchorClicked.emit(QUrl("entry:search"))
    assert window.page == "search"
    assert "Finding things again" in window.browser.toPlainText()
    window._back()
    assert window.page == FIRST_DAY
    window._back()
    assert window.page == FIRST_DAY


def test_a_link_may_lead_to_a_heading(window):
    window.resize(700, 400)
    window.browser.anchorClicked.emit(QUrl("entry:file-format#an-entry"))
    assert window.page == "file-format"
    assert window.browser.verticalScrollBar().value() > 0


def test_a_link_to_the_web_opens_nothing(window):
    window.browser.anchorClicked.emit(QUrl("https://example.org/"))
    assert window.page == FIRST_DAY


def test_nothing_is_loaded_from_the_disk(window, tmp_path):
    (tmp_path / "x.png").write_bytes(b"x")
    assert window.browser.loadResource(2, QUrl.fromLocalFile(str(tmp_path / "x.png"))) is None


def test_a_page_follows_the_theme_and_stays_where_it_was(window, theme):
    window.resize(700, 400)
    bar = window.browser.verticalScrollBar()
    bar.setValue(120)
    light = window.browser.toHtml()
    theme.choose("dark")
    assert window.browser.toHtml() != light
    assert bar.value() == 120
    theme.choose("light")


def test_escape_closes_it(theme, qtbot):
    window = HelpWindow(theme, Keymap(theme))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    with qtbot.waitSignal(window.destroyed):
        qtbot.keyClick(window, Qt.Key.Key_Escape)
