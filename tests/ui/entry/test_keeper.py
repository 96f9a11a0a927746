import pytest

from journal.domain import dates
from journal.domain.entry import Draft
from journal.errors import DiskFull
from journal.ops.entries import EditEntry
from journal.store import drafts, entries
from journal.ui.entry import keeper as keeping
from journal.ui.entry.keeper import Keeper

TODAY = dates.today()


class Desk:
    """What stands in the window, and a keeper that looks after it."""

    def __init__(self, workspace):
        self.draft = Draft()
        self.keeper = Keeper(workspace, lambda: self.draft, lambda: "Ana", lambda: TODAY)

    def type(self, **changes):
        self.draft = Draft(**changes)
        self.keeper.touch()


@pytest.fixture
def desk(workspace, application):
    made = Desk(workspace)
    yield made
    made.keeper.end()


@pytest.fixture
def fast(monkeypatch):
    """The same clocks, a hundred times as fast."""
    monkeypatch.setattr(keeping, "_AFTER_KEY", 5)
    monkeypatch.setattr(keeping, "_PAUSE", 20)


@pytest.fixture
def full_disk(workspace, monkeypatch):
    """Every write is refused until the returned switch is called."""
    patch = pytest.MonkeyPatch()

    def refuse(_operation):
        raise DiskFull(workspace.path)

    patch.setattr(workspace, "do", refuse)
    yield patch.undo
    patch.undo()


def test_a_pause_in_typing_keeps_a_draft_and_then_saves_the_entry(desk, fast, qtbot):
    desk.keeper.begin(None)
    with qtbot.waitSignals([desk.keeper.kept, desk.keeper.saved], order="strict"):
        desk.type(title="First words")
    assert entries.get(desk.keeper.entry_id).title == "First words"
    assert drafts.everything() == []


def test_steady_typing_is_kept_at_least_every_two_seconds(desk, monkeypatch):
    clock = [100.0]
    monkeypatch.setattr(keeping.time, "monotonic", lambda: clock[0])
    desk.keeper.begin(None)
    for step in range(6):
        clock[0] = 100.0 + 0.3 * step
        desk.type(title="x" * (step + 1))
    assert desk.keeper._draft_clock.interval() == 500
    clock[0] = 101.9
    desk.type(title="xxxxxxx")
    assert desk.keeper._draft_clock.interval() <= 100


def test_a_new_entry_without_a_word_is_nothing(desk):
    desk.keeper.begin(None)
    desk.type(title=" ")
    assert desk.keeper.flush()
    assert entries.newest() == []
    assert drafts.everything() == []


def test_words_taken_back_leave_no_draft_behind(desk):
    desk.keeper.begin(None)
    desk.type(title="Oh")
    assert desk.keeper.keep()
    desk.type(title="")
    assert desk.keeper.flush()
    assert drafts.everything() == []


def test_saves_of_one_sitting_are_one_step_of_undo(desk, workspace, add):
    entry = add("Before")
    desk.keeper.begin(entries.get(entry))
    for words in ("After", "After all", "After all that"):
        desk.type(title=words)
        assert desk.keeper.save()
    workspace.undo()
    assert entries.get(entry).title == "Before"


def test_a_refused_save_keeps_the_typing_and_is_tried_again(desk, full_disk, monkeypatch, qtbot):
    monkeypatch.setattr(keeping, "_AGAIN", 10)
    desk.keeper.begin(None)
    refusals = []
    desk.keeper.refused.connect(refusals.append)
    desk.type(title="Precious")
    assert not desk.keeper.flush()
    assert desk.keeper.unsaved
    assert isinstance(refusals[0], DiskFull)
    full_disk()
    with qtbot.waitSignal(desk.keeper.saved):
        pass
    assert entries.get(desk.keeper.entry_id).title == "Precious"


@pytest.fixture
def conflict(desk, workspace, add):
    entry = add("Ours", "first")
    desk.keeper.begin(entries.get(entry))
    workspace.do(EditEntry(entry, 1, Draft(title="Theirs", happened_on=TODAY), "Ben"))
    desk.type(title="Mine", happened_on=TODAY)
    assert not desk.keeper.save()
    assert desk.keeper.conflict
    return entry


def test_an_edit_upon_an_old_state_overwrites_nothing_and_is_kept(desk, conflict):
    assert entries.get(conflict).title == "Theirs"
    assert desk.keeper.flush()
    assert drafts.get(conflict).draft.title == "Mine"
    assert drafts.get(conflict).base_revision == 1


def test_both_versions_can_be_kept_apart(desk, conflict):
    assert desk.keeper.flush()
    assert desk.keeper.save_apart()
    assert entries.get(conflict).title == "Theirs"
    assert entries.get(desk.keeper.entry_id).title == "Mine"
    assert drafts.everything() == []


def test_mine_can_be_saved_with_theirs_in_the_history(desk, conflict, workspace):
    assert desk.keeper.save_over()
    assert entries.get(conflict).title == "Mine"
    workspace.undo()
    assert entries.get(conflict).title == "Theirs"
