import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from journal.ui.shell.shelf import Label
from journal.ui.shell.sidebar import Sidebar


@pytest.fixture
def sidebar(theme, qtbot):
    rooms = (("today", "Today", "sun"), ("timeline", "Timeline", "timeline"))
    made = Sidebar(theme, ("Team", "journal"), rooms)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_room_is_asked_for_by_its_id(sidebar, qtbot):
    with qtbot.waitSignal(sidebar.room_requested) as told:
        sidebar.rooms["timeline"].click()
    assert told.args == ["timeline"]


def test_only_the_room_people_are_in_is_marked(sidebar):
    sidebar.show_room("today")
    sidebar.show_room("timeline")
    assert not sidebar.rooms["today"].isChecked()
    assert sidebar.rooms["timeline"].isChecked()


def test_the_most_used_tags_are_shown_with_their_counts(sidebar, qtbot):
    sidebar.tags.show_labels([Label(f"tag{n}", f"tag:tag{n}", 20 - n) for n in range(10_000)])
    shown = [button for button in sidebar.tags.buttons if button.isVisible()]
    assert len(shown) == 8
    assert shown[0].accessibleName() == "Tag tag0, 20 entries"
    with qtbot.waitSignal(sidebar.query_requested) as told:
        shown[3].click()
    assert told.args == ["tag:tag3"]
    sidebar.tags.show_labels([])
    assert not sidebar.tags.isVisible()


def test_where_there_are_more_labels_all_of_them_are_a_press_away(sidebar, qtbot):
    sidebar.tags.show_labels([Label(f"tag{n}", f"tag:tag{n}", 1) for n in range(8)], 10_000)
    assert sidebar.tags.more.text() == "All 10,000 tags…"
    with qtbot.waitSignal(sidebar.all_requested) as told:
        sidebar.tags.more.click()
    assert told.args == ["tag"]
    sidebar.tags.show_labels([Label("one", "tag:one", 1)], 1)
    assert not sidebar.tags.more.isVisible()


def test_a_label_is_renamed_by_f2_and_by_its_menu(sidebar, qtbot):
    sidebar.projects.show_labels([Label("Site", "project:Site", 1)], 1)
    (label,) = sidebar.projects.labels
    with qtbot.waitSignal(sidebar.rename_requested) as told:
        qtbot.keyClick(label, Qt.Key.Key_F2)
    assert told.args == ["project", "Site"]
    menu = menu_of(label)
    assert [action.text() for action in menu.actions()] == ["Show its entries", "Rename…\tF2"]
    with qtbot.waitSignal(sidebar.rename_requested):
        menu.actions()[1].trigger()
    menu.close()


def test_a_saved_search_is_deleted_by_key_and_by_its_menu(sidebar, qtbot):
    sidebar.searches.show_labels([Label("Ours", "dns", 3)], 1)
    (label,) = sidebar.searches.labels
    with qtbot.waitSignal(sidebar.delete_requested) as told:
        qtbot.keyClick(label, Qt.Key.Key_Delete)
    assert told.args == ["Ours"]
    menu = menu_of(label)
    with qtbot.waitSignal(sidebar.delete_requested):
        menu.actions()[2].trigger()
    menu.close()


def menu_of(label):
    """What the menu key opens."""
    place = label.rect().center()
    wish = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, label.mapToGlobal(place))
    QApplication.sendEvent(label, wish)
    (menu,) = (m for m in label.findChildren(QMenu) if m.isVisible())
    return menu


def test_an_ampersand_in_a_tag_is_an_ampersand(sidebar):
    sidebar.tags.show_labels([Label("r&d", "tag:r&d", 1)])
    assert sidebar.tags.buttons[0].text() == "r&&d"
    assert sidebar.tags.buttons[0].accessibleName() == "Tag r&d, 1 entry"


def test_a_saved_search_has_no_number(sidebar):
    sidebar.searches.show_labels([Label("Open mistakes", "kind:mistake")])
    assert sidebar.searches.buttons[0].accessibleName() == "Saved search Open mistakes"
