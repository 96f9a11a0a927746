import pytest

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
    sidebar.show_tags([(f"tag{n}", 20 - n) for n in range(10_000)])
    shown = [tag for tag in sidebar._tags if tag.isVisible()]
    assert len(shown) == 8
    assert shown[0].accessibleName() == "Tag tag0, 20 entries"
    with qtbot.waitSignal(sidebar.tag_requested) as told:
        shown[3].click()
    assert told.args == ["tag3"]
    sidebar.show_tags([])
    assert not any(tag.isVisible() for tag in sidebar._tags)
    assert not sidebar._label.isVisible()


def test_an_ampersand_in_a_tag_is_an_ampersand(sidebar):
    sidebar.show_tags([("r&d", 1)])
    assert sidebar._tags[0].text() == "r&&d"
    assert sidebar._tags[0].name == "r&d"
