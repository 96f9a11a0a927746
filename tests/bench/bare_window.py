"""The barest window of this stack: a `QMainWindow` with one `QTextEdit`, ready to type.

Run as `python bare_window.py`; it ends as soon as the field with the focus is painted.
"""

import os
import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit


class Painted(QObject):
    """Ends the process after the picture in which the field has the focus."""

    def eventFilter(self, watched, event):  # noqa: N802
        if event.type() == QEvent.Type.Paint and watched.parent().hasFocus():
            QTimer.singleShot(0, lambda: os._exit(0))
        return False


if __name__ == "__main__":
    app = QApplication(sys.argv)
    window, field, painted = QMainWindow(), QTextEdit(), Painted()
    window.setCentralWidget(field)
    window.resize(1400, 900)
    field.viewport().installEventFilter(painted)
    field.setFocus()
    window.show()
    window.activateWindow()
    app.exec()
