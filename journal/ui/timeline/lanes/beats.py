"""The pane beside the lanes: a chain beat by beat, or the entries of a bucket."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from journal.ui.widgets.buttons import IconButton, TextButton
from journal.ui.widgets.card import kind_name
from journal.ui.widgets.card_delegate import broken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from journal.domain.entry import Kind
    from journal.ui.theme import Theme

_BEAT = Qt.ItemDataRole.UserRole
_PAD, _SQUARE = 10, 26  # pixels
_TITLE_LINES = 2
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Beat:
    """A row of the pane.

    Attributes:
        id: The entry.
        kind: Its kind.
        title: Its title.
        day: Its days in words.
        number: Its place in the chain, counted from 1; 0 in a bucket.
        links: How it came of the entries before it, each in words.
    """

    id: str
    kind: Kind
    title: str
    day: str
    number: int = 0
    links: tuple[str, ...] = ()

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        number = f"{self.number}. " if self.number else ""
        return ", ".join((f"{number}{kind_name(self.kind)}", self.title, self.day, *self.links))


class BeatsPane(QFrame):
    """Tells which entry shall be opened, and what else is wished for."""

    opened = Signal(str)
    entered = Signal(str)
    closed = Signal()
    shown = Signal()  # it is there now, or no longer
    list_requested = Signal()
    zoom_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("beats")
        self._theme = theme
        self._title, self._more = QLabel(), QLabel()
        self._title.setProperty("role", "strong")
        self._title.setWordWrap(True)
        self._more.setProperty("role", "meta")
        self._more.setWordWrap(True)
        self._close = IconButton(theme, "x", self.tr("Close this list (Escape)"))
        self._close.clicked.connect(self.closed)
        self.list = _BeatList()
        self.list.setObjectName("beatList")
        self.list.setItemDelegate(_BeatDelegate(theme, self.list))
        self.list.clicked.connect(lambda index: self.opened.emit(index.data(_BEAT).id))
        self.list.entered_beat.connect(self.entered)
        self.list.left.connect(self.closed)
        self.zoom = TextButton(theme, self.tr("Zoom in"), "link")
        self.zoom.clicked.connect(self.zoom_requested)
        self.show_in_list = TextButton(theme, self.tr("Show in the list"), "link")
        self.show_in_list.clicked.connect(self.list_requested)
        self._lay_out()
        theme.changed.connect(self.list.doItemsLayout)
        self.hide()

    def show_beats(self, title: str, more: str, beats: Sequence[Beat], *, bucket: bool) -> None:
        """Show the entries of a bucket, or the beats of a chain.

        Args:
            title: What they are.
            more: What else there is to say of them; may be empty.
            beats: The rows.
            bucket: Whether they can be shown elsewhere, since they share a lane and some days.
        """
        self._title.setText(title)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self.list.setAccessibleName(title)
        self.list.clear()
        for beat in beats:
            item = QListWidgetItem()
            item.setData(_BEAT, beat)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, beat.spoken)
            item.setToolTip(beat.title)
            self.list.addItem(item)
        self.zoom.setVisible(bucket)
        self.show_in_list.setVisible(bucket)
        self.show()
        self.shown.emit()

    def leave(self) -> None:
        """Be there no longer."""
        self.hide()
        self.shown.emit()

    def go_in(self) -> None:
        """Put the focus on the rows."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)

    def mark(self, entry_id: str) -> None:
        """Mark the open entry."""
        for row in range(self.list.count()):
            if self.list.item(row).data(_BEAT).id == entry_id:
                self.list.setCurrentRow(row)
                return
        self.list.setCurrentRow(-1)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.addWidget(self.zoom)
        foot.addWidget(self.show_in_list)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 8, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._more)
        column.addWidget(self.list, 1)
        column.addLayout(foot)


class _BeatList(QListWidget):
    entered_beat = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setMouseTracking(True)

    # Qt's part

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # titles take more lines, or fewer

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        item = self.currentItem()
        if event.key() in _RETURN and item is not None:
            self.entered_beat.emit(item.data(_BEAT).id)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _BeatDelegate(QStyledItemDelegate):
    """A tinted square for the kind, a number in a chain, the title, and how it came about."""

    def __init__(self, theme: Theme, parent: QListWidget) -> None:
        super().__init__(parent)
        self._theme, self._list = theme, parent

    # Qt's part

    def sizeHint(  # noqa: N802
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        beat: Beat = index.data(_BEAT)
        line = QFontMetrics(self._theme.font("meta")).height() + 2
        title = QFontMetrics(self._theme.font("base", 600)).height() + 2
        room = self._list.viewport().width() - 4 - _SQUARE - 3 * _PAD
        rows = len(self._title(beat, room))
        return QSize(100, 2 * _PAD + rows * title + line * (1 + len(beat.links)))

    def _title(self, beat: Beat, room: float) -> list[str]:
        """The title with its number, in at most two lines of a width (pixels)."""
        text = f"{beat.number}  {beat.title}" if beat.number else beat.title
        font = self._theme.font("base", 600)
        lines = broken(text, font, QFontMetrics(font), max(40, int(room)), _TITLE_LINES)
        return [words for words, _ in lines]

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        beat: Beat = index.data(_BEAT)
        tokens, rect = self._theme.tokens, QRectF(option.rect).adjusted(0, 0, -4, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, option.state)
        square = QRectF(rect.left() + _PAD, rect.top() + _PAD, _SQUARE, _SQUARE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.tint(beat.kind))
        painter.drawRoundedRect(square, 7, 7)
        picture = self._theme.pixmap(beat.kind.value, tokens.kind(beat.kind), 14)
        painter.drawPixmap(square.topLeft() + QRectF(6, 6, 0, 0).topLeft(), picture)
        left, room = square.right() + _PAD, rect.right() - square.right() - 2 * _PAD
        top = rect.top() + _PAD - 2
        for link in beat.links:
            top = self._line(painter, (left, top, room), link, ("meta", 400), tokens.ink2)
        for words in self._title(beat, room):
            top = self._line(painter, (left, top, room), words, ("base", 600), tokens.ink)
        facts = f"{kind_name(beat.kind)}  ·  {beat.day}"
        self._line(painter, (left, top, room), facts, ("meta", 400), tokens.ink3)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
        tokens = self._theme.tokens
        if state & QStyle.StateFlag.State_Selected:
            focus = state & QStyle.StateFlag.State_HasFocus
            painter.setPen(QPen(QColor(tokens.accent if focus else tokens.sel_line)))
            painter.setBrush(QColor(tokens.sel))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.hover))
        else:
            return
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def _line(
        self,
        painter: QPainter,
        place: tuple[float, float, float],
        text: str,
        font: tuple[str, int],
        colour: str,
    ) -> float:
        """Write a line and return where the next one begins (pixels)."""
        left, top, room = place
        painter.setFont(self._theme.font(*font))
        metrics = painter.fontMetrics()
        tall = metrics.height() + 2
        painter.setPen(QColor(colour))
        cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(QRectF(left, top, room, tall), Qt.AlignmentFlag.AlignVCenter, cut)
        return top + tall
