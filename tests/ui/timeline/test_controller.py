import pytest
from PySide6.QtCore import Qt

from journal.domain import dates
from journal.domain.entry import Draft, Kind
from journal.ops.entries import EditEntry
from journal.store import entries
from journal.ui.timeline.controller import FIRST, TimelineController
from journal.ui.timeline.view import KINDS, LIST, NOTHING_FOUND, NOTHING_YET, TimelineView
from journal.ui.widgets.card_model import CardModel

TODAY = dates.today()


class Shown:
    def __init__(self, view, model, controller, qtbot):
        self.view, self.model, self.controller, self.qtbot = view, model, controller, qtbot

    def titles(self):
        texts = [self.model.index(n, 0) for n in range(self.model.rowCount())]
        return [i.data() for i in texts if i.flags() != Qt.ItemFlag.NoItemFlags]

    def state(self):
        return self.view._pages.currentIndex()

    def expect(self, *titles):
        self.qtbot.waitUntil(lambda: self.titles() == list(titles))


@pytest.fixture
def shown(theme, tasks, bridge, qtbot):
    model = CardModel(entries.by_ids, lambda: TODAY)
    view = TimelineView(theme, model)
    qtbot.addWidget(view)
    view.resize(560, 800)
    view.show()
    controller = TimelineController(view, model, tasks, lambda: TODAY)
    controller.follow(bridge)
    return Shown(view, model, controller, qtbot)


def test_the_newest_are_there_at_once_and_the_rest_soon(shown, add, qtbot):
    for number in range(FIRST + 5):
        add(f"Entry {number}", ago=number)
    shown.controller.load()
    assert len(shown.titles()) == FIRST
    qtbot.waitUntil(lambda: len(shown.titles()) == FIRST + 5)
    assert shown.view._count.text() == f"{FIRST + 5} entries"


def test_an_empty_journal_says_what_belongs_here(shown, qtbot):
    shown.controller.load()
    assert shown.state() == NOTHING_YET
    with qtbot.waitSignal(shown.view.new_requested):
        button = shown.view._pages.currentWidget().findChildren(type(shown.view.kinds.buttons[0]))
        qtbot.mouseClick(button[0], Qt.MouseButton.LeftButton)


def test_what_is_added_appears_and_what_is_changed_changes(shown, add, workspace):
    add("First")
    shown.controller.load()
    shown.expect("First")
    add("Second")
    shown.expect("Second", "First")
    workspace.undo()
    shown.expect("First")
    workspace.undo()
    shown.expect()


def test_writing_on_in_an_entry_does_not_read_the_whole_list_again(
    shown, add, workspace, tasks, monkeypatch
):
    entry = add("First", "a text")
    shown.controller.load()
    shown.expect("First")
    asked = []
    monkeypatch.setattr(tasks, "run", lambda *given, **_: asked.append(given[0]))
    workspace.do(EditEntry(entry, 1, Draft(title="Renamed", body="a tale"), "Ana"))
    assert shown.titles() == ["Renamed"]
    assert asked == []
    add("Second")
    assert asked == ["timeline"]


def test_searching_narrows_the_list_while_typing(shown, add, qtbot):
    add("About the loader", "#infra")
    add("About the index")
    shown.controller.load()
    qtbot.keyClicks(shown.view.search, "load")
    shown.expect("About the loader")
    shown.view.search.setText("tag:infra")
    shown.expect("About the loader")


def test_a_kind_narrows_it_too(shown, add, qtbot):
    add("A note")
    add("A mistake", kind=Kind.MISTAKE)
    shown.controller.load()
    button = shown.view.kinds.buttons[KINDS.index(Kind.MISTAKE)]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    shown.expect("A mistake")


def test_nothing_found_offers_everything(shown, add, qtbot):
    add("Only this")
    shown.controller.load()
    shown.view.search.setText("zebra")
    qtbot.waitUntil(lambda: shown.state() == NOTHING_FOUND)
    shown.view.clear_query()
    shown.expect("Only this")
    assert shown.state() == LIST


@pytest.mark.parametrize("text", ['"', "*", "NEAR(", "a:b", "kind:", "from:never", "-", "(", "'"])
def test_search_syntax_by_accident_breaks_nothing(shown, add, qtbot, tasks, text):
    add("Only this")
    shown.controller.load()
    shown.view.search.setText(text)
    with qtbot.assertNotEmitted(tasks.failed, wait=200):
        pass


def test_a_tag_with_a_space_can_be_looked_for(shown, add):
    add("Tagged", tags=("two words",))
    add("Other")
    shown.controller.load()
    shown.controller.filter_by_tag("two words")
    shown.expect("Tagged")


def test_letters_typed_over_the_list_go_into_the_search(shown, add, qtbot):
    add("Only this")
    shown.controller.load()
    shown.expect("Only this")
    shown.view.cards.setFocus()
    shown.view.cards.choose(entries.newest()[0].id)
    qtbot.keyClick(shown.view.cards, "o")
    assert shown.view.search.text() == "o"
