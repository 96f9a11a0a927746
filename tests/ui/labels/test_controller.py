import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from journal.domain.filters import parse_query
from journal.errors import DiskFull
from journal.store import entries
from journal.ui.changes import Changes
from journal.ui.labels.controller import LabelsController
from journal.ui.labels.sorts import PROJECT, SEARCH, TAG
from journal.ui.searches import SavedSearches
from journal.ui.widgets.picker import Picker

KEY = Qt.Key


class Desk:
    """The controller at a button, with what it told."""

    def __init__(self, controller, button):
        self.controller, self.button = controller, button
        self.told = []
        self.failures = []
        self.moved = []
        controller.renamed.connect(self.told.append)
        controller.noticed.connect(self.told.append)
        controller.failed.connect(self.failures.append)
        controller.moved.connect(lambda *names: self.moved.append(names))

    def picker(self, qtbot):
        def found():
            return [p for p in self.button.findChildren(Picker) if p.isVisible()]

        qtbot.waitUntil(lambda: bool(found()))
        return found()[0]


@pytest.fixture
def changes(workspace, theme, tasks, bridge):
    return Changes(workspace, tasks, bridge, theme)


@pytest.fixture
def desk(changes, theme, tasks, qtbot):
    button = QPushButton("here")
    qtbot.addWidget(button)
    button.show()
    controller = LabelsController(
        changes, theme, tasks, lambda: "Ana", lambda: True, lambda _sort: button, button
    )
    return Desk(controller, button)


def rename(popup, name, qtbot):
    popup.field.selectAll()
    qtbot.keyClicks(popup.field, name)
    qtbot.keyClick(popup.field, KEY.Key_Return)


def test_a_tag_is_renamed_everywhere_in_one_step(desk, workspace, add, qtbot):
    one, two = add("One", "about #dns"), add("Two", tags=("dns",))
    popup = desk.controller.rename(TAG, "dns")
    assert popup.words == "Rename the tag “dns”"
    assert popup.field.selectedText() == "dns"
    rename(popup, "#infra", qtbot)
    assert not popup.isVisible()
    assert entries.get(one).body == "about #infra"
    assert entries.get(two).tags == ("infra",)
    assert desk.told == ["“dns” is “infra” now, in 2 entries."]
    assert desk.moved == [(TAG, "dns", "infra")]
    assert workspace.undo_text == "rename tag"
    workspace.undo()
    assert entries.get(one).body == "about #dns"
    assert entries.get(two).tags == ("dns",)


def test_a_name_that_is_there_already_is_asked_about_once(desk, workspace, add, qtbot):
    add("One", tags=("dns",))
    for number in range(2):
        add(f"Other {number}", tags=("infra",))
    popup = desk.controller.rename(TAG, "dns")
    rename(popup, "INFRA", qtbot)
    assert "“INFRA” is there already, in 2 entries." in popup.words
    assert "Merge the 1 entry of “dns” into it?" in popup.words
    assert popup.yes.hasFocus()
    popup.no.click()
    assert popup.field.isVisible()
    assert len(entries.newest(parse_query("tag:dns"))) == 1
    qtbot.keyClick(popup.field, KEY.Key_Return)
    qtbot.keyClick(popup.yes, KEY.Key_Return)
    assert not popup.isVisible()
    assert len(entries.newest(parse_query("tag:infra"))) == 3
    assert desk.told == ["“dns” is “INFRA” now, in 1 entry."]
    workspace.undo()
    assert len(entries.newest(parse_query("tag:dns"))) == 1
    assert len(entries.newest(parse_query("tag:infra"))) == 2


def test_projects_are_renamed_and_merged_alike(desk, workspace, add, qtbot):
    one = add("One", project="Old site")
    add("Two", project="New site")
    popup = desk.controller.rename(PROJECT, "Old site")
    rename(popup, "new  site", qtbot)
    assert "“new site” is there already, in 1 entry." in popup.words
    popup.yes.click()
    assert entries.get(one).project == "New site"
    workspace.undo()
    assert entries.get(one).project == "Old site"


def test_a_saved_search_that_looks_for_the_old_name_is_told_of(desk, add, qtbot):
    add("One", tags=("dns",))
    SavedSearches().save("Ours", "kind:mistake tag:DNS")
    rename(desk.controller.rename(TAG, "dns"), "infra", qtbot)
    assert desk.told == ["“dns” is “infra” now, in 1 entry. A saved search still looks for “dns”."]


def test_another_spelling_of_the_same_name_is_no_merge(desk, add, qtbot):
    one = add("One", tags=("dns",))
    rename(desk.controller.rename(TAG, "dns"), "DNS", qtbot)
    assert entries.get(one).tags == ("DNS",)


def test_a_name_that_cannot_be_is_refused_where_it_was_typed(desk, add, qtbot):
    one = add("One", tags=("dns",))
    popup = desk.controller.rename(TAG, "dns")
    rename(popup, "two words", qtbot)
    assert "cannot be a tag" in popup.refusal
    assert popup.field.hasFocus()
    rename(popup, "#", qtbot)
    assert "needs a name" in popup.refusal
    rename(popup, "words", qtbot)
    assert entries.get(one).tags == ("words",)


def test_the_same_name_and_escape_change_nothing(desk, workspace, add, qtbot):
    add("One", tags=("dns",))
    popup = desk.controller.rename(TAG, "dns")
    qtbot.keyClick(popup.field, KEY.Key_Return)
    assert not popup.isVisible()
    popup = desk.controller.rename(TAG, "dns")
    qtbot.keyClicks(popup.field, "other")
    qtbot.keyClick(popup.field, KEY.Key_Escape)
    assert not popup.isVisible()
    assert workspace.undo_text == "add entry"


def test_a_full_disk_is_said_and_the_name_stays_in_the_field(
    desk, workspace, add, monkeypatch, qtbot
):
    add("One", tags=("dns",))

    def refuse(_operation):
        raise DiskFull(workspace.path)

    popup = desk.controller.rename(TAG, "dns")
    with monkeypatch.context() as patch:
        patch.setattr(workspace, "apply", refuse)
        rename(popup, "infra", qtbot)
    assert "disk is full" in popup.refusal
    assert popup.field.text() == "infra"


def test_typing_that_cannot_be_saved_comes_first(changes, theme, tasks, add, qtbot):
    button = QPushButton()
    qtbot.addWidget(button)
    button.show()
    stuck = LabelsController(
        changes, theme, tasks, lambda: "Ana", lambda: False, lambda _sort: button, button
    )
    one = add("One", tags=("dns",))
    rename(stuck.rename(TAG, "dns"), "infra", qtbot)
    assert entries.get(one).tags == ("dns",)


@pytest.mark.parametrize(
    ("name", "told"), [("infra", "“dns” is “infra” now, in 2 entries."), ("DNS", "in 2 entries.")]
)
def test_a_label_of_many_entries_is_renamed_behind_a_progress(
    desk, changes, workspace, add, monkeypatch, qtbot, name, told
):
    monkeypatch.setattr("journal.ui.changes.AT_ONCE", 1)
    ids = [add(f"Entry {number}", tags=("dns",)) for number in range(2)]
    popup = desk.controller.rename(TAG, "dns")
    rename(popup, name, qtbot)
    assert changes.dialog.isVisible()
    qtbot.waitUntil(lambda: changes.dialog is None)
    assert [entry.tags for entry in entries.by_ids(ids)] == [(name,)] * 2
    assert told in desk.told[0]
    workspace.undo()
    assert [entry.tags for entry in entries.by_ids(ids)] == [("dns",)] * 2


def test_a_refusal_that_comes_later_is_told_where_it_can_be_seen(
    desk, changes, add, monkeypatch, qtbot
):
    monkeypatch.setattr("journal.ui.changes.AT_ONCE", 1)
    for number in range(2):
        add(f"Entry {number}", tags=("dns",))
    rename(desk.controller.rename(TAG, "dns"), "two words", qtbot)
    qtbot.waitUntil(lambda: changes.dialog is None)
    assert "cannot be a tag" in desk.failures[0]


def test_a_saved_search_is_renamed_and_keeps_its_place(desk, qtbot):
    searches = SavedSearches()
    for name in ("First", "Second"):
        searches.save(name, "dns")
    popup = desk.controller.rename(SEARCH, "First")
    rename(popup, "Second", qtbot)
    assert "“Second” already" in popup.refusal
    with qtbot.waitSignal(desk.controller.searches_changed):
        rename(popup, "Ours", qtbot)
    assert [search.name for search in searches.all()] == ["Ours", "Second"]


def test_a_saved_search_goes_and_comes_back(desk, qtbot):
    searches = SavedSearches()
    for name in ("First", "Second"):
        searches.save(name, "dns")
    with qtbot.waitSignal(desk.controller.taken_away) as told:
        desk.controller.delete("First")
    assert [search.name for search in searches.all()] == ["Second"]
    told.args[1]()
    assert [search.name for search in searches.all()] == ["First", "Second"]
    desk.controller.delete("Nowhere")
    assert "no saved search" in desk.failures[0]


def test_every_tag_can_be_reached_however_many_there_are(desk, add, qtbot):
    for number in range(40):
        add(f"Entry {number}", tags=tuple(f"tag-{number * 25 + n}" for n in range(25)))
    desk.controller.show_all(TAG)
    picker = desk.picker(qtbot)
    qtbot.keyClicks(picker.field, "tag-987")
    assert picker.names() == ["tag-987"]
    with qtbot.waitSignal(desk.controller.query_requested) as told:
        qtbot.keyClick(picker.field, KEY.Key_Return)
    assert told.args == ["tag:tag-987"]


@pytest.mark.parametrize(
    ("command", "words"),
    [("rename_tag", "tag"), ("rename_project", "project"), ("delete_search", "saved search")],
)
def test_where_there_is_no_label_a_command_says_so(desk, command, words, qtbot):
    getattr(desk.controller, command)()
    qtbot.waitUntil(lambda: desk.told == [f"There is no {words} yet."])


def test_a_command_asks_which_label_first(desk, add, qtbot):
    add("One", project="New site")
    desk.controller.rename_project()
    with qtbot.waitSignal(desk.picker(qtbot).picked):
        qtbot.keyClick(desk.picker(qtbot).field, KEY.Key_Return)
    assert desk.button.findChildren(type(desk.controller.rename(PROJECT, "New site")))


def test_a_saved_search_is_gone_to_by_its_query(desk, qtbot):
    SavedSearches().save("Ours", "kind:mistake dns")
    desk.controller.show_all(SEARCH)
    picker = desk.picker(qtbot)
    with qtbot.waitSignal(desk.controller.query_requested) as told:
        qtbot.keyClick(picker.field, KEY.Key_Return)
    assert told.args == ["kind:mistake dns"]
