import pytest

from journal.ui.shell.sidebar import Label, Sidebar


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


def test_an_ampersand_in_a_tag_is_an_ampersand(sidebar):
    sidebar.tags.show_labels([Label("r&d", "tag:r&d", 1)])
    assert sidebar.tags.buttons[0].text() == "r&&d"
    assert sidebar.tags.buttons[0].accessibleName() == "Tag r&d, 1 entry"


def test_a_saved_search_has_no_number(sidebar):
    sidebar.searches.show_labels([Label("Open mistakes", "kind:mistake")])
    assert sidebar.searches.buttons[0].accessibleName() == "Saved search Open mistakes"
