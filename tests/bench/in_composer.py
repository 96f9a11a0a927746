"""What people wait for in the review of a year: from a change to its post, painted.

Run as `python -m tests.bench.in_composer JOURNAL YEAR` with a JOURNAL_HOME of its own; prints one
JSON object: by the kind of change the median, and the longest time that nothing else could happen
in the window meanwhile (seconds).
"""

import json
import statistics
import sys
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer, Signal

from journal.domain.dates import year_of
from journal.domain.entry import Audience, Draft, Kind
from journal.domain.ids import new_id
from journal.domain.links import Edge, Relation
from journal.domain.people import Person
from journal.domain.review import SECTIONS
from journal.domain.waivers import Waiver
from journal.ops.entries import AddEntry, EditEntry, TrashEntries
from journal.ops.links import AddLink
from journal.ops.people import AddPerson
from journal.settings import Settings
from journal.store import entries
from journal.ui import app as ui
from journal.ui.review.view import POST
from journal.ui.theme import Theme
from journal.ui.tidying import Tidying
from journal.workspace import Workspace
from tests.ui.pictures import settle, wait_for, window

MAIL = "print@clinic.org"
_TIMES = 10
_PATIENCE = 10_000  # milliseconds that an answer may take
_BEAT = 2  # milliseconds between two looks at whether the window is held up


class Answer(QObject):
    """Notices when the room shows a post that was composed anew, painted."""

    painted = Signal()

    def __init__(self, view):
        super().__init__()
        self._shown = False
        show = view.show_composition

        def shown(composition):
            show(composition)
            self._shown = True
            view.paper.viewport().update()

        view.show_composition = shown
        view.paper.viewport().installEventFilter(self)

    def after(self, change):
        """Make a change and run the window, as it runs by itself, until its post is painted.

        Returns:
            How long that took, and the longest time that the window was held up (seconds).
        """
        self._shown = False
        loop, late = QEventLoop(), QTimer(singleShot=True, interval=_PATIENCE)
        late.timeout.connect(lambda: loop.exit(1))
        self.painted.connect(loop.quit)
        beats = []
        beat = QTimer(interval=_BEAT)
        beat.timeout.connect(lambda: beats.append(time.perf_counter()))
        beat.start()
        late.start()
        start = time.perf_counter()
        change()
        beats.append(time.perf_counter())
        if loop.exec():
            raise TimeoutError("the post was not composed again")
        end = time.perf_counter()
        beats.append(end)
        held = max(after - before for before, after in pairwise(beats))
        return end - start, held

    def eventFilter(self, _watched, event):  # noqa: N802
        if event.type() == QEvent.Type.Paint and self._shown:
            self.painted.emit()
        return False


def changes(made, year):
    """Kinds of changes, each by a function that makes one more of it."""
    period, workspace, view = year_of(year), made._workspace, made.rooms.here
    told = entries.between(period.first, period.last, limit=0)
    public = [entry for entry in told if entry.audience is Audience.PUBLIC]
    review = made.rooms._review

    def recipe(number):
        view.recipe.list.switched.emit(SECTIONS[1 + number // 2 % 4], bool(number % 2))

    def waiver(number):
        review._change(waivers=() if number % 2 else (Waiver("email", MAIL, "It is public."),))

    def resolve(number):
        words = "Write to us" if number % 2 else f"Write to {MAIL}"
        change = lambda block: replace(block, text=words)  # noqa: E731
        review.keeper.change_block(period, "outlook", change)

    def edit(number):
        entry = entries.get(public[number].id)
        draft = replace(entry.draft(), body=f"{entry.body}\n\nMore of it, {number}.")
        workspace.do(EditEntry(entry.id, entry.revision, draft, "Ana"))

    def add(number):
        draft = Draft(
            f"New {number}", "All of it went well.", Kind.MILESTONE, audience=Audience.PUBLIC
        )
        workspace.do(AddEntry(draft, period.last, "Ana"))

    return {
        "its recipe changed": recipe,
        "a finding made or resolved": resolve,
        "a finding allowed or not": waiver,
        "an entry edited": edit,
        "an entry added": add,
        "an entry trashed": lambda number: workspace.do(TrashEntries((public[-1 - number].id,))),
        "that undone": lambda _number: workspace.undo(),
        "two entries linked": lambda number: workspace.do(
            AddLink(Edge(public[number].id, Relation.TAUGHT, public[number + 20].id))
        ),
    }


def main(path, year):
    """Measure everything on one journal."""
    app = ui.application()
    theme, workspace = Theme(app, Settings(theme="light")), Workspace(Path(path))
    workspace.do(AddPerson(Person(new_id(), "May Ortega", "may")))  # as a month is called, too
    figures = {}
    tidying = Tidying(app)  # as in the program: Python's own collector would run beside the work
    with window(workspace, theme, sample=False) as made:
        tidying.start()
        made.resize(1400, 900)
        made.show_room("review")
        view = made.rooms.here
        wait_for(lambda: view.state == POST)
        view.period_chosen.emit(year_of(int(year)))
        settle(made)
        answer = Answer(view)
        for what, change in changes(made, int(year)).items():
            seen = []
            for number in range(_TIMES):
                seen.append(answer.after(lambda c=change, n=number: c(n)))
                settle(made)
            times, held = zip(*seen, strict=True)
            figures[what] = statistics.median(times), max(held)
    workspace.close()
    print(json.dumps(figures))


if __name__ == "__main__":
    main(*sys.argv[1:])
