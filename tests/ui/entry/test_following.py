import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from journal.store import entries
from journal.store.searching import search
from journal.ui.entry.view import PREVIEW


@pytest.fixture
def opened(monkeypatch):
    asked = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url.toString()))
    return asked


def test_the_web_is_asked_about_first(writing, view, add, opened):
    writing.open(add("One", "[x](https://example.org/a)"))
    view.preview.anchorClicked.emit(QUrl("https://example.org/a"))
    assert opened == []
    assert "https://example.org/a" in view.strip.words
    view.strip.buttons[0].click()
    assert opened == ["https://example.org/a"]
    assert not view.strip.isVisible()


def test_nothing_is_opened_without_a_yes(writing, view, add, opened):
    writing.open(add("One", "x"))
    view.preview.anchorClicked.emit(QUrl("mailto:a@example.org"))
    view.strip.buttons[-1].click()
    view.preview.anchorClicked.emit(QUrl("file:///etc/passwd"))
    assert not view.strip.isVisible()
    assert opened == []


def test_a_reference_opens_the_entry_it_names(writing, view, add, settle, qtbot):
    target = add("The other one", "x")
    writing.open(add("One", "see [[the other one]] and [[no such]]"))
    settle()
    assert f"entry:{target}" in view.preview.toHtml()
    view.preview.anchorClicked.emit(QUrl(f"entry:{target}"))
    assert writing.entry_id == target


def test_a_name_in_a_text_is_looked_up_once(writing, view, add, settle, monkeypatch):
    asked, real = [], search.beginning
    monkeypatch.setattr(search, "beginning", lambda *a: asked.append(a[0]) or real(*a))
    add("Often named", "x")
    writing.open(add("One", "[[often named]] and [[no such]] again.\n\n" * 300))
    settle()
    assert view.preview.toPlainText().count("Often named") == 300
    assert sorted(asked) == ["no such", "often named"]


def test_a_click_ticks_a_task(writing, view, add, settle):
    entry = add("One", "- [ ] a\n- [ ] b\n\n```\n- [ ] code\n```\n- [x] c")
    writing.open(entry)
    assert view.mode == PREVIEW
    settle()
    assert "task:2/3" in view.preview.toHtml()
    view.preview.anchorClicked.emit(QUrl("task:1/3"))
    writing.flush()
    assert "- [ ] a\n- [x] b" in entries.get(entry).body


@pytest.mark.parametrize("address", ["task:0/9", "task:x/1", "task:"])
def test_a_box_of_an_older_page_ticks_nothing(writing, view, add, address):
    writing.open(add("One", "- [ ] a"))
    view.preview.anchorClicked.emit(QUrl(address))
    assert view.body.text() == "- [ ] a"
