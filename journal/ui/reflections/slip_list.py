"""A list of slips: keys and drag and drop alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QWidget

from journal.ui.reflections.slip_delegate import SlipDelegate
from journal.ui.reflections.slip_model import Drop, SlipModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent

    from journal.ui.reflections.slip import Slip
    from journal.ui.reflections.slip_model import AnyIndex
    from journal.ui.theme import Theme

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SlipList(QListView):
    """Emits keys of slips, and the ids of entries that are dropped with the row they go to.

    Args:
        drop: Where slips can be dropped.
        whole: Whether the list is as tall as its rows instead of scrolling.
    """

    picked = Signal(str)  # it became the current one
    entered = Signal(tuple)  # Return, or a double click: the keys of the selected ones
    moved = Signal(str, int)  # Alt with an arrow: -1 up, 1 down
    removed = Signal(tuple)  # Delete
    dropped = Signal(tuple, int)

    def __init__(
        self,
        theme: Theme,
        drop: Drop = Drop.NOWHERE,
        *,
        whole: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("cards")
        self._theme, self._whole = theme, whole
        self._empty = ""
        self.slips = SlipModel(drop, self)
        self.setItemDelegate(SlipDelegate(theme, self))
        self.setModel(self.slips)
        self._lay_out(drop)
        self.slips.dropped.connect(self.dropped)
        self.doubleClicked.connect(lambda _index: self.entered.emit(self.chosen))
        theme.changed.connect(self._on_theme_changed)

    @property
    def current(self) -> str:
        """The key of the current slip; empty where there is none."""
        index = self.currentIndex()
        return self.slips.slips[index.row()].key if index.isValid() else ""

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys of the selected slips, from top to bottom."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return tuple(self.slips.slips[row].key for row in rows)

    def show_slips(self, slips: Sequence[Slip]) -> None:
        """Show these; the current one is kept, or else its place in the list."""
        key, row, offset = self.current, self.currentIndex().row(), self.verticalScrollBar().value()
        self.slips.show(slips)
        if not self.choose(key):
            after = [s.key for s in self.slips.slips[max(0, row) :] if not s.heading]
            before = [s.key for s in self.slips.slips[: max(0, row)] if not s.heading]
            self.choose(after[0] if after else before[-1] if before else "")
        self._fit()
        self.verticalScrollBar().setValue(offset)

    def choose(self, key: str) -> bool:
        """Make a slip the current one without telling anyone; tell whether it is there."""
        index = self.slips.place(key)
        if index.isValid():
            blocked = self.blockSignals(True)
            self.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self.scrollTo(index)
            self.blockSignals(blocked)
            self.viewport().update()
        return index.isValid()

    def allow_lines(self, most: int) -> None:
        """Let titles have so many lines at most."""
        delegate = self.itemDelegate()
        if isinstance(delegate, SlipDelegate):
            delegate.allow(most)
            self.scheduleDelayedItemsLayout()

    def say_empty(self, words: str) -> None:
        """What stands in the list while it is empty."""
        self._empty = words
        self._fit()

    def _lay_out(self, drop: Drop) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        many = QAbstractItemView.SelectionMode.ExtendedSelection
        one = QAbstractItemView.SelectionMode.SingleSelection
        self.setSelectionMode(one if drop is Drop.ONTO else many)
        self.setDragEnabled(drop is not Drop.ONTO)
        self.setAcceptDrops(drop is not Drop.NOWHERE)
        self.setDropIndicatorShown(True)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        if self._whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        else:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
            self.verticalScrollBar().setSingleStep(24)

    def _fit(self) -> None:
        if self._whole:
            width = self.viewport().width()
            delegate = self.itemDelegate()
            assert isinstance(delegate, SlipDelegate)
            tall = sum(delegate.height(slip, width) for slip in self.slips.slips)
            self.setFixedHeight(tall + 2 if tall else self._theme.px(64))

    def _on_theme_changed(self) -> None:
        self._fit()
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    # Qt's part

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:  # noqa: N802, D102
        super().currentChanged(current, previous)
        if self.current:
            self.picked.emit(self.current)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802, D102
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and key in _STEPS:
            if self.current:
                self.moved.emit(self.current, _STEPS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.chosen:
            self.removed.emit(self.chosen)
        elif key in _ENTER and self.chosen:
            self.entered.emit(self.chosen)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802, D102
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection() and self.slips.slips:  # Qt makes one current
            first = next((s.key for s in self.slips.slips if not s.heading), "")
            self.choose(self.current or first)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, D102
        super().paintEvent(event)
        if not self.slips.slips and self._empty:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            tokens, frame = self._theme.tokens, QRectF(self.viewport().rect())
            if self._whole:
                line = tokens.accent if self.hasFocus() else tokens.line2
                painter.setPen(QPen(QColor(line), 1, Qt.PenStyle.DashLine))
                painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
            painter.setFont(self._theme.font("base"))
            painter.setPen(QColor(tokens.ink2))
            place = Qt.AlignmentFlag.AlignCenter if self._whole else Qt.AlignmentFlag.AlignTop
            inside = frame.adjusted(12, 6, -12, -6)
            painter.drawText(inside, place | Qt.TextFlag.TextWordWrap, self._empty)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802, D102
        return QSize(120, self._theme.px(64))
