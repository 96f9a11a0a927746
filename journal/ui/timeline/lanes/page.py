"""The page of the lanes: controls, the painted lanes or their table, the pane, the overview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QScrollBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journal.ui.timeline.lanes.beats import BeatsPane
from journal.ui.timeline.lanes.canvas import STEP, LanesCanvas
from journal.ui.timeline.lanes.controls import Controls
from journal.ui.timeline.lanes.overview import Overview
from journal.ui.timeline.lanes.sight import Sight
from journal.ui.timeline.lanes.table import NumbersTable

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from journal.domain.timeline.scale import Level
    from journal.ui.theme import Theme

_LOW = 400  # pixels of a page that is too low for everything
_PANE, _BESIDE, _BELOW = 270, 640, 190  # pixels: the pane's width, from where on, its height
_ANY = 16_777_215  # Qt's own greatest length


class LanesPage(QWidget):
    """Everything that shows lanes."""

    shown = Signal()  # it came into sight

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.sight = Sight(theme, self)
        self.controls = Controls(theme)
        self.canvas = LanesCanvas(theme, self.sight)
        self.bar = QScrollBar(Qt.Orientation.Vertical)
        self.overview = Overview(theme, self.sight)
        self.pane = BeatsPane(theme)
        self.table = NumbersTable(self.sight)
        self._lay_out()
        self._connect()

    @property
    def shows_table(self) -> bool:
        """Whether the numbers are shown instead of the picture."""
        return self._pages.currentIndex() == 1

    def show_table(self, *, shown: bool) -> None:
        """Show the numbers as a table, or the picture."""
        self._pages.setCurrentIndex(int(shown))
        self._fit()
        self.controls.show_canvas(not shown)
        if shown:
            self.table.show_level(self.sight.scale.level)

    def focus_first(self) -> None:
        """Put the focus where the work begins."""
        (self.table if self.shows_table else self.canvas).setFocus(
            Qt.FocusReason.ShortcutFocusReason
        )

    def mark(self, entry_id: str) -> None:
        """Mark the open entry."""
        self.canvas.mark(entry_id)
        self.pane.mark(entry_id)

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(24, 0, 24, 8)
        top.addWidget(self.controls)
        painted = QWidget()
        row = QHBoxLayout(painted)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.canvas, 1)
        row.addWidget(self.bar)
        self._pages = QStackedWidget()
        self._pages.addWidget(painted)
        self._pages.addWidget(self.table)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._pages.setObjectName("lanes")
        self._body.addWidget(self._pages, 1)
        self._body.addWidget(self.pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(self._body, 1)
        column.addWidget(self.overview)
        self.bar.hide()

    def _connect(self) -> None:
        sight, controls, canvas = self.sight, self.controls, self.canvas
        controls.level_chosen.connect(self._on_level_chosen)
        controls.zoomed.connect(lambda way: canvas.zoom(STEP ** (2 * way)))
        controls.today_requested.connect(lambda: sight.show_day(self._newest()))
        sight.moved.connect(self._on_moved)
        self.pane.shown.connect(self._fit)
        self.bar.valueChanged.connect(lambda value: sight.scroll_to(float(value)))

    def _newest(self) -> float:
        """Today, or the last day there is where today is far from it."""
        return min(self.sight.material.today, self.sight.extent.last) + 0.5

    def _on_level_chosen(self, level: Level) -> None:
        if self.shows_table:
            self.table.show_level(level)
        self.sight.show_level(level, self.canvas.anchor)

    def _on_moved(self) -> None:
        self.controls.show_level(self.sight.scale.level)
        frame = self.sight.frame
        self.bar.blockSignals(True)
        self.bar.setRange(0, round(frame.most_scroll))
        self.bar.setPageStep(round(frame.room))
        self.bar.setSingleStep(round(frame.lane / 2))
        self.bar.setValue(round(self.sight.scroll))
        self.bar.blockSignals(False)
        self.bar.setVisible(frame.most_scroll >= 1)

    def _fit(self) -> None:
        """The pane stands beside the lanes where there is room, and below them elsewhere."""
        beside = self.width() >= self._theme.px(_BESIDE)
        direction = QBoxLayout.Direction
        self._body.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self.pane.setMinimumWidth(self._theme.px(_PANE) if beside else 0)
        self.pane.setMaximumWidth(self._theme.px(_PANE) if beside else _ANY)
        self.pane.setMaximumHeight(_ANY if beside else self._theme.px(_BELOW))
        crowded = self.height() < self._theme.px(_LOW) and not (beside or self.pane.isHidden())
        self.overview.setVisible(not (crowded or self.shows_table))

    # Qt's part

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802, D102
        super().showEvent(event)
        self.shown.emit()
