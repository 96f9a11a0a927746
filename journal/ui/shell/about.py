"""What this program is made of, and where it keeps things: a small window of text."""

from __future__ import annotations

import platform
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from journal import __version__, settings
from journal.store import connection

if TYPE_CHECKING:
    from pathlib import Path


_LIBRARIES = (
    "Qt and PySide6 (LGPL 3), SQLite (public domain), peewee, nh3, tomlkit, PyYAML, appdirs and "
    "pymdown-extensions (MIT), click, Jinja, Markdown, Pygments and dateparser (BSD)"
)


def _tr(text: str) -> str:
    return QCoreApplication.translate("About", text)


class TextDialog(QDialog):
    """A page to read; the window behind it can be used meanwhile."""

    def __init__(self, title: str, html: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(560, 480)
        page = QTextBrowser()
        page.setOpenLinks(False)
        page.setAccessibleName(title)
        page.document().setDocumentMargin(0)
        page.setHtml(html)
        page.setFrameShape(QTextBrowser.Shape.NoFrame)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.addWidget(page)
        column.addWidget(buttons)


def about_page(journal: Path, backups: Path, log: Path) -> str:
    """Versions, places and licences."""
    facts = (
        (_tr("Version"), __version__),
        (_tr("Journal"), str(journal)),
        (_tr("Settings"), str(settings.location())),
        (_tr("Log"), str(log)),
        (_tr("Backups"), str(backups)),
        ("Python", platform.python_version()),
        ("Qt", qVersion()),
        ("SQLite", connection.ENGINE),
        (_tr("Licence"), _tr("MIT; this program comes without any warranty")),
        (_tr("Built upon"), _LIBRARIES),
    )
    rows = "".join(
        f"<tr><td style='padding: 4px 24px 4px 0'>{escape(name)}</td>"
        f"<td style='padding: 4px 0'>{escape(value)}</td></tr>"
        for name, value in facts
    )
    words = _tr("The experiments, mistakes and learnings of a team, kept in one file of your own.")
    head = f"<h3>{escape(_tr('Project Journal'))}</h3><p>{escape(words)}</p>"
    return f"{head}<table cellspacing='0' style='margin-top: 8px'>{rows}</table>"
