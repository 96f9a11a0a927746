import pytest
from PySide6.QtCore import Qt

from journal.domain import dates
from journal.domain.entry import Audience
from journal.store import entries
from journal.ui.changes import Changes
from journal.ui.timeline.bulk import AUDIENCE, PROJECT, TAG, TRASH, BulkController
from journal.ui.timeline.view import TimelineView
from journal.ui.widgets.card import row_of
from journal.ui.widgets.card_model import CardModel

TODAY = dates.today()


@pytest.fixture
def several(add):
    add("Apart", tags=("dns",))
    return [add(f"Entry {number}") for number in range(3)]


@pytest.fixture
def view(theme, several, qtbot):
    model = CardModel(entries.by_ids, lambda: TODAY)
    made = TimelineView(theme, model)
    qtbot.addWidget(made)
    made.resize(560, 800)
    made.show()
    model.show([row_of(entry) for entry in entries.by_ids(several)])
    return made


@pytest.fixture
def changes(workspace, tasks, bridge, theme, view):
    return Changes(workspace, tasks, bridge, theme, view)


@pytest.fixture
def bulk(changes, view):
    return BulkController(changes, view, lambda: "Ana", lambda: True)


def test_the_bar_is_there_for_several_cards_only(view, several):
    view.cards.setCurrentIndex(view.cards.model().index(1, 0))
    assert not view.bulk.isVisible()
    view.cards.selectAll()
    assert view.bulk.isVisible()
    assert "3" in view.bulk._number.text()
    view.bulk.clear.click()
    assert not view.bulk.isVisible()


@pytest.mark.parametrize(
    ("what", "value", "field", "there"),
    [
        (TAG, "#infra", "tags", ("infra",)),
        (PROJECT, "Site", "project", "Site"),
        (AUDIENCE, "public", "audience", Audience.PUBLIC),
    ],
)
def test_one_undo_takes_back_what_was_done_to_all(
    bulk, view, several, workspace, qtbot, what, value, field, there
):
    before = [getattr(entry, field) for entry in entries.by_ids(several)]
    view.cards.selectAll()
    with qtbot.waitSignal(bulk.done) as told:
        bulk.apply(what, value)
    assert "3" in told.args[0]
    assert [getattr(entry, field) for entry in entries.by_ids(several)] == [there] * 3
    workspace.undo()
    assert [getattr(entry, field) for entry in entries.by_ids(several)] == before
    assert not workspace.undo_text.startswith("tag")


def test_a_tag_is_picked_or_made_with_the_keyboard(bulk, view, several, qtbot):
    view.cards.selectAll()
    view.bulk.buttons[TAG].click()
    from journal.ui.widgets.picker import Picker

    (picker,) = view.bulk.findChildren(Picker)
    assert picker.names() == ["dns"]
    qtbot.keyClicks(picker.field, "web")
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert {entry.tags for entry in entries.by_ids(several)} == {("web",)}


def test_the_trash_is_wished_for_all(bulk, view, several, qtbot):
    view.cards.selectAll()
    with qtbot.waitSignal(view.cards.trash_requested) as told:
        view.bulk.requested.emit(TRASH)
    assert set(told.args[0]) == set(several)


def test_what_is_no_name_is_refused_and_nothing_changes(bulk, changes, view, several, qtbot):
    view.cards.selectAll()
    with qtbot.waitSignal(changes.failed):
        bulk.apply(TAG, "two\nlines")
    assert all(entry.revision == 1 for entry in entries.by_ids(several))


def test_nothing_happens_while_typing_is_not_safe(changes, view, several):
    held = BulkController(changes, view, lambda: "Ana", lambda: False)
    view.cards.selectAll()
    held.apply(TAG, "infra")
    assert all(not entry.tags for entry in entries.by_ids(several))
