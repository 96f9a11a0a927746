"""The earlier versions of something: who saved them when, what differs, and the way back."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from journal.domain.entry import Kind
from journal.ui.widgets import days, differences
from journal.ui.widgets.buttons import TextButton
from journal.ui.widgets.offers import OffersList

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from journal.ui.tasks import Tasks
    from journal.ui.theme import Theme
    from journal.ui.widgets.differences import Row

_SIZE, _SMALL = (920, 620), (520, 160)  # pixels; where there is nothing to look back at
_MOST = 2_000  # rows that are shown
_TOPIC = "differences"


@dataclass(frozen=True, slots=True)
class Version:
    """An earlier version: when and by whom it was saved, its lines, and what it is."""

    saved_at: datetime
    saved_by: str
    lines: Sequence[str]
    kept: object


class HistoryDialog(QDialog):
    """Earlier versions to the left, what became of the chosen one to the right.

    Args:
        now: What it is called, and its lines as they are now.
        versions: What it was before, the oldest first.
    """

    restore_requested = Signal(object)  # what the version is, as it was given

    def __init__(
        self,
        theme: Theme,
        tasks: Tasks,
        now: tuple[str, Sequence[str]],
        versions: Sequence[Version],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Earlier versions"))
        self._theme, self._tasks = theme, tasks
        self._heading, self._now = now
        self._versions = tuple(reversed(versions))
        self.list = OffersList(theme, self.tr("Earlier versions"))
        self.list.setFixedWidth(theme.px(200))
        for version in self._versions:
            by = version.saved_by or self.tr("unknown")
            self.list.offer(f"{_when(version.saved_at)}\n{by}", None, lines=2)
        self.page = QTextBrowser()
        self.page.setObjectName("preview")
        self.page.setOpenLinks(False)
        self.page.setAccessibleName(self.tr("What differs"))
        self.restore = TextButton(theme, self.tr("Bring this version back"), "primary")
        self.restore.clicked.connect(self._on_restore)
        close = TextButton(theme, self.tr("Close"), "")
        close.clicked.connect(self.close)
        self._lay_out(close)
        self.list.currentRowChanged.connect(self._on_row)
        theme.changed.connect(self._on_theme_changed)
        self.finished.connect(lambda _result: tasks.cancel(_TOPIC))
        for part in (self.list, self.page, self.restore):
            part.setVisible(bool(self._versions))
        self.list.setCurrentRow(0)
        (self.list if self._versions else close).setFocus()
        self.resize(*(_SIZE if self._versions else _SMALL))

    def _lay_out(self, close: TextButton) -> None:
        heading = QLabel(self._heading)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setProperty("role", "heading")
        heading.setWordWrap(True)
        words = self.tr("The last version is the one that you see now.")
        if not self._versions:
            words = self.tr("There is only one version yet: every later save will stand here.")
        note = QLabel(words)
        note.setProperty("role", "meta")
        note.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.addWidget(note, 1)
        buttons.addWidget(close)
        buttons.addWidget(self.restore)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.list)
        middle.addWidget(self.page, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(heading)
        column.addLayout(middle, 1)
        column.addLayout(buttons)

    def _on_theme_changed(self) -> None:
        self._on_row(self.list.currentRow())

    def _on_row(self, row: int) -> None:
        if not 0 <= row < len(self._versions):
            return
        before, after = self._versions[row].lines, self._now

        def work() -> list[Row]:
            return differences.rows(before, after)

        self._tasks.run(_TOPIC, work, self._show, reads=False)

    def _show(self, rows: list[Row]) -> None:
        tokens = self._theme.tokens
        gone, came = tokens.tint(Kind.MISTAKE).name(), tokens.tint(Kind.LEARNING).name()
        heads = self.tr("This version"), self.tr("Now")
        head = "".join(f'<th align="left" width="50%">{escape(words)}</th>' for words in heads)
        lines = [self._line(row, gone, came) for row in rows[:_MOST]]
        if not any(row.changed for row in rows):
            lines = [f'<tr><td colspan="2">{self.tr("Nothing differs.")}</td></tr>']
        style = f"td, th {{ color: {tokens.ink}; font-size: {self._theme.px(13)}px; }}"
        style += f" .quiet {{ color: {tokens.ink3}; }}"
        self.page.document().setDefaultStyleSheet(style)
        table = f'<table width="100%" cellspacing="1" cellpadding="4"><tr>{head}</tr>'
        self.page.setHtml(f"{table}{''.join(lines)}</table>")

    def _line(self, row: Row, gone: str, came: str) -> str:
        if row.skipped:
            words = self.tr("1 line is the same")
            if row.skipped > 1:
                words = self.tr("%n lines are the same", "", row.skipped)
            return f'<tr><td colspan="2" class="quiet">⋯ {words}</td></tr>'
        left = _cell(row.before, "\u2212" if row.changed else "", gone)
        return f"<tr>{left}{_cell(row.after, '+' if row.changed else '', came)}</tr>"

    def _on_restore(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._versions):
            self.restore_requested.emit(self._versions[row].kept)
            self.close()


def _cell(text: str | None, sign: str, ground: str) -> str:
    if text is None:
        return "<td></td>"
    back = f' bgcolor="{ground}"' if sign else ""
    words = escape(text).replace("  ", "&nbsp; ")
    return f"<td{back}>{sign}&nbsp;{words}</td>"


def _when(instant: datetime) -> str:
    here = instant.astimezone()
    return f"{days.words(here.date())}, {here:%H:%M}"
