"""Make a picture of every view: `python -m tests.ui.pictures FOLDER [WORDS…]`.

Both themes, 1400 by 900 and 1000 by 650 pixels, from the sample journal and from an empty one,
without a display. They are for looking at, not for comparing. WORDS choose: only pictures whose
names have all of them are made.
"""

import os
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from journal import assets
from journal.domain.entry import Kind
from journal.domain.filters import Condition, Filters
from journal.domain.retros import Step
from journal.domain.timeline.board import Grouping
from journal.domain.timeline.scale import Level
from journal.exchange import archive
from journal.ops.archive import RestoreArchive
from journal.settings import Settings
from journal.store import database
from journal.store.searching import search
from journal.ui import app as ui
from journal.ui.bridge import Bridge
from journal.ui.entry.view import PREVIEW
from journal.ui.retros.view import OPEN
from journal.ui.review.view import CHECK, POST, RECIPE
from journal.ui.shell.welcome import WelcomeDialog
from journal.ui.shell.window import Window
from journal.ui.tasks import Tasks
from journal.ui.theme import Theme
from journal.workspace import Workspace

SIZES = ((1400, 900), (1000, 650))
THEMES = ("light", "dark")
JOURNALS = ("sample", "empty")
OVER = ("settings", "keys", "help", "about")
_PATIENCE = 20  # seconds until a view must be settled


def make_journal(path, name):
    """Make a journal: `sample`, or `empty`."""
    database.create(path)
    workspace = Workspace(path)
    if name == "sample":
        workspace.do(RestoreArchive(archive.read(assets.path("sample"))))
    return workspace


@contextmanager
def window(workspace, theme, sample):
    """A real window on a journal, closed at the end of the block."""
    tasks, bridge = Tasks(workspace.kept_connection, workspace.let_go), Bridge(workspace)
    settings = Settings(theme=theme.choice, author="Maren Oakes")
    made = Window(workspace, settings, theme, tasks, bridge, sample=sample)
    try:
        made.show()
        made.activateWindow()
        wait_for(lambda: made.started)
        yield made
    finally:
        made.end_session()
        bridge.close()
        tasks.close()


def wait_for(condition):
    """Let the window work until something holds, and its worker too: `QTest.qWait` would not."""
    until = time.perf_counter() + _PATIENCE
    loop, clock = QEventLoop(), QTimer(interval=10)
    clock.timeout.connect(
        lambda: loop.quit() if condition() or time.perf_counter() > until else None
    )
    if not condition():
        clock.start()
        loop.exec()
    if not condition():
        raise TimeoutError("a view did not settle")


def settle(made):
    """Wait until the worker has nothing to do and everything is painted."""
    done = []
    for _ in range(2):  # an answer may ask for more
        done.clear()
        made._tasks.run("pictures", lambda: True, done.append, reads=False)
        wait_for(lambda: done)
        QTest.qWait(160)  # what waits for the end of typing


def views(made):
    """Bring up one view after another; yield its name and the widget to look at."""
    rich = open_a_rich_one(made)
    for room, button in made.sidebar.rooms.items():
        button.click()
        yield room, made
        parts = {"compare": _compared, "loop": _moved, "retros": _retros, "review": _reviewed}
        yield from parts.get(room, lambda _made: ())(made)
    made.show_room("timeline")
    yield from _lanes(made)
    if rich:
        for name in ("entry", "entry-other-mode"):
            made.entry.focus_first()
            yield name, made
            made.toggle_preview()
        yield from _timeline(made)
        yield from _entry(made)
    made.new_entry()
    yield "entry-new", made
    yield from _advised(made)
    made.sidebar.rooms["today"].click()
    made.rooms.here.quick.setText("yesterday: m: nobody told the night shift #people @niall")
    yield "today-typed", made
    made.rooms.here.quick.clear()
    yield from _palette(made)
    yield from _over(made)


def _reviewed(made):
    """What stands beside the post, and the pages that take its place."""
    view = made.rooms.here
    if view.state != POST:
        return
    view.show_side(CHECK)
    yield "review-check", made
    view.show_side(RECIPE)
    view.recipe.list.opened.emit("opening")
    settle(made)
    QTest.keyClicks(view.writer.body, "Two of us began. ")
    made.flush()
    settle(made)
    yield "review-writing", made
    view.writer.done.click()
    settle(made)
    view.recipe.list.choose("opening")
    yield "review-written", made
    view.recipe.list.opened.emit("promises")
    for words in ("A route walk before every page", "Text reminders in a second clinic"):
        view.scoring.more.setText(words)
        QTest.keyClick(view.scoring.more, Qt.Key.Key_Return)
    view.scoring.verdicts[0].buttons[1].click()
    yield "review-scoring", made
    view.scoring.done.click()
    view.recipe.pictures_requested.emit("months")
    settle(made)
    view.images.rows[0].use.click()
    yield "review-images", made
    view.images.done.click()
    settle(made)


def _compared(made):
    """The tables of the room, each with a number chosen."""
    view = made.rooms.here
    settle(made)
    if not view.heat.isVisible():
        return
    for name, table, place in (("months", view.months, (4, 6)), ("periods", view.periods, (2, 2))):
        view.modes.buttons[1 if name == "months" else 2].click()
        settle(made)
        table.setFocus()
        table.setCurrentIndex(table.model().index(*place))
        yield f"compare-{name}", made
    view.modes.buttons[0].click()


def _advised(made):
    """An experiment that begins like others before it; it is given up again."""
    made.writing.start_new(Kind.EXPERIMENT)
    QTest.keyClicks(made.entry.title, "Release the new whiteboard screen on a Friday")
    made.writing.advice.look()
    yield "entry-advised", made
    made.trash_entries((made.writing.entry_id,))
    made.messages.clear()


def _moved(made):
    """A learning that was moved to where it is applied."""
    settle(made)
    cards = list(made.rooms.here.panels.values())[2].cards
    if cards.cards.cards:
        cards.setFocus()
        QTest.keyClick(cards, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
        yield "loop-moved", made
        made.entry.close_questions()


def _retros(made):
    """The steps of the latest retro, its large screen, and the plan of a new one."""
    view = made.rooms.view("retros")
    settle(made)
    if view.state == OPEN:
        for step in list(Step)[:-1]:
            view.page.step_chosen.emit(step)
            yield f"retros-{step}", made
        view.page.stage.click()
        stage = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "stage")
        for step in list(Step)[:-1]:
            stage.step_chosen.emit(step)
            yield f"retros-stage-{step}", stage
        stage.close()
    view.new.click()
    yield "retros-plan", made
    view.form.cancel.click()


def open_a_rich_one(made):
    """Open an entry that has nearly everything an entry can have; tell whether there is one."""
    found = search.find(Filters((Condition("word", "rehearse"),)), 1)
    if not found:
        made.writing.close_entry()
        return False
    made.writing.open(found[0].entry.id)
    if made.entry.mode != PREVIEW:
        made.toggle_preview()
    return True


def _timeline(made):
    """What looking for something looks like."""
    room = made.rooms.here
    room.search.setText("release")
    yield "timeline-found", made
    room.search.setText("release nowhere")
    yield "timeline-nothing-found", made
    room.search.clear()
    conditions = [Condition("tag", "release"), Condition("by", "Idris Pell")]
    room.narrowing.choose(conditions)
    yield "timeline-filtered", made
    room.narrowing.choose(())
    settle(made)
    room.cards.selectAll()
    yield "timeline-selected", made
    room.cards.choose(made.writing.entry_id)


def _entry(made):
    """What is asked about an entry, and told of it."""
    made.entry.link.click()
    yield "entry-link", made
    made.entry.close_questions()
    made.messages.notice("“Quiet Tuesdays” is in the trash.", ("Undo", lambda: None))
    yield "message", made
    made.troubles.tell("The journal is locked by another program. What you write stays here.")
    yield "trouble", made
    made.messages.clear()
    made.toggle_preview()
    made.entry.body.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(made.entry.body, " They wrote it down.")
    made.flush()
    made.entry.history_requested.emit()
    settle(made)
    yield from _closed([("entry-history", widget) for widget in _others(made)])
    made.undo_journal()
    made.toggle_preview()


def _others(made):
    return [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not made]


def _lanes(made):
    """The timeline in lanes: near and far, by kind and by others, a chain, the table."""
    view = made.rooms.here
    view.choose_shape("lanes")
    settle(made)
    page = next((page for page in view.findChildren(QWidget) if hasattr(page, "sight")), None)
    if page is not None and page.isVisible():
        for level in Level:
            page.controls.level_chosen.emit(level)
            yield f"lanes-{level}", made
        page.controls.level_chosen.emit(Level.QUARTER)
        for grouping in Grouping:
            page.controls.grouping_chosen.emit(grouping)
            yield f"lanes-by-{grouping}", made
        page.controls.grouping_chosen.emit(Grouping.KIND)
        settle(made)
        if len(page.sight.material.chains):
            page.sight.choose_chain(0)
            first, *_, last = page.sight.material.chains.members(0)
            page.sight.show_days(first.first, last.last)
            yield "lanes-chain", made
            page.canvas.opened.emit(last.id)
            yield "lanes-chain-entry", made
            page.sight.choose_chain(None)
            yield "lanes-entry", made
        made.rooms.edit_eras()
        yield from _closed([("lanes-eras", widget) for widget in _others(made)])
        view.choose_shape("table")
        yield "lanes-table", made
    view.choose_shape("list")


def _palette(made):
    made.activateWindow()
    made.dialogs.open_palette()
    yield "palette", made
    wait_for(QApplication.focusWidget)
    field = QApplication.focusWidget()
    QTest.keyClicks(field, "what")
    yield "palette-typed", made
    QTest.keyClick(field, Qt.Key.Key_Escape)


def _over(made):
    """Windows that open over the window or beside it."""
    for name in OVER:
        made._commands.actions[name].trigger()
        for widget in _others(made):
            wait_for(widget.isActiveWindow)
        yield from _closed([(name, widget) for widget in _others(made)])
    welcome = WelcomeDialog(made._theme, Path("/home/maren/journal.db"), made)
    welcome.show()
    yield from _closed([("welcome", welcome)])


def _closed(shown):
    """Each in turn, closed when it was looked at."""
    for name, widget in shown:
        yield name, widget
        widget.reject() if isinstance(widget, QDialog) else widget.close()


def main(arguments):
    """Write the pictures and print their paths."""
    if not arguments:
        sys.exit(__doc__)
    folder, words = Path(arguments[0]), arguments[1:]
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="journal-pictures-") as home:
        os.environ["JOURNAL_HOME"] = home
        app = ui.application()
        for journal in JOURNALS:
            workspace = make_journal(Path(home) / f"{journal}.db", journal)
            for choice in THEMES:
                theme = Theme(app, Settings(theme=choice))
                with window(workspace, theme, journal == "sample") as made:
                    for width, height in SIZES:
                        made.resize(width, height)
                        _take(made, folder, (journal, choice, f"{width}x{height}"), words)
            workspace.close()


def _take(made, folder, facts, words):
    for name, widget in views(made):
        file = "-".join((facts[0], name, *facts[1:])) + ".png"
        if all(word in file for word in words):
            settle(made)
            widget.grab().save(str(folder / file))
            print(folder / file, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
