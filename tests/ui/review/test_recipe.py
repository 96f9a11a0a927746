"""What a team decides about its post in the room: order, voice, texts, scores, images."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from journal.domain.dates import parse_span, year_of
from journal.domain.entry import Kind
from journal.domain.review import Score, Verdict, Voice
from journal.errors import JournalBusy
from journal.ops.attachments import AttachFile
from journal.ops.documents import REVIEWS, Edit
from journal.store.lookback import recipes
from journal.ui.review.days import DaysDialog
from journal.ui.review.view import IMAGES, PAPER, SCORING, WRITER
from journal.ui.widgets.history import HistoryDialog
from tests.publish.conftest import make_png

YEAR = year_of(2015)


def kept():
    return recipes.of(YEAR)


def about(room, section):
    """What stands in the list about a section."""
    order = room.view.recipe.list.order()
    return room.view.recipe.list.item(order.index(section)).data(Qt.ItemDataRole.AccessibleTextRole)


def shown(room):
    """Wait until the post is that of the recipe which is kept."""
    room.until(lambda: room.controller._shown.review == kept() and not room.controller._composing)


def write(room, section, text):
    """Open a section and type at its beginning."""
    room.view.recipe.list.opened.emit(section)
    assert room.view._stage.currentIndex() == WRITER
    room.qtbot.keyClicks(room.view.writer.body, text)


@pytest.fixture
def told(room, tell):
    """The room on a year with a milestone and a mistake."""
    tell("The hundredth page")
    tell("Wrote to a closed door", kind=Kind.MISTAKE, day=(2015, 5, 2))
    room.compose()
    return room


def test_looking_makes_no_recipe_and_the_first_change_does(told):
    assert kept() is None
    told.view.recipe.voice.buttons[1].click()
    told.until(lambda: "the team" in told.text)
    assert (kept().voice, kept().edited_by) == (Voice.THEY, "Ana")
    told.controller._workspace.undo()
    told.until(lambda: "We publish this" in told.text)


def test_the_title_is_kept_when_the_field_is_left(told):
    title = told.view.recipe.title
    assert title.placeholderText() == "Our year 2015 in review"
    told.qtbot.keyClicks(title, "Closed doors")
    told.qtbot.keyClick(title, Qt.Key.Key_Return)
    told.until(lambda: told.text.startswith("Closed doors"))
    assert kept().title == "Closed doors"


def test_a_title_that_is_being_typed_is_kept_when_the_window_closes(told):
    told.qtbot.keyClicks(told.view.recipe.title, "Half a ti")
    assert told.controller.flush()
    assert kept().title == "Half a ti"


def test_a_title_is_kept_while_it_is_typed_and_is_one_step_of_undo(told):
    title, workspace = told.view.recipe.title, told.controller._workspace
    told.view.recipe.voice.buttons[1].click()
    shown(told)
    title.setFocus()
    told.qtbot.keyClicks(title, "Half ")
    told.qtbot.waitUntil(lambda: kept().title == "Half", timeout=2_500)
    told.until(lambda: told.text.startswith("Half"))
    assert title.text() == "Half "
    told.qtbot.keyClicks(title, "a title")
    told.qtbot.keyClick(title, Qt.Key.Key_Return)
    assert kept().title == "Half a title"
    workspace.undo()
    assert (kept().title, kept().voice) == ("", Voice.THEY)


def test_a_section_moves_with_the_keys_and_is_switched_off_with_space(told):
    rows = told.view.recipe.list
    rows.setFocus()
    rows.choose("months")
    told.qtbot.keyClick(rows, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    told.until(lambda: rows.order().index("months") == 4)
    shown(told)
    assert rows.section == "months"
    assert [block.section for block in kept().blocks][4:6] == ["months", "failures"]
    assert told.text.index("Month by month") < told.text.index("What did not work")
    told.qtbot.keyClick(rows, Qt.Key.Key_Space)
    told.until(lambda: "Month by month" not in told.text)
    assert not kept().block("months").on
    assert "left out" in about(told, "months")


def test_the_buttons_move_a_section_too_and_end_at_the_ends(told):
    panel = told.view.recipe
    panel.list.choose("opening")
    assert not panel.up.isEnabled()
    panel.down.click()
    told.until(lambda: panel.list.order()[:2] == ("glance", "opening"))
    assert panel.up.isEnabled()


def test_a_section_that_is_dragged_stays_where_it_was_dropped(told):
    rows = told.view.recipe.list
    order = list(rows.order())
    order.insert(0, order.pop())
    rows.arranged.emit(tuple(order))
    told.until(lambda: rows.order() == tuple(order))
    assert [block.section for block in kept().blocks] == order


def test_a_section_begins_as_what_is_generated_and_keeps_what_is_typed(told):
    write(told, "opening", "Hello. ")
    assert told.view.writer.body.text().startswith("Hello. In 2015 we kept a journal")
    told.until(lambda: kept() is not None and kept().block("opening").is_edited)
    block = kept().block("opening")
    assert block.text.startswith("Hello. In 2015")
    assert block.told.startswith("In 2015 we kept")
    assert len(block.sources) == 1
    told.view.writer.done.click()
    told.until(lambda: "Hello. In 2015" in told.text)
    assert told.view._stage.currentIndex() == PAPER
    assert "edited" in about(told, "opening")


def test_a_sitting_is_one_step_of_undo(told):
    write(told, "opening", "A")
    assert told.controller.flush()
    told.qtbot.keyClicks(told.view.writer.body, "B")
    assert told.controller.flush()
    assert kept().block("opening").text.startswith("ABIn 2015")
    told.controller._workspace.undo()
    assert not kept().block("opening").is_edited
    told.until(lambda: told.view.writer.body.text().startswith("In 2015"))
    told.controller._workspace.redo()
    told.until(lambda: told.view.writer.body.text().startswith("ABIn 2015"))


def test_opening_a_section_and_leaving_it_changes_nothing(told):
    told.view.recipe.list.opened.emit("months")
    told.qtbot.keyClick(told.view.writer.body, Qt.Key.Key_Escape)
    assert told.view._stage.currentIndex() == PAPER
    assert kept() is None
    assert told.view.recipe.list.section == "months"


def test_typing_is_saved_two_seconds_after_the_first_key_at_the_latest(told, monkeypatch):
    from journal.ui.review import desk

    now = [100.0]
    monkeypatch.setattr(desk.time, "monotonic", lambda: now[0])
    write(told, "opening", "A")
    clock = told.controller.desk._clock
    assert clock.interval() == 500
    now[0] += 1.9
    told.qtbot.keyClicks(told.view.writer.body, "B")
    assert clock.interval() <= 100
    assert told.controller.flush()


def test_a_save_that_is_refused_keeps_the_text_and_is_tried_again(told, monkeypatch, workspace):
    write(told, "opening", "A")
    with monkeypatch.context() as patched:

        def refuse(_operation):
            raise JournalBusy(workspace.path)

        patched.setattr(workspace, "do", refuse)
        told.view.writer.done.click()
        assert not told.controller.flush()
        assert told.view._stage.currentIndex() == WRITER
        assert told.failed
    assert told.view.writer.body.text().startswith("A")
    assert told.controller.desk._clock.isActive()
    assert told.controller.flush()
    assert kept().block("opening").text.startswith("A")


def test_what_somebody_else_wrote_meanwhile_stays_as_a_version(told, workspace):
    write(told, "opening", "A")
    assert told.controller.flush()
    told.qtbot.keyClicks(told.view.writer.body, "B")
    theirs = replace(kept().block("opening"), text="Theirs")
    workspace.do(Edit(REVIEWS, kept().with_block(theirs)))
    assert told.controller.flush()
    assert kept().block("opening").text.startswith("ABIn 2015")
    assert "theirs is among the earlier versions" in told.said[-1]
    texts = [old.block("opening").text for old in recipes.history(kept().id)]
    assert "Theirs" in texts


def test_what_somebody_else_wrote_is_shown_while_nothing_is_unsaved(told, workspace):
    write(told, "opening", "A")
    assert told.controller.flush()
    theirs = replace(kept().block("opening"), text="Theirs")
    workspace.do(Edit(REVIEWS, kept().with_block(theirs)))
    told.until(lambda: told.view.writer.body.text() == "Theirs")


def test_new_entries_are_offered_and_taken_in(told, tell):
    write(told, "failures", "Look. ")
    assert told.controller.flush()
    tell("Another closed door", "Again.", day=(2015, 6, 6), kind=Kind.MISTAKE)
    writer = told.view.writer
    told.until(lambda: len(writer.offers) == 2)
    said = [label.text() for label in writer._news.findChildren(QLabel)]
    assert "1 new entry since you wrote this" in said
    assert "1 new" in about(told, "failures")
    writer.offers[1].click()
    assert "**Another closed door.** Again. (6 June)[^" in writer.body.text()
    told.until(lambda: not writer._news.isVisible())
    writer.done.click()
    told.until(lambda: "Another closed door. Again. (6 June)" in told.text)
    assert "new" not in about(told, "failures")


def test_new_entries_may_be_left_out(told, tell):
    write(told, "failures", "Look. ")
    assert told.controller.flush()
    tell("Another closed door", "Again.", day=(2015, 6, 6), kind=Kind.MISTAKE)
    told.until(lambda: len(told.view.writer.offers) == 2)
    told.view.writer.offers[0].click()
    told.until(lambda: not told.view.writer._news.isVisible())
    shown(told)
    assert "new" not in about(told, "failures")


def test_a_section_goes_back_to_generated_and_undo_brings_the_text_back(told):
    write(told, "opening", "Hello. ")
    assert told.controller.flush()
    told.until(told.view.recipe.back.isVisible)
    told.view.recipe.back.click()
    told.until(lambda: "Hello." not in told.text and told.view._stage.currentIndex() == PAPER)
    assert not kept().block("opening").is_edited
    told.controller._workspace.undo()
    told.until(lambda: "Hello." in told.text)


def test_what_was_announced_is_scored_with_a_word(told):
    told.view.recipe.list.opened.emit("promises")
    page = told.view.scoring
    assert told.view._stage.currentIndex() == SCORING
    told.qtbot.keyClicks(page.more, "A line that rings")
    told.qtbot.keyClick(page.more, Qt.Key.Key_Return)
    page.verdicts[0].buttons[1].click()
    told.qtbot.keyClicks(page.words[0], "in May")
    page.done.click()
    told.until(lambda: "A line that rings. Done. in May." in told.text)
    assert kept().scores == (Score("A line that rings", Verdict.DONE, "in May"),)
    told.view.recipe.list.opened.emit("promises")
    assert page.words[0].text() == "in May"


@pytest.mark.parametrize("left", ["done", "escape", "closed"])
def test_what_was_announced_needs_no_return_to_be_kept(told, left):
    told.view.recipe.list.opened.emit("promises")
    page = told.view.scoring
    told.qtbot.keyClicks(page.more, "A line that rings")
    if left == "done":
        page.done.click()
    elif left == "escape":
        told.qtbot.keyClick(page.more, Qt.Key.Key_Escape)
    else:
        assert told.controller.flush()
    assert kept().scores == (Score("A line that rings"),)
    assert not page.more.text()


def test_next_year_begins_from_this_one_with_one_click(told):
    told.view.recipe.voice.buttons[1].click()
    shown(told)
    told.qtbot.waitUntil(told.view.recipe.next.isVisible)
    assert told.view.recipe.next.text() == "Begin 2016 from this one"
    told.view.recipe.next.click()
    begun = recipes.of(year_of(2016))
    assert begun.voice is Voice.THEY
    assert not any(block.is_edited for block in begun.blocks)
    told.choose_year(2015)
    shown(told)
    assert not told.view.recipe.next.isVisible()


def test_a_year_offers_to_begin_from_the_one_before(told, tell):
    told.view.recipe.voice.buttons[1].click()
    tell("Here again", day=(2016, 2, 2))
    told.choose_year(2016)
    told.until(lambda: told.view.recipe.begin.isVisible())
    told.view.recipe.begin.click()
    told.until(lambda: told.controller._shown.review.voice is Voice.THEY)
    assert not told.view.recipe.begin.isVisible()


def test_half_years_and_any_days_have_a_recipe_of_their_own(told):
    told.view._menu.actions()[2].trigger()
    told.until(lambda: told.view.year.text() == "January to June 2015")
    told.view.recipe.voice.buttons[1].click()
    shown_half = parse_span("2015-H1")
    told.until(lambda: recipes.of(shown_half) is not None)
    assert kept() is None
    told.view._menu.actions()[-1].trigger()
    dialog = told.view.window().findChild(DaysDialog)
    dialog.first.setText("soon")
    dialog.take.click()
    assert "is not a day" in dialog.refusal.text()
    dialog.first.setText("2015-05-01")
    dialog.last.setText("2015-05-31")
    dialog.take.click()
    told.until(lambda: told.view.year.text() == "May 2015")
    assert "Wrote to a closed door" in told.text


def test_an_image_is_chosen_for_a_section_and_asked_for_its_words(told, tell, workspace):
    entry = tell("The door", day=(2015, 7, 7))
    workspace.do(AttachFile(entry, "door.png", "image/png", make_png(), ""))
    told.until(lambda: len(told.controller._shown.images) == 1)
    told.view.recipe.list.choose("opening")
    told.view.recipe.pictures.click()
    page = told.view.images
    assert told.view._stage.currentIndex() == IMAGES
    told.until(lambda: not page.rows[0].thumb.pixmap().isNull())
    page.rows[0].use.click()
    assert page.rows[0]._lack.isVisible()
    told.qtbot.keyClicks(page.rows[0].alt, "A red door")
    told.qtbot.keyClicks(page.rows[0].credit, "Photo: our own")
    assert not page.rows[0]._lack.isVisible()
    page.done.click()
    told.until(lambda: "Photo: our own" in told.text)
    (picture,) = kept().block("opening").pictures
    assert (picture.alt, picture.credit) == ("A red door", "Photo: our own")


def test_an_earlier_version_is_compared_and_brought_back(told):
    told.view.recipe.title.setText("First")
    told.view.recipe.title_given.emit("First")
    told.view.recipe.title_given.emit("Second")
    told.until(told.view.recipe.history.isVisible)
    told.view.recipe.history.click()
    dialog = told.view.window().findChild(HistoryDialog)
    told.until(lambda: "Title: First" in dialog.page.toPlainText())
    assert "Title: Second" in dialog.page.toPlainText()
    dialog.restore.click()
    told.until(lambda: told.text.startswith("First"))
    assert [old.title for old in recipes.history(kept().id)] == ["First", "Second"]


def test_what_was_written_is_noted_in_the_recipe(told, tell, tmp_path):
    tell("A line that rings", kind=Kind.LEARNING, day=(2015, 8, 8))
    told.until(lambda: "A line that rings" in told.text)
    told.view.folder_chosen.emit(str(tmp_path / "out"))
    told.until(lambda: bool(told.said))
    assert kept().folder == str(tmp_path / "out")
    assert kept().said == ("A line that rings",)


def test_the_words_are_counted_and_the_meter_says_how_long_is_long(told):
    words = sum(section.words for section in told.controller._shown.sections)
    panel = told.view.recipe
    assert panel._counted.text().startswith(f"{words} words of 1,200 to 2,000: there is room")
    assert panel.meter.value() == words


def test_another_period_waits_until_what_is_typed_is_kept(told, tell):
    tell("Old", day=(2014, 3, 3))
    write(told, "opening", "A")
    told.choose_year(2014)
    told.until(lambda: told.view.year.text() == "2014")
    assert kept().block("opening").text.startswith("A")
    assert told.view._stage.currentIndex() == PAPER


def test_every_page_goes_by_with_the_keyboard_alone(told):
    told.view.activateWindow()
    rows = told.view.recipe.list
    rows.setFocus()
    rows.choose("opening")
    told.qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert told.view.writer.body.hasFocus()
    told.qtbot.keyClick(told.view.writer.body, Qt.Key.Key_Escape)
    assert rows.hasFocus()
    rows.choose("promises")
    told.qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert told.view.scoring.more.hasFocus()
    told.qtbot.keyClick(told.view.scoring.more, Qt.Key.Key_Escape)
    assert rows.hasFocus()


def test_the_post_goes_along_with_the_sections(told, tell):
    for month in range(1, 13):
        tell(f"Page {month}", "words " * 60, day=(2015, month, 3))
    told.view.resize(900, 400)
    told.until(lambda: told.text.count("Page") > 5)
    rows, bar = told.view.recipe.list, told.view.paper.verticalScrollBar()
    rows.setFocus()
    told.view.activateWindow()
    told.until(rows.hasFocus)
    rows.choose("months")
    assert bar.value() > 300
    rows.choose("opening")
    assert bar.value() == 0


def test_the_post_is_not_drawn_while_a_section_is_written_in_its_place(told, monkeypatch):
    write(told, "opening", "A")
    drawn = []
    monkeypatch.setattr(told.view.paper, "setHtml", drawn.append)
    assert told.controller.flush()
    shown(told)
    assert drawn == []
    told.view.writer.done.click()
    assert len(drawn) == 1


@pytest.mark.parametrize("section", ["opening", "promises", "months"])
def test_a_journal_that_cannot_be_written_opens_no_page_to_type_in(told, workspace, section):
    workspace.read_only = True
    told.view.recipe.list.choose(section)
    if section == "months":
        told.view.recipe.pictures.click()
    else:
        told.view.recipe.edit.click()
    assert told.view._stage.currentIndex() == PAPER
    assert "can be read but not written" in told.failed[-1]
    workspace.read_only = False
