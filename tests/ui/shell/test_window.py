import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget

from journal import settings
from journal.domain.dates import now
from journal.domain.entry import Audience, Draft, KeptDraft, Kind
from journal.domain.ids import new_id
from journal.errors import DiskFull
from journal.ops.drafts import KeepDraft
from journal.ops.entries import EditEntry
from journal.ops.facts import SetTeam
from journal.settings import Settings
from journal.store import drafts, entries, labels
from journal.ui.searches import SavedSearches
from journal.ui.shell.report import ReportDialog
from journal.ui.shell.rooms import REVIEW, ROOMS, TIMELINE, TODAY

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(make_window):
    return make_window().window


def press(qtbot, window, key, modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget() or window, key, modifiers)


def refusing(workspace):
    def refuse(_operation):
        raise DiskFull(workspace.path)

    return refuse


def test_a_thought_becomes_an_entry_that_is_open_and_marked(make_window, written, qtbot):
    opened = make_window(TODAY)
    window, room = opened.window, opened.window.rooms.here
    room.quick.setText("l: short TTLs before every move")
    qtbot.keyClick(room.quick, Qt.Key.Key_Return)
    (entry,) = written()
    assert window.writing.entry_id == entry.id
    assert room.cards.current == entry.id
    assert room.quick.hasFocus()


def test_a_new_entry_is_written_from_the_keyboard_alone(window, written, qtbot):
    press(qtbot, window, Qt.Key.Key_N, CTRL)
    qtbot.keyClicks(QApplication.focusWidget(), "A title")
    press(qtbot, window, Qt.Key.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "and a text")
    assert window.close()
    (entry,) = written()
    assert (entry.title, entry.body) == ("A title", "and a text")


def test_closing_in_the_middle_of_a_word_loses_nothing(make_window, add, qtbot):
    entry = add("Title", "text")
    opened = make_window()
    opened.open(entry)
    opened.type(opened.window.entry.body, "unfini")
    opened.window.close()
    assert entries.get(entry).body == "unfinitext"


def test_undo_takes_typing_back_first_and_then_what_was_done(make_window, add, written, qtbot):
    entry = add("Title", "text")
    opened = make_window()
    window = opened.window
    opened.open(entry)
    window.toggle_preview()
    opened.type(window.entry.body, "x")
    window.undo()
    assert window.entry.body.text() == "text"
    window.undo()
    assert written() == []
    window.redo()
    assert [kept.id for kept in written()] == [entry]


def test_a_message_takes_back_what_it_tells_of_and_nothing_else(make_window, add, qtbot):
    entry, other = add("Title", "text"), add("Other")
    opened = make_window()
    window = opened.window
    opened.open(entry)
    window.toggle_preview()
    opened.type(window.entry.body, "more ")
    window.writing.undo_offered.emit("It was changed.")
    assert window.flush()
    window._bin.take((other,), lambda: None)
    window.writing.undo_offered.emit("Another was changed.")
    opened.type(window.entry.body, "and more ")
    qtbot.mouseClick(window.messages.buttons[0], Qt.MouseButton.LeftButton)
    assert window.messages.text.startswith("More was done since then.")
    assert entries.get(entry).body == "more and more text"
    assert entries.get(other).trashed
    window.writing.undo_offered.emit("The text was changed.")
    qtbot.mouseClick(window.messages.buttons[0], Qt.MouseButton.LeftButton)
    assert entries.get(entry).body == "more text"


def test_an_entry_goes_to_the_trash_and_comes_back(make_window, add, written, qtbot):
    first, second = add("First"), add("Second")
    opened = make_window()
    window = opened.window
    opened.open(second)
    opened.settle()
    qtbot.waitUntil(lambda: window.rooms.cards.current == second)
    window.rooms.cards.setFocus()
    press(qtbot, window, Qt.Key.Key_Delete)
    assert [kept.id for kept in written()] == [first]
    assert window.messages.text == "1 entry is in the trash."
    qtbot.waitUntil(lambda: window.writing.entry_id == first)
    qtbot.mouseClick(window.messages.buttons[0], Qt.MouseButton.LeftButton)
    assert {kept.id for kept in written()} == {first, second}
    assert window.writing.entry_id == second


def test_several_entries_go_to_the_trash_in_one_step(make_window, add, written, workspace, qtbot):
    add("First")
    second = add("Second")
    opened = make_window()
    opened.open(second)
    cards = opened.window.rooms.cards
    qtbot.waitUntil(lambda: cards.current == second)
    cards.setFocus()
    press(qtbot, opened.window, Qt.Key.Key_Down, SHIFT)
    opened.window.trash()
    assert written() == []
    assert opened.window.messages.text == "2 entries are in the trash."
    workspace.undo()
    assert len(written()) == 2


def test_typing_goes_on_while_the_disk_is_full(make_window, add, workspace, monkeypatch, qtbot):
    entry = add("Title", "text")
    opened = make_window()
    window = opened.window
    opened.open(entry)
    with monkeypatch.context() as patch:
        patch.setattr(workspace, "do", refusing(workspace))
        opened.type(window.entry.body, "precious ")
        assert not window.flush()
        assert "disk is full" in window.messages.text
        assert window.entry.body.text() == "precious text"
    qtbot.mouseClick(window.messages.buttons[0], Qt.MouseButton.LeftButton)
    assert entries.get(entry).body == "precious text"
    assert window.messages.text == ""


def test_a_window_whose_typing_cannot_be_kept_stays_open(
    make_window, add, workspace, monkeypatch, home
):
    opened = make_window()
    window = opened.window
    opened.open(add("Title", "text"))
    monkeypatch.setattr(workspace, "do", refusing(workspace))
    opened.type(window.entry.body, "precious ")
    assert not window.close()
    assert window.isVisible()
    assert "stays open" in window.messages.text
    window.messages.buttons[1].click()
    assert not window.isVisible()
    (rescued,) = (home / "state").glob("rescued-*.md")
    assert "precious text" in rescued.read_text()


def test_when_the_system_ends_the_process_typing_is_saved(make_window, add):
    entry = add("Title", "text")
    opened = make_window()
    opened.open(entry)
    opened.type(opened.window.entry.body, "last words ")
    opened.window.end_session()
    assert not opened.window.isVisible()
    assert entries.get(entry).body == "last words text"


def test_when_even_that_is_refused_it_goes_into_a_file(
    make_window, add, workspace, monkeypatch, home
):
    opened = make_window()
    opened.open(add("Title", "text"))
    opened.type(opened.window.entry.body, "last words ")
    monkeypatch.setattr(workspace, "do", refusing(workspace))
    opened.window.end_session()
    (rescued,) = (home / "state").glob("rescued-*.md")
    assert "last words text" in rescued.read_text()


def test_two_versions_are_offered_side_by_side(make_window, add, written, workspace):
    entry = add("Title", "text")
    opened = make_window()
    window = opened.window
    opened.open(entry)
    opened.type(window.entry.body, "mine ")
    workspace.do(EditEntry(entry, 1, Draft(title="Title", body="theirs"), "Ben"))
    window.flush()
    assert "changed by someone else" in window.messages.text
    window.messages.buttons[0].click()
    assert {kept.body for kept in written()} == {"theirs", "mine text"}
    assert drafts.everything() == []


def test_typing_that_a_crash_left_is_on_screen_at_the_next_start(make_window, workspace):
    workspace.do(KeepDraft(KeptDraft(new_id(), 0, Draft(title="Half a"), now())))
    assert make_window().window.entry.title.text() == "Half a"


def test_room_and_entry_are_there_again_at_the_next_start(make_window, add):
    entry = add("Title")
    first = make_window(TIMELINE)
    first.open(entry)
    first.window.close()
    again = make_window(TIMELINE).window
    assert again.writing.entry_id == entry


def test_a_tag_of_the_sidebar_leads_to_its_entries(make_window, qtbot):
    opened = make_window(TODAY)
    window = opened.window
    qtbot.waitUntil(lambda: bool(window.sidebar.tags.buttons))
    (name, number), *_ = labels.tags()
    window.sidebar.tags.buttons[0].click()
    assert window.rooms.here is window.rooms.view(TIMELINE)
    qtbot.waitUntil(lambda: window.rooms.here._count.text() == f"{number} entries")
    assert window.rooms.here.search.text() == f"tag:{name}"


@pytest.mark.new_journal
def test_a_tag_is_renamed_in_the_sidebar_and_its_entries_stay_in_sight(make_window, add, qtbot):
    entry = add("Tagged", "#dns")
    add("Other")
    opened = make_window(TODAY)
    window = opened.window
    opened.open(entry)
    opened.type(window.entry.body, "just typed ")
    qtbot.waitUntil(lambda: bool(window.sidebar.tags.labels))
    label = window.sidebar.tags.labels[0]
    label.click()
    qtbot.wait(1)
    label.setFocus()
    press(qtbot, window, Qt.Key.Key_F2)
    popup = QApplication.activePopupWidget()
    qtbot.keyClicks(popup.field, "infra", delay=1)
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert entries.get(entry).body == "just typed #infra"
    assert window.entry.body.text() == "just typed #infra"
    room = window.rooms.here
    assert room.search.text() == "tag:infra"
    qtbot.waitUntil(lambda: room._count.text() == "1 entry")
    qtbot.waitUntil(lambda: label.label.name == "infra")
    assert window.messages.text == "“dns” is “infra” now, in 1 entry."
    window.messages.buttons[0].click()
    assert entries.get(entry).body == "just typed #dns"


def test_a_saved_search_is_deleted_and_brought_back(make_window, add, qtbot):
    add("One", "dns")
    SavedSearches().save("Ours", "dns")
    window = make_window().window
    shelf = window.sidebar.searches
    qtbot.waitUntil(shelf.isVisible)
    shelf.labels[0].setFocus()
    press(qtbot, window, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not shelf.isVisible())
    window.messages.buttons[0].click()
    qtbot.waitUntil(shelf.isVisible)


def test_search_goes_to_the_timeline(make_window, add, qtbot):
    add("Title")
    window = make_window(TODAY).window
    press(qtbot, window, Qt.Key.Key_F, CTRL)
    assert window.rooms.view(TIMELINE).search.hasFocus()


def test_f6_goes_round_the_window_and_back(make_window, add, qtbot):
    entry = add("Title", "text")
    opened = make_window()
    window = opened.window
    opened.open(entry)
    window.go_to(TIMELINE)
    areas = [window.entry, window.sidebar, window.rooms.here]
    for area in areas:
        press(qtbot, window, Qt.Key.Key_F6)
        assert area.isAncestorOf(QApplication.focusWidget())
    press(qtbot, window, Qt.Key.Key_F6, SHIFT)
    assert window.sidebar.isAncestorOf(QApplication.focusWidget())


@pytest.mark.new_journal
def test_an_empty_timeline_still_takes_the_focus(make_window, qtbot):
    window = make_window(TIMELINE).window
    window.search()
    assert window.rooms.here.isAncestorOf(QApplication.focusWidget())


def test_a_theme_is_chosen_and_remembered(window, qtbot):
    window._commands.actions["theme_dark"].trigger()
    qtbot.waitUntil(lambda: window._theme.tokens.dark)
    assert settings.load().theme == "dark"
    window._commands.actions["theme_light"].trigger()


def test_the_menu_says_what_undo_would_do(window, add):
    add("Something")
    window.open_menu()
    assert window._commands.actions["undo"].text() == "Undo: add entry"
    window._commands.menu().close()


@pytest.mark.parametrize("command", ["help", "about"])
def test_help_opens_beside_the_window(window, qtbot, command):
    window._commands.actions[command].trigger()
    others = [w for w in QApplication.topLevelWidgets() if w is not window and w.isWindow()]
    seen = [other for other in others if other.isVisible()]
    assert seen
    for other in seen:
        other.close()


def test_everything_that_takes_the_focus_has_a_name(make_window, add, qtbot):
    opened = make_window()
    window = opened.window
    opened.open(add("Title", "text", kind=Kind.EXPERIMENT))
    window.show_room(TODAY)
    window.messages.notice("Something", ("Undo", lambda: None))
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
        and not widget.objectName().startswith("qt_")
    ]
    assert nameless == []


@pytest.mark.parametrize("size", [(1400, 900), (1000, 650)])
@pytest.mark.parametrize("theme_name", ["light", "dark"])
def test_both_rooms_are_painted_at_both_sizes(make_window, add, size, theme_name, qtbot):
    opened = make_window()
    opened.open(add("Title", "text #tag"))
    window = opened.window
    window._theme.choose(theme_name)
    window.resize(*size)
    pictures = []
    for room in (TODAY, TIMELINE):
        window.show_room(room)
        qtbot.wait(1)
        pictures.append(window.grab().toImage())
    assert all((p.width(), p.height()) == size for p in pictures)
    assert pictures[0] != pictures[1]
    window._theme.choose("light")


def test_a_journal_that_vanished_and_came_back_takes_the_text_again(make_window, add, workspace):
    entry = add("Title", "text")
    opened = make_window()
    window = opened.window
    opened.open(entry)
    elsewhere = workspace.path.with_suffix(".away")
    workspace.path.rename(elsewhere)
    opened.type(window.entry.body, "precious ")
    assert not window.flush()
    assert window.entry.body.text() == "precious text"
    elsewhere.rename(workspace.path)
    (again,) = (b for b in window.messages.buttons if b.text() == "Try again")
    again.click()
    assert entries.get(entry).body == "precious text"


def test_the_team_of_the_journal_stands_over_the_sidebar(make_window, workspace):
    window = make_window().window
    workspace.do(SetTeam("The Corner"))
    assert window.sidebar._head[0].text() == "The Corner"


def test_what_is_chosen_in_the_settings_holds_at_once(window, qtbot):
    width = window.sidebar.width()
    window.dialogs.settings_changed.emit(Settings(theme="dark", text_size=110))
    qtbot.waitUntil(lambda: window._theme.tokens.dark)
    assert window.sidebar.width() > width
    window.dialogs.settings_changed.emit(Settings(theme="light"))
    qtbot.waitUntil(lambda: window.sidebar.width() == width)


def test_the_palette_leads_to_a_command(window, qtbot):
    window.dialogs.open_palette()
    window.dialogs.command_chosen.emit("review")
    assert window.rooms.present == REVIEW


def test_the_years_post_is_written_from_anywhere(make_window, add, qtbot):
    add("The hundredth page", audience=Audience.PUBLIC)
    window = make_window(TODAY).window
    window.write_review()
    qtbot.waitUntil(lambda: window.findChild(QFileDialog) is not None)
    dialog = window.findChild(QFileDialog)
    assert window.rooms.present == REVIEW
    assert dialog.isVisible()
    dialog.reject()


def test_an_error_of_our_own_can_be_looked_at(window, qtbot):
    window.troubles.tell_crash("ValueError (view.py:3)")
    window.messages.buttons[0].click()
    (dialog,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, ReportDialog))
    assert "view.py:3" in dialog.notes.toPlainText()
    dialog.close()


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_is_entered_from_a_large_journal(make_window, room):
    opened = make_window()
    opened.window.go_to(room)
    opened.settle()
    assert opened.window.rooms.present == room


@pytest.mark.new_journal
@pytest.mark.parametrize("room", ROOMS)
def test_every_room_is_entered_from_an_empty_journal(make_window, room):
    opened = make_window()
    opened.window.go_to(room)
    opened.settle()
    assert opened.window.rooms.present == room


class Shown(QObject):
    """Notes every window that comes up."""

    def __init__(self):
        super().__init__()
        self.windows = []

    def eventFilter(self, watched, event):  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(type(watched).__name__)
        return False


def test_nothing_but_the_window_comes_up_while_it_starts(make_window, add, application, qtbot):
    """A part that is shown before it has a parent is a window for a moment, and takes the focus."""
    add("An entry")
    shown = Shown()
    application.installEventFilter(shown)
    window = make_window().window
    for room in window.sidebar.rooms:
        window.show_room(room)
        qtbot.wait(1)
    application.removeEventFilter(shown)
    assert shown.windows == ["Window"]
