"""The year in review in the whole window, on a large journal."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from journal.domain.entry import Audience, Kind
from journal.ops.attachments import AttachFile
from journal.store.lookback import recipes
from journal.ui.review.view import POST
from tests.publish.conftest import make_png
from tests.ui.conftest import TODAY


def test_what_is_typed_into_a_section_is_kept_when_the_window_closes(make_window, add, qtbot):
    add("A door", "It was closed.", kind=Kind.MILESTONE, audience=Audience.PUBLIC)
    opened = make_window()
    opened.window.go_to("review")
    view = opened.window.rooms.here
    qtbot.waitUntil(lambda: view.state == POST)
    assert view.year.text() == str(TODAY.year)
    view.recipe.list.opened.emit("opening")
    qtbot.keyClicks(view.writer.body, "Hello. ")
    assert opened.window.flush()
    (kept,) = recipes.everyone()
    assert kept.block("opening").text.startswith("Hello. In ")
    opened.settle()


def test_the_post_lies_on_a_sheet_of_its_own(make_window, add, theme, qtbot):
    add("A door", "It was closed.", kind=Kind.MILESTONE, audience=Audience.PUBLIC)
    opened = make_window()
    opened.window.go_to("review")
    view = opened.window.rooms.here
    qtbot.waitUntil(lambda: view.state == POST)
    sheet = view.findChild(QFrame, "sheet").grab().toImage()
    assert sheet.pixelColor(8, 8).name() == theme.tokens.surface


@pytest.mark.parametrize("section", ["opening", "promises", "months"])
def test_every_page_can_be_gone_through(make_window, add, workspace, qtbot, section):
    door = add("A door", "Closed.", kind=Kind.MISTAKE, audience=Audience.PUBLIC)
    workspace.do(AttachFile(door, "door.png", "image/png", make_png(), "A door"))
    opened = make_window()
    opened.window.go_to("review")
    view = opened.window.rooms.here
    qtbot.waitUntil(lambda: view.state == POST)
    panel = view.recipe
    panel.list.choose(section)
    (panel.pictures if section == "months" else panel.edit).click()
    if section == "promises":
        view.scoring.more.setText("A line that rings")
        qtbot.keyClick(view.scoring.more, Qt.Key.Key_Return)
    if section == "opening":
        qtbot.keyClicks(view.writer.body, "Hello. ")
        assert opened.window.flush()
        add("Another", "Open.", kind=Kind.MILESTONE, audience=Audience.PUBLIC)
        qtbot.waitUntil(lambda: len(view.writer.offers) == 2)
    if section == "months":
        view.images.rows[0].use.click()
    opened.settle()  # and gone through at the end
