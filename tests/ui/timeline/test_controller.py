import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from journal.domain import dates
from journal.domain.entry import Draft, Kind
from journal.domain.filters import Condition
from journal.ops.entries import EditEntry
from journal.settings import Settings
from journal.store import entries
from journal.ui.searches import SavedSearch, SavedSearches
from journal.ui.theme import Theme
from journal.ui.timeline.controller import FIRST, TimelineController
from journal.ui.timeline.view import KINDS, LIST, NOTHING_FOUND, NOTHING_YET, TimelineView
from journal.ui.widgets.card_model import CARD, CardModel
from journal.ui.widgets.picker import Picker

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


def test_hits_come_in_order_of_relevance_with_what_was_found_marked(shown, add):
    add("Something else", "It was the loader, in the end.")
    add("The loader", "Slow.", ago=9)
    shown.controller.load()
    shown.view.search.setText("loader")
    shown.expect("The loader", "Something else")
    first, second = (shown.model.index(n, 0).data(CARD) for n in range(2))
    assert [first.title[a:b] for a, b in first.title_marks] == ["loader"]
    assert [second.excerpt[a:b] for a, b in second.excerpt_marks] == ["loader"]
    assert not shown.view.cards.grab().isNull()


def test_a_half_typed_operator_is_a_hint_and_the_rest_is_found(shown, add, qtbot):
    add("About the loader")
    add("Other")
    shown.controller.load()
    shown.view.search.setText("loader kind:mis")
    shown.expect("About the loader")
    assert shown.view._hint.isVisible()
    assert "mistake" in shown.view._hint.text()
    shown.view.search.setText("loader kind:note")
    assert not shown.view._hint.isVisible()


def test_an_older_answer_never_replaces_a_newer_one(shown, add, qtbot):
    add("About the loader")
    add("Other")
    shown.controller.load()
    for text in ("o", "ot", "loa", "loader"):
        shown.view.search.setText(text)
    shown.expect("About the loader")


def test_filters_stand_beside_the_words(shown, add):
    add("Tagged", tags=("infra",))
    add("Other")
    shown.controller.load()
    shown.view.narrowing.choose([Condition("tag", "infra")])
    shown.expect("Tagged")
    assert shown.view.narrowing.isVisible()
    shown.view.clear_query()
    shown.expect("Other", "Tagged")
    assert not shown.view.narrowing.isVisible()


@pytest.mark.parametrize("operator", ["by", "project", "tag", "person", "dates", "status"])
def test_each_filter_offers_its_values(shown, add, qtbot, operator):
    add("Tagged", "@ben", tags=("infra",), project="Site")
    shown.controller.load()
    shown.view.narrowing.choices_requested.emit(operator)
    qtbot.waitUntil(lambda: bool(shown.view.narrowing.findChildren(Picker)))
    assert shown.view.narrowing.findChildren(Picker)[0].names()


def test_a_search_is_saved_with_its_chips(shown, add, qtbot):
    add("Tagged", tags=("infra",))
    searches = SavedSearches()
    shown.controller.keep_searches(searches)
    shown.controller.load()
    shown.view.search.setText("tagged")
    shown.view.narrowing.choose([Condition("tag", "infra")])
    assert shown.view.narrowing.save_action.isEnabled()
    shown.view.narrowing.save_action.trigger()
    (picker,) = shown.view.narrowing.more.findChildren(Picker)
    picker.field.setText("Ours")
    with qtbot.waitSignal(searches.changed):
        qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert searches.all() == (SavedSearch("Ours", "tagged tag:infra"),)
    shown.controller.search_for("tag:infra")
    shown.expect("Tagged")
    assert shown.view.narrowing.conditions == ()


def test_large_words_in_a_small_window_hide_no_chip(application, tasks, add, qtbot):
    theme = Theme(application, Settings(theme="light", text_size=150))
    model = CardModel(entries.by_ids, lambda: TODAY)
    view = TimelineView(theme, model)
    qtbot.addWidget(view)
    view.resize(388, 650)
    view.show()
    add("Here")
    controller = TimelineController(view, model, tasks, lambda: TODAY)
    controller.load()
    view.search.setText("zebra kind:")
    view.narrowing.choose([Condition("from", "2014-01-01"), Condition("by", "Maren Oakes")])
    qtbot.waitUntil(lambda: view._pages.currentIndex() == NOTHING_FOUND)
    application.processEvents()
    for chip in (*view.kinds.buttons, *view.narrowing.chips, view.narrowing.save):
        assert chip.parentWidget().rect().contains(chip.geometry())
    theme.deleteLater()


def test_every_part_that_takes_the_focus_has_a_name(shown, add):
    add("Here")
    shown.controller.load()
    for part in shown.view.findChildren(QWidget):
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisible():
            assert part.accessibleName(), part


def test_the_keyboard_goes_from_the_search_into_the_list_and_back(shown, add, qtbot):
    entry = add("Only this")
    shown.controller.load()
    shown.view.search.setFocus()
    with qtbot.waitSignal(shown.view.cards.opened) as told:
        qtbot.keyClick(shown.view.search, Qt.Key.Key_Down)
    assert told.args == [entry]
    qtbot.keyClick(shown.view.cards, "z")
    assert shown.view.search.text() == "z"
    qtbot.keyClick(shown.view.search, Qt.Key.Key_Escape)
    assert shown.view.search.text() == ""


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
