"""Keys and first steps, and what this program is made of: two small windows of text."""

from __future__ import annotations

import platform
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from journal import __version__, paths, settings
from journal.ui.actions import ACTIONS

if TYPE_CHECKING:
    from pathlib import Path


def _tr(text: str) -> str:
    return QCoreApplication.translate("Help", text)


class TextDialog(QDialog):
    """A page to read; the window behind it can be used meanwhile."""

    def __init__(self, title: str, html: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(560, 620)
        page = QTextBrowser()
        page.setOpenLinks(False)
        page.setAccessibleName(title)
        page.setHtml(html)
        page.setFrameShape(QTextBrowser.Shape.NoFrame)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.addWidget(page)
        column.addWidget(buttons)


def keys_page() -> str:
    """First steps and the keys of every command, made from the table of actions."""
    rows = "".join(
        f"<tr><td style='padding: 3px 24px 3px 0'>{escape(action.words)}</td>"
        f"<td style='padding: 3px 0'>{escape(', '.join(action.keys))}</td></tr>"
        for action in ACTIONS
        if action.keys
    )
    rows += "".join(
        f"<tr><td style='padding: 3px 24px 3px 0'>{escape(words)}</td>"
        f"<td style='padding: 3px 0'>{keys}</td></tr>"
        for words, keys in (
            (_tr("Move the selected entries to the trash"), "Delete"),
            (_tr("Go on into the selected entry"), "Return"),
        )
    )
    first = _tr(
        "Write a line into the quick line and press Return: it is kept. Begin it with a day "
        "(yesterday:), with a kind (e: experiment, m: mistake, l: learning, milestone:), and name "
        "#tags and @people. Nobody has to save: what you write is kept while you write it, and "
        "what you delete lies in the trash."
    )
    heads = _tr("First steps"), _tr("Keys")
    return f"<h3>{heads[0]}</h3><p>{escape(first)}</p><h3>{heads[1]}</h3><table>{rows}</table>"


def about_page(journal: Path, log: Path) -> str:
    """Versions, places and licences."""
    facts = (
        (_tr("Version"), __version__),
        (_tr("Journal"), str(journal)),
        (_tr("Settings"), str(settings.location())),
        (_tr("Log"), str(log)),
        (_tr("Backups"), str(paths.backup_dir())),
        ("Python", platform.python_version()),
        ("Qt", qVersion()),
        (_tr("Licence"), _tr("MIT; Qt and PySide6 under the LGPL 3")),
    )
    rows = "".join(
        f"<tr><td style='padding: 3px 24px 3px 0'>{escape(name)}</td>"
        f"<td style='padding: 3px 0'>{escape(value)}</td></tr>"
        for name, value in facts
    )
    words = _tr("A team's experiments, mistakes and learnings, kept in one file of your own.")
    return f"<h3>{escape(_tr('Project journal'))}</h3><p>{escape(words)}</p><table>{rows}</table>"
