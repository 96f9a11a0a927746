from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent

from journal.domain import dates
from journal.domain.entry import Kind
from journal.domain.links import Edge, Relation
from journal.errors import DiskFull
from journal.ops.links import AddLink
from journal.ops.reflections import EditReflection, TrashReflection
from journal.store import reflections
from journal.ui.reflections.slip_model import carried
from journal.ui.reflections.view import NO_ENTRIES, NONE_YET, OPEN

YEAR = dates.today().year
KEY, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier


def drop(widget, ids, at):
    data = carried(ids)
    event = QDropEvent(
        QPointF(at), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    widget.dropEvent(event)


def test_an_empty_journal_asks_for_an_entry(board, view, qtbot):
    room = board()
    assert view._pages.currentIndex() == NO_ENTRIES
    assert not view.tray.isVisible()
    view.focus_first()
    with qtbot.waitSignal(view.entry_requested):
        room.press(view.focusWidget(), KEY.Key_Space)


def test_a_year_without_reflections_offers_to_begin_one(board, view, add):
    add("Ask first", kind=Kind.LEARNING)
    room = board()
    assert view._pages.currentIndex() == NONE_YET
    room.press(view._pages.currentWidget().button, KEY.Key_Space)
    assert view._pages.currentIndex() == OPEN
    assert room.kept().claim == "New reflection"
    assert room.kept().period_first.year == YEAR
    assert room.page.claim.textCursor().selectedText() == "New reflection"


def test_the_tray_holds_what_no_reflection_uses(board, add, reflect):
    used = add("Used", kind=Kind.LEARNING)
    add("Fresh", kind=Kind.LEARNING)
    add("Broke it", kind=Kind.MISTAKE)
    add("A note")
    reflect(evidence=(used,))
    room = board()
    assert room.tray("Learning") == ["Fresh"]
    assert room.tray("Mistake") == ["Broke it"]
    assert "A note" not in room.shown(room.view.tray)
    assert room.view._unused.text() == "one learning unused"


def test_return_puts_a_slip_into_the_open_reflection_and_the_next_one_follows(board, add, reflect):
    first, second = (add(title, kind=Kind.LEARNING) for title in ("One", "Two"))
    reflect()
    room = board()
    room.choose_in_tray("Two", "Learning")
    room.press(room.view.tray, KEY.Key_Return)
    assert room.kept().evidence == (second,)
    assert room.tray("Learning") == ["One"]
    room.press(room.view.tray, KEY.Key_Return)
    assert room.kept().evidence == (second, first)
    assert room.shown(room.page.evidence) == ["Two", "One"]


def test_return_begins_a_reflection_where_there_is_none(board, add):
    name = add("Ask first", kind=Kind.LEARNING)
    room = board()
    room.choose_in_tray("Ask first", "Learning")
    room.press(room.view.tray, KEY.Key_Return)
    assert room.kept().evidence == (name,)


def test_a_chain_goes_in_as_a_whole(board, workspace, add, reflect):
    mistake = add("Sent a memo", kind=Kind.MISTAKE, ago=0)
    learning = add("Walk over", kind=Kind.LEARNING, ago=0)
    workspace.do(AddLink(Edge(mistake, Relation.TAUGHT, learning)))
    reflect()
    room = board()
    room.choose_in_tray("Walk over", "Chain")
    room.press(room.view.tray, KEY.Key_Return)
    assert room.kept().evidence == (mistake, learning)
    assert room.tray("Chain") == []


def test_slips_are_dropped_on_any_reflection(board, add, reflect):
    name = add("Ask first", kind=Kind.LEARNING)
    reflect("First", position=1)
    other = reflect("Second", position=2)
    room = board()
    claims = room.view.claims
    target = claims.visualRect(claims.slips.place(other)).center()
    drop(claims, [name], target)
    assert reflections.get(other).evidence == (name,)


def test_slips_are_dropped_between_the_evidence_and_on_the_page(board, add, reflect):
    one, two, three = (add(title) for title in ("One", "Two", "Three"))
    reflect(evidence=(one, two))
    room = board()
    evidence = room.page.evidence
    second = evidence.visualRect(evidence.slips.place(two))
    data, copy = carried([three]), Qt.DropAction.CopyAction
    evidence.slips.dropMimeData(data, copy, 1, 0, evidence.rootIndex())
    assert room.kept().evidence == (one, three, two)
    drop(room.page, [one], QPoint(5, second.top()))
    assert room.kept().evidence == (three, two, one)


def test_keys_order_and_remove_evidence_and_undo_brings_it_back(board, workspace, add, reflect):
    one, two = add("One"), add("Two")
    reflect(evidence=(one, two))
    room = board()
    evidence = room.page.evidence
    evidence.choose(two)
    room.press(evidence, KEY.Key_Up, ALT)
    assert room.kept().evidence == (two, one)
    assert evidence.current == two
    told = []
    room.controller.taken_away.connect(lambda words, back: told.append((words, back)))
    room.press(evidence, KEY.Key_Delete)
    assert room.kept().evidence == (one,)
    assert evidence.current == one
    workspace.undo()
    assert room.kept().evidence == (two, one)
    evidence.choose(two)
    room.press(evidence, KEY.Key_Delete)
    told[-1][1]()
    assert room.kept().evidence == (two, one)
    assert told[-1][0] == "1 entry is no longer evidence."


def test_return_on_evidence_opens_the_entry(board, add, reflect, qtbot):
    name = add("One")
    reflect(evidence=(name,))
    room = board()
    room.page.evidence.choose(name)
    with qtbot.waitSignal(room.view.entry_opened) as told:
        room.press(room.page.evidence, KEY.Key_Return)
    assert told.args == [name]


def test_reflections_are_ordered_by_keys_as_one_step(board, workspace, reflect):
    ids = [reflect(claim) for claim in ("A", "B", "C")]
    room = board()
    claims = room.view.claims
    claims.choose(ids[2])
    room.press(claims, KEY.Key_Up, ALT)
    assert room.shown(claims) == ["A", "C", "B"]
    workspace.undo()
    assert room.shown(claims) == ["A", "B", "C"]


def test_a_trashed_reflection_can_be_brought_back(board, reflect):
    one, _ = reflect("One", position=1), reflect("Two", position=2)
    room = board()
    told = []
    room.controller.taken_away.connect(lambda words, back: told.append(back))
    room.view.claims.choose(one)
    room.press(room.view.claims, KEY.Key_Delete)
    assert room.shown(room.view.claims) == ["Two"]
    told[0]()
    assert room.shown(room.view.claims) == ["One", "Two"]
    assert room.controller.opened == one


def test_choosing_another_reflection_saves_the_one_before(board, reflect, qtbot):
    one, two = reflect("One", position=1), reflect("Two", position=2)
    room = board()
    qtbot.keyClicks(room.page.beats["before"].field, "We guessed.")
    room.view.claims.setFocus()
    room.press(room.view.claims, KEY.Key_Down)
    assert reflections.get(one).before == "We guessed."
    assert room.controller.opened == two
    assert room.page.beats["before"].field.text() == ""


def test_typing_is_saved_by_itself(board, reflect, qtbot):
    reflect()
    room = board()
    room.page.beats["now"].field.setFocus()
    qtbot.keyClicks(room.page.beats["now"].field, "We ask.")
    qtbot.waitUntil(lambda: room.kept().now == "We ask.", timeout=2_000)
    assert room.page._state.text().startswith("Saved ")
    assert room.page.beats["now"].field.document().isUndoAvailable()


def test_one_undo_takes_back_what_was_typed_between_several_saves(board, reflect, workspace, qtbot):
    reflect()
    room = board()
    for words in ("We ", "ask."):
        qtbot.keyClicks(room.page.beats["now"].field, words)
        assert room.controller.flush()
    workspace.undo()
    assert (room.kept().now, room.page.beats["now"].field.text()) == ("", "")
    workspace.redo()
    assert room.page.beats["now"].field.text() == "We ask."


def test_a_claim_that_is_emptied_comes_back_and_the_rest_is_saved(board, reflect, qtbot):
    reflect("Ask first")
    room = board()
    room.page.claim.setFocus()
    room.page.claim.selectAll()
    qtbot.keyClick(room.page.claim, KEY.Key_Delete)
    qtbot.keyClicks(room.page.beats["learnt"].field, "A lot.")
    assert room.controller.flush()
    assert (room.kept().claim, room.kept().learnt) == ("Ask first", "A lot.")
    room.page.beats["learnt"].field.setFocus()
    assert room.page.claim.text() == "Ask first"


def test_the_evidence_offers_a_draft_that_a_person_takes(board, workspace, add, reflect, qtbot):
    mistake = add("Memo", "Nobody read the memo. %%Not even me.%%", kind=Kind.MISTAKE)
    learning = add("Walk over", kind=Kind.LEARNING)
    practice = add("We visit on Mondays")
    workspace.do(AddLink(Edge(learning, Relation.APPLIED_IN, practice)))
    reflect(evidence=(mistake, learning))
    room = board()
    beats = room.page.beats
    assert [beat.draft for beat in beats.values()] == [
        "", "Nobody read the memo.", "Walk over.", "We visit on Mondays.",
    ]  # fmt: skip
    assert beats["went_wrong"].field.text() == ""
    assert not beats["before"].take.isVisible()
    room.press(beats["went_wrong"].take, KEY.Key_Space)
    assert room.controller.flush()
    assert room.kept().went_wrong == "Nobody read the memo."
    assert not beats["went_wrong"].take.isVisible()
    beats["went_wrong"].field.undo()
    assert beats["went_wrong"].take.isVisible()


def test_what_others_wrote_elsewhere_is_joined_with_what_is_typed(board, workspace, reflect, qtbot):
    name = reflect()
    room = board()
    qtbot.keyClicks(room.page.beats["before"].field, "Mine")
    workspace.do(EditReflection(replace(reflections.get(name), now="Theirs")))
    assert room.page.beats["now"].field.text() == "Theirs"
    assert room.page.beats["before"].field.text() == "Mine"
    assert room.controller.flush()
    assert (room.kept().before, room.kept().now) == ("Mine", "Theirs")


def in_dispute(room, workspace, qtbot):
    qtbot.keyClicks(room.page.beats["before"].field, "Mine")
    workspace.do(EditReflection(replace(room.kept(), before="Theirs")))
    assert room.page.dispute.isVisible()
    assert "“Theirs”" in room.page.dispute._words.text()
    assert room.page.beats["before"].field.text() == "Mine"
    assert not room.controller.flush()
    assert room.kept().before == "Theirs"


def test_both_versions_of_a_text_can_be_kept(board, workspace, reflect, qtbot):
    name = reflect()
    room = board()
    in_dispute(room, workspace, qtbot)
    room.press(room.page.dispute.both, KEY.Key_Space)
    assert room.kept().before == "Mine"
    assert reflections.get(name).before == "Theirs"
    assert not room.page.dispute.isVisible()


def test_mine_can_be_kept_and_undo_brings_theirs_back(board, workspace, reflect, qtbot):
    reflect()
    room = board()
    in_dispute(room, workspace, qtbot)
    room.press(room.page.dispute.mine, KEY.Key_Space)
    assert room.kept().before == "Mine"
    assert not room.page.dispute.isVisible()
    workspace.undo()
    assert room.kept().before == "Theirs"
    assert room.page.beats["before"].field.text() == "Theirs"


def test_theirs_can_be_kept(board, workspace, reflect, qtbot):
    reflect()
    room = board()
    in_dispute(room, workspace, qtbot)
    room.press(room.page.dispute.theirs, KEY.Key_Space)
    assert room.page.beats["before"].field.text() == "Theirs"
    assert not room.page.dispute.isVisible()
    assert room.controller.flush()


def test_typing_in_a_reflection_that_others_trashed_is_kept(board, workspace, reflect, qtbot):
    name = reflect()
    room = board()
    qtbot.keyClicks(room.page.beats["before"].field, "Mine")
    workspace.do(TrashReflection(name, 1))
    assert room.page.dispute.isVisible()
    assert room.page.beats["before"].field.text() == "Mine"
    assert room.controller.rescue()
    assert [r.before for r in reflections.everyone()] == ["Mine"]


def test_a_refused_save_keeps_the_text_and_says_why(board, workspace, reflect, qtbot, monkeypatch):
    def refuse(_operation):
        raise DiskFull(workspace.path)

    reflect()
    room = board()
    qtbot.keyClicks(room.page.beats["before"].field, "precious")
    with monkeypatch.context() as patched:
        patched.setattr(workspace, "do", refuse)
        assert not room.controller.flush()
    assert "disk is full" in room.failures[0]
    assert room.page.beats["before"].field.text() == "precious"
    assert room.controller.flush()
    assert room.kept().before == "precious"


def test_leaving_the_room_saves(board, view, reflect, qtbot):
    reflect()
    room = board()
    qtbot.keyClicks(room.page.beats["before"].field, "kept")
    view.hide()
    assert room.kept().before == "kept"


def test_another_year_is_one_choice_away(board, view, add, reflect):
    add("Old lesson", kind=Kind.LEARNING, happened_on=date(YEAR - 2, 5, 5))
    reflect("Of old", year=YEAR - 2)
    reflect("Of now")
    room = board()
    assert [action.text() for action in view._menu.actions()] == [str(YEAR), str(YEAR - 2)]
    view._menu.actions()[1].trigger()
    room.settle()
    assert view.year.text() == str(YEAR - 2)
    assert room.shown(view.claims) == ["Of old"]
    assert room.tray("Learning") == ["Old lesson"]


def test_a_journal_of_old_opens_on_its_last_year(board, view, add):
    add("Old lesson", kind=Kind.LEARNING, happened_on=date(YEAR - 2, 5, 5))
    room = board()
    room.settle()
    assert view.year.text() == str(YEAR - 2)
    assert room.tray("Learning") == ["Old lesson"]


def test_seven_reflections_are_enough(board, view, reflect):
    for number in range(7):
        reflect(f"Claim {number}", position=number)
    board()
    assert not view.new.isEnabled()
    assert "Seven" in view.new.toolTip()
