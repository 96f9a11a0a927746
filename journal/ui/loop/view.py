"""The board Experiments → Mistakes → Learnings → Applied, with what is stuck on top."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from journal.domain.board import Column, move
from journal.ui.loop.column import ColumnPanel
from journal.ui.widgets import days
from journal.ui.widgets.aside import Aside
from journal.ui.widgets.buttons import TextButton
from journal.ui.widgets.empty_state import EmptyState
from journal.ui.widgets.page_head import headed

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from journal.domain.board import Move
    from journal.ui.loop.card import Reading
    from journal.ui.theme import Theme

_NARROWEST = 166  # pixels of a column
_ROOMY = 700  # pixels from which on there is room for a hint
_COLUMNS = tuple(Column)


class LoopView(QWidget):
    """The room. It wants the whole width beside the sidebar; in less, the columns scroll."""

    entry_opened = Signal(str)
    entry_entered = Signal(str)
    move_requested = Signal(str, object, object)  # a card, from a Column, to a Column
    new_requested = Signal()  # an entry
    shown = Signal()  # the room came into sight

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        names = {
            Column.EXPERIMENTS: self.tr("Experiments"),
            Column.MISTAKES: self.tr("Mistakes"),
            Column.LEARNINGS: self.tr("Learnings"),
            Column.APPLIED: self.tr("Applied"),
        }
        empty = {
            Column.EXPERIMENTS: self.tr("What you try stands here until something came of it."),
            Column.MISTAKES: self.tr("What went wrong stands here until it taught you something."),
            Column.LEARNINGS: self.tr("What you learnt stands here until it is applied."),
            Column.APPLIED: self.tr("A learning arrives here once you say where it was applied."),
        }
        self.panels = {
            column: ColumnPanel(theme, column, names[column], empty[column]) for column in Column
        }
        self._when, self._hint = Aside(theme), Aside(theme)
        self._hint.setText(self.tr("Drag a card on, or press Alt+→"))
        self._menu = QMenu(self)
        self._lay_out()
        for column, panel in self.panels.items():
            self._connect(column, panel)

    def show_reading(self, reading: Reading) -> None:
        """Show where everything stands."""
        board = reading.board
        for panel in self.panels.values():
            panel.show_reading(reading)
        self._pages.setCurrentIndex(0 if any(board.columns.values()) else 1)
        old = self.tr("as of %s, the last entry")
        past = old % days.words(board.day, "d MMMM yyyy")
        self._when.setText("" if board.day == reading.today else past)
        self._show_hint()

    def focus_first(self) -> None:
        """Put the focus on the first column with cards, or on what an empty room offers."""
        if self._pages.currentIndex():
            self._write.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        full = (panel.cards for panel in self.panels.values() if panel.cards.cards.cards)
        first = next(full, self.panels[Column.EXPERIMENTS].cards)
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def choose(self, entry_id: str) -> None:
        """Make a card the current one of its column, with the focus where that column is."""
        for panel in self.panels.values():
            if panel.cards.choose(entry_id):
                panel.cards.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self._when.setMinimumWidth(1)  # so that a narrow room can cut it
        self._pages = QStackedWidget()
        column = headed(self, self.tr("Loop"), [self._when], [self._hint])
        column.addWidget(self._pages, 1)
        inside = QWidget()
        inside.setObjectName("shelves")  # the ground of the room shows through
        self._scroll = QScrollArea()
        self._scroll.setObjectName("labels")
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pages.addWidget(self._scroll)
        row = QHBoxLayout(inside)
        row.setContentsMargins(24, 0, 12, 12)
        row.setSpacing(4)
        for panel in self.panels.values():
            row.addWidget(panel, 1)
        for one, other in pairwise(self.panels.values()):
            QWidget.setTabOrder(one.cards, other.cards)
        self._pages.addWidget(self._nothing())

    def _nothing(self) -> EmptyState:
        self._write = TextButton(self._theme, self.tr("Write an entry"), "", "plus")
        self._write.clicked.connect(self.new_requested)
        words = (
            self.tr("The loop begins with something you try"),
            self.tr("Experiments, mistakes and learnings stand here until the next step is taken."),
        )
        return EmptyState(self._theme, "loop", words, self._write)

    def _connect(self, column: Column, panel: ColumnPanel) -> None:
        number, cards = _COLUMNS.index(column), panel.cards
        cards.focused.connect(lambda: self._keep(panel))
        cards.opened.connect(self.entry_opened)
        cards.entered.connect(self.entry_entered)
        cards.left.connect(lambda side: self._go(number + side))
        cards.pushed.connect(lambda name, side: self._push(name, column, side))
        cards.dropped.connect(lambda name, start: self.move_requested.emit(name, start, column))
        cards.menu_requested.connect(lambda name, place: self._offer(name, column, place))

    def _keep(self, here: ColumnPanel) -> None:
        """The current card of the column one comes from stays marked."""
        for panel in self.panels.values():
            panel.cards.keep_mark(kept=panel is here)

    def _show_hint(self) -> None:
        room = self.width() >= self._theme.px(_ROOMY)
        self._hint.setVisible(room and self._pages.currentIndex() == 0)

    def _go(self, number: int) -> None:
        """Go to a column; to none beyond the first and the last."""
        if 0 <= number < len(_COLUMNS):
            cards = self.panels[_COLUMNS[number]].cards
            cards.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(self.panels[_COLUMNS[number]], 0, 0)

    def _push(self, entry_id: str, start: Column, side: int) -> None:
        """Take a card to the nearest column on a side that it can stand in."""
        here = _COLUMNS.index(start)
        way = _COLUMNS[here + 1 :] if side > 0 else _COLUMNS[:here][::-1]
        for end in way:
            if move(start, end):
                self.move_requested.emit(entry_id, start, end)
                return

    def _offer(self, entry_id: str, start: Column, place: QPoint) -> None:
        """Offer every step that the card can take."""
        self._menu.clear()
        self._menu.addAction(self.tr("Open"), lambda: self.entry_entered.emit(entry_id))
        self._menu.addSeparator()
        for end in Column:
            step = move(start, end)
            if step:
                wish = lambda end=end: self.move_requested.emit(entry_id, start, end)  # noqa: E731
                self._menu.addAction(self._words(start, end, step), wish)
        self._menu.popup(place)

    def _words(self, start: Column, end: Column, step: Move) -> str:
        if step.back:
            return self.tr("It is not applied after all")
        if step.kind is None:
            return self.tr("Say where it was applied…")
        return {
            Column.EXPERIMENTS: (
                self.tr("Apply it in an experiment…")
                if start in (Column.LEARNINGS, Column.APPLIED)
                else self.tr("Try something because of it…")
            ),
            Column.MISTAKES: self.tr("Say what went wrong…"),
            Column.LEARNINGS: self.tr("Say what it taught…"),
        }[end]

    # Qt's part

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802, D102
        super().showEvent(event)
        self.shown.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        super().resizeEvent(event)
        for panel in self.panels.values():
            panel.setMinimumWidth(self._theme.px(_NARROWEST))
        self._show_hint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802, D102
        return QSize(340, 300)
