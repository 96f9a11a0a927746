"""What stands above the lanes: what makes a lane, how near the days are, and what can be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QWidget

from journal.domain.timeline.board import Grouping
from journal.domain.timeline.scale import Level
from journal.ui.widgets.buttons import IconButton, TextButton, segments
from journal.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QResizeEvent

    from journal.ui.theme import Theme

GROUPINGS, LEVELS = tuple(Grouping), tuple(Level)
PDF_A4, PDF_A3, SVG, PNG, TIMELINE_JS = "pdf-a4", "pdf-a3", "svg", "png", "timelinejs"
_WIDE, _NARROW = 800, 470  # pixels from which on all groupings, and all levels, have buttons


class Controls(QWidget):
    """A row of controls; in little room it has several lines, and the groupings a menu."""

    grouping_chosen = Signal(object)  # Grouping
    level_chosen = Signal(object)  # Level
    zoomed = Signal(int)  # nearer (1) or farther (-1)
    today_requested = Signal()
    eras_requested = Signal()
    export_requested = Signal(str)  # `PDF_A4`, `PDF_A3`, `SVG`, `PNG` or `TIMELINE_JS`

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        names = [self.tr("Kind"), self.tr("Author"), self.tr("Project"), self.tr("Tag")]
        self._names = dict(zip(GROUPINGS, names, strict=True))
        self.groupings = segments(theme, names)
        for button, name in zip(self.groupings.buttons, names, strict=True):
            button.setAccessibleName(self.tr("Lanes by: %s") % name)
        self.groupings.chosen.connect(lambda n: self.grouping_chosen.emit(GROUPINGS[n]))
        self._by = QLabel(self.tr("Lanes by"))
        self._by.setProperty("role", "meta")
        self.grouping = TextButton(theme, "", "chip", "chevron-down")
        self._groupings = self._menu(self.grouping, names, GROUPINGS, self.grouping_chosen)
        words = [self.tr(word) for word in ("Year", "Quarter", "Month", "Week", "Day")]
        self.levels = segments(theme, words)
        self.levels.chosen.connect(self._on_level_chosen)
        self.level = TextButton(theme, "", "chip", "chevron-down")
        self._levels = self._menu(self.level, words, LEVELS, self.level_chosen)
        self.farther = IconButton(theme, "minus", self.tr("Farther (-)"))
        self.nearer = IconButton(theme, "plus", self.tr("Nearer (+)"))
        self.farther.clicked.connect(lambda: self.zoomed.emit(-1))
        self.nearer.clicked.connect(lambda: self.zoomed.emit(1))
        self.today = TextButton(theme, self.tr("Today"), "chip")
        self.today.setAccessibleName(self.tr("Go to today"))
        self.today.clicked.connect(self.today_requested)
        self.keep = IconButton(theme, "more", self.tr("Eras, printing and saving"))
        self.keep.setMenu(self._keeping())
        self._shown: Level | None = None
        self._lay_out()
        self.show_grouping(Grouping.KIND)
        self.show_level(Level.QUARTER)

    def show_grouping(self, grouping: Grouping) -> None:
        """Show what makes a lane."""
        number = GROUPINGS.index(grouping)
        self.groupings.choose(number)
        self._groupings.actions()[number].setChecked(True)
        words = self.tr("Lanes by: %s") % self._names[grouping]
        self.grouping.setText(words)
        self.grouping.setAccessibleName(words)

    def show_level(self, level: Level) -> None:
        """Show how near the days are."""
        if level is self._shown:
            return
        self._shown, number = level, LEVELS.index(level)
        self.levels.choose(number)
        action = self._levels.actions()[number]
        action.setChecked(True)
        self.level.setText(action.text())
        self.level.setAccessibleName(self.tr("How near: %s") % action.text())

    def show_canvas(self, shown: bool) -> None:
        """Offer what a picture needs, or only what a table does."""
        for part in (self.farther, self.nearer, self.today, self.keep):
            part.setVisible(shown)

    def _menu(
        self,
        button: TextButton,
        words: Sequence[str],
        choices: Sequence[object],
        chosen: SignalInstance,
    ) -> QActionGroup:
        """Give a button a menu of which one choice holds."""
        menu, group = QMenu(button), QActionGroup(button)
        for word, choice in zip(words, choices, strict=True):
            action = QAction(word, menu, checkable=True)
            action.setData(choice)
            group.addAction(action)
            menu.addAction(action)
        group.triggered.connect(lambda action: chosen.emit(action.data()))
        button.clicked.connect(lambda: menu.popup(button.mapToGlobal(button.rect().bottomLeft())))
        return group

    def _keeping(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.tr("Eras…"), self.eras_requested.emit)
        menu.addSeparator()
        rows = (
            (PDF_A4, self.tr("Print to PDF, A4 landscape…")),
            (PDF_A3, self.tr("Print to PDF, A3 landscape…")),
            (SVG, self.tr("Save as a drawing (SVG)…")),
            (PNG, self.tr("Save as a picture (PNG)…")),
            (TIMELINE_JS, self.tr("Save the public entries for TimelineJS (JSON)…")),
        )
        for name, words in rows:
            action = menu.addAction(words)
            action.triggered.connect(lambda _=False, name=name: self.export_requested.emit(name))
        return menu

    def _lay_out(self) -> None:
        by = QWidget()
        row = QHBoxLayout(by)
        row.setContentsMargins(0, 0, 10, 0)
        row.setSpacing(8)
        row.addWidget(self._by)
        row.addWidget(self.groupings)
        steps = QWidget()
        line = QHBoxLayout(steps)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        for part in (self.farther, self.nearer, self.today, self.keep):
            line.addWidget(part)
        self._wide_part = by
        flow = FlowLayout(self, 8)
        flow.addWidget(by)
        flow.addWidget(self.grouping)
        flow.addWidget(self.levels)
        flow.addWidget(self.level)
        flow.addWidget(steps)

    def _on_level_chosen(self, number: int) -> None:
        self._shown = LEVELS[number]
        self.level_chosen.emit(self._shown)

    # Qt's part

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        super().resizeEvent(event)
        wide = self.width() >= self._theme.px(_WIDE)
        self._wide_part.setVisible(wide)
        self.grouping.setVisible(not wide)
        narrow = self.width() < self._theme.px(_NARROW)
        self.levels.setVisible(not narrow)
        self.level.setVisible(narrow)
