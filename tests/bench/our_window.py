"""Our window, from the start of the process until the part with the focus is painted.

Run as `python our_window.py JOURNAL [whole | settled]`: the program's own start, ended at that
picture, when all that comes after it was done, or some time after that.
"""

import os
import sys

from journal import __main__ as program
from journal.ui import app as ui

_AFTERWARDS = 1_500  # milliseconds in which lists and labels are surely filled
_URGENT = 1  # Qt::HighEventPriority, by its number: Python's names of Qt cost 15 ms


def main(path, until=""):
    """Start as `journal` does and end at the first picture one can type in, or later."""
    real = ui.application
    if until == "whole":
        ui._look_after = lambda *_: os._exit(0)

    def watched():
        app = real()
        _watch(app, until)
        return app

    ui.application = watched
    sys.argv[1:] = ["--journal", path]
    program.main()


def _watch(app, until):
    """End the process when what has the focus is painted, or some time after that."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Painted(QObject):
        def eventFilter(self, field, event):  # noqa: N802
            if event.type() != QEvent.Type.Paint:
                return False
            if until == "settled":
                QTimer.singleShot(_AFTERWARDS, lambda: os._exit(0))
            elif not until:  # as soon as the picture is finished
                app.postEvent(self, QEvent(QEvent.Type.User), _URGENT)
            return False

        def event(self, event):
            if event.type() == QEvent.Type.User:
                os._exit(0)
            return super().event(event)

    def on_focus(_old, field):
        if field is not None:
            seen = getattr(field, "viewport", lambda: field)()
            seen.installEventFilter(app.painted)
            seen.update()

    app.painted = Painted(app)
    app.focusChanged.connect(on_focus)


if __name__ == "__main__":
    main(*sys.argv[1:3])
