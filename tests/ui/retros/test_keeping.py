"""Nothing that is typed in the room is lost, whatever becomes of the journal meanwhile."""

from dataclasses import replace
from datetime import timedelta

import pytest

from journal import paths
from journal.domain.ids import new_id
from journal.domain.retros import Action, Retro, Step
from journal.exchange import retro_formats
from journal.ops.documents import ACTIONS, RETROS, Add, Edit, Trash
from journal.store.lookback import actions, retros
from journal.store.safety import backup, restoring
from journal.ui.retros import keeping
from journal.ui.retros.view import NONE_YET, OPEN, PLAN
from tests.ui.conftest import TODAY


@pytest.fixture
def hold(workspace):
    """Begin a retro that stands at its last step."""

    def holding(title="After the move", **more):
        first = TODAY - timedelta(days=20)
        retro = Retro(new_id(), TODAY, first, TODAY, "4ls", title, step=Step.THANKS, **more)
        workspace.do(Add(RETROS, retro))
        return retro.id

    return holding


@pytest.fixture
def restore(workspace, tmp_path, bridge, watchdog, qtbot):
    """Make a backup; calling what is returned puts it in the place of the journal."""

    def make():
        backup.write(tmp_path / "copy.db")

        def again():
            with watchdog.paused():  # another program does it
                restoring.restore(tmp_path / "copy.db", workspace.path)
            with qtbot.waitSignal(bridge.replaced):
                bridge.look()

        return again

    return make


def enter(make_window):
    opened = make_window("retros")
    opened.settle()
    opened.view = opened.window.rooms.here
    opened.page = opened.view.page
    return opened


def test_a_retro_that_another_file_lacks_is_there_again_with_what_is_typed(
    make_window, hold, restore, workspace
):
    again = restore()
    ident = hold(notes="Began at ten")
    workspace.do(Add(ACTIONS, Action(new_id(), ident, "Lower the TTL", "Ana")))
    room = enter(make_window)
    room.type(room.page.closing.thanks, "To Ruth")
    again()
    room.settle()
    assert room.window.flush()
    kept = retros.get(ident)
    assert (kept.thanks, kept.notes) == ("To Ruth", "Began at ten")
    assert [action.text for action in actions.of_retros([ident])] == ["Lower the TTL"]
    assert "added again" in room.window.messages.text
    assert room.page.closing.texts() == ("To Ruth", "Began at ten")


def test_a_card_that_is_being_written_stays_in_its_field(make_window, hold, restore):
    again = restore()
    ident = hold()
    room = enter(make_window)
    room.page.step_chosen.emit(Step.CARDS)
    room.settle()
    field = room.page.cards.columns[0].field
    room.type(field, "Sleep")
    again()
    room.settle()
    assert retros.get(ident).step is Step.CARDS
    assert room.page.cards.columns[0].field.text() == "Sleep"
    assert room.view.state == OPEN


def test_a_retro_in_which_nobody_types_is_not_brought_back(make_window, hold, restore):
    again = restore()
    hold()
    room = enter(make_window)
    assert room.view.state == OPEN
    again()
    room.settle()
    assert retros.everyone() == []
    assert room.view.state == NONE_YET


def test_an_older_retro_takes_what_is_typed_in_the_newer_one(make_window, hold, restore, workspace):
    ident = hold()
    again = restore()
    workspace.do(Edit(RETROS, replace(retros.get(ident), notes="Since the backup")))
    room = enter(make_window)
    room.type(room.page.closing.thanks, "To Ruth")
    again()
    room.settle()
    assert room.window.flush()
    assert (retros.get(ident).thanks, retros.get(ident).notes) == ("To Ruth", "")


def test_what_is_typed_in_a_retro_that_goes_to_the_trash_goes_with_it(make_window, hold, workspace):
    ident = hold()
    room = enter(make_window)
    room.type(room.page.closing.notes, "Precious")
    workspace.do(Trash(RETROS, ident, retros.get(ident).revision))
    room.settle()
    assert retros.get(ident).notes == "Precious"
    assert retros.get(ident).trashed_at
    assert "in the trash" in room.window.messages.text


def test_typing_goes_along_with_a_retro_that_is_moved_to_the_trash_here(make_window, hold):
    ident = hold()
    room = enter(make_window)
    room.type(room.page.closing.notes, "Precious")
    room.page.trash.click()
    room.settle()
    assert retros.get(ident).trashed_at
    room.window.messages.buttons[0].click()
    room.settle()
    assert not retros.get(ident).trashed_at
    assert retros.get(ident).notes == "Precious"


def test_a_text_of_others_and_the_one_being_typed_are_both_kept(make_window, hold, workspace):
    ident = hold()
    room = enter(make_window)
    room.type(room.page.closing.notes, "Mine")
    others = replace(retros.get(ident), notes="Theirs", thanks="To the night shift")
    workspace.do(Edit(RETROS, others))
    room.settle()
    assert room.page.closing.texts() == ("To the night shift", "Theirs\n\nMine")
    assert room.window.flush()
    assert retros.get(ident).notes == "Theirs\n\nMine"
    assert "stand above yours" in room.window.messages.text


def test_a_save_that_comes_before_the_room_has_read_again_keeps_both_too(
    make_window, hold, workspace
):
    ident = hold()
    room = enter(make_window)
    room.type(room.page.closing.notes, "Mine")
    others = replace(retros.get(ident), notes="Theirs")
    workspace.do(Edit(RETROS, others))
    assert room.window.flush()
    assert retros.get(ident).notes == "Theirs\n\nMine"
    room.qtbot.keyClicks(room.page.closing.notes, "!")  # the cursor is where it was
    room.settle()
    assert room.window.flush()
    assert retros.get(ident).notes == "Theirs\n\nMine!"


@pytest.mark.parametrize(
    ("mine", "theirs", "joined", "both"),
    [
        ("a", "b", "b", False),
        ("c", "a", "c", False),
        ("c", "c", "c", False),
        ("c", "b", "b\n\nc", True),
        ("", "b", "b\n\n", True),
    ],
)
def test_texts_are_joined_without_losing_either(mine, theirs, joined, both):
    base = Retro("r", TODAY, TODAY, TODAY, "4ls", notes="a")
    texts, parted = keeping.joined(base, ("", mine), replace(base, notes=theirs))
    assert (texts, parted) == (("", joined), both)


def test_the_plan_stays_while_the_journal_changes(make_window, hold, add, workspace):
    hold()
    room = enter(make_window)
    room.view.new.click()
    room.settle()
    room.type(room.view.form.title, "The year")
    add("An entry of someone else")
    workspace.do(Add(RETROS, Retro(new_id(), TODAY, TODAY, TODAY, "4ls", "Another")))
    room.settle()
    assert room.view.state == PLAN
    assert room.view.form.title.text() == "The year"
    room.view.form.cancel.click()
    room.settle()
    assert room.view.state == OPEN


def test_a_format_that_cannot_be_read_is_named_in_the_plan(make_window):
    folder = retro_formats.own_folder()
    paths.private(folder)
    (folder / "weather.toml").write_text('title = "Weather"\ncolumns = 3\n', "utf-8")
    (folder / "sky.toml").write_text(
        'title = "Sky"\n[[columns]]\nkey = "sun"\ntitle = "Sun"\n', "utf-8"
    )
    room = enter(make_window)
    room.view._pages.currentWidget().button.click()
    room.settle()
    assert room.view.state == PLAN
    form = room.view.form
    assert form.trouble.isVisible()
    with pytest.raises(retro_formats.InputRefused) as said:
        retro_formats.find("weather")
    assert form.trouble.text() == str(said.value)
    offered = [form.format.itemText(row) for row in range(form.format.count())]
    assert "Sky" in offered
    assert len(offered) == 7
