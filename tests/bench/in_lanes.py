"""How long a frame of the lanes takes while someone pans and zooms; prints one JSON object.

Run as `python -m tests.bench.in_lanes JOURNAL` with a JOURNAL_HOME of its own. A frame is the
layout of the view, its painting, and whatever else the window has to do in between, such as
taking over the entries of the months that came into sight. Beside it stands the same for an empty
widget of that size, which only fills its ground. Figures are seconds, 95th percentiles.
"""

import json
import statistics
import sys
import time
from pathlib import Path

from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from journal.domain.timeline.board import Grouping
from journal.domain.timeline.scale import Level
from journal.settings import Settings
from journal.ui import app as ui
from journal.ui.theme import Theme
from journal.workspace import Workspace
from tests.ui.pictures import settle, window

FRAMES = 120
PAN, ZOOM = 9, 1.02  # pixels to the side, and how much nearer, in a frame
LEVELS = (None, *Level)  # None: as far away as can be


class Empty(QWidget):
    """A widget that fills its ground and does nothing else."""

    def paintEvent(self, event):  # noqa: N802
        QPainter(self).fillRect(event.rect(), QColor("#ffffff"))


def frames(widget, step):
    """Take a step and show it, many times over: the 95th percentile."""
    times = []
    for number in range(FRAMES):
        start = time.perf_counter()
        step(number)
        widget.repaint()
        QApplication.processEvents()
        times.append(time.perf_counter() - start)
    return statistics.quantiles(times, n=20)[-1]


def show(sight, level):
    """Show a level in the middle of the journal."""
    extent = sight.extent
    sight.show_days(extent.first, extent.last)
    if level is not None:
        sight.show_day((extent.first + extent.last) / 2)
        sight.show_level(level)


def pan_and_zoom(made, page, level):
    """A frame of panning and one of zooming, at a level."""
    sight = page.sight
    show(sight, level)
    settle(made)

    def pan(number):
        sight.pan(PAN if number % 60 < 30 else -PAN)

    def zoom(number):
        sight.zoom(ZOOM if number % 60 < 30 else 1 / ZOOM, sight.scale.width * 0.6)

    return frames(page.canvas, pan), frames(page.canvas, zoom)


def main(path):
    """Measure every level, by kind and by tag, on one journal."""
    app = ui.application()
    theme, workspace = Theme(app, Settings(theme="light")), Workspace(Path(path))
    with window(workspace, theme, sample=False) as made:
        made.resize(1400, 900)
        made.show_room("timeline")
        settle(made)
        made.rooms.here.choose_shape("lanes")
        settle(made)
        page = next(w for w in made.rooms.here.findChildren(QWidget) if hasattr(w, "sight"))
        found = {}
        for grouping in (Grouping.KIND, Grouping.TAG):
            page.controls.grouping_chosen.emit(grouping)
            settle(made)
            for level in LEVELS:
                found[f"{grouping} {level or 'all'}"] = pan_and_zoom(made, page, level)
        empty = Empty(page.canvas.parentWidget())
        empty.setGeometry(page.canvas.geometry())
        page.canvas.hide()
        empty.show()
        settle(made)
        found["empty"] = (frames(empty, lambda _: None),) * 2
        print(json.dumps(found))
    workspace.close()


if __name__ == "__main__":
    main(sys.argv[1])
