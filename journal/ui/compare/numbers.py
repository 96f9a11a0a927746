"""A table of numbers, each of which leads to the entries behind it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from journal.ui.widgets.elision import elided

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from journal.domain.entry import Kind
    from journal.ui.theme import Theme

AnyIndex = QModelIndex | QPersistentModelIndex

_CELL, _LINE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Cell:
    """A number, or the words of what came of two.

    Attributes:
        text: As it is shown.
        title: What it counts and when, as it is read out and put over the entries.
        ids: The entries behind it; a cell without any cannot be chosen.
        share: The length of its bar, from 0 to 1.
    """

    text: str
    title: str = ""
    ids: tuple[str, ...] = ()
    share: float = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A row: what is counted, and the numbers; a heading has none.

    `kind` gives the bars their colour, and `short` are the words where there is little room.
    """

    words: str
    cells: tuple[Cell, ...] = ()
    kind: Kind | None = None
    strong: bool = field(default=False)
    short: str = ""


class NumbersModel(QAbstractTableModel):
    """The first column holds what is counted, the others the numbers."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads: tuple[str, ...] = ()
        self.lines: tuple[Line, ...] = ()

    def show(self, heads: Sequence[str], lines: Sequence[Line]) -> None:
        """Show other numbers under these heads."""
        same = (len(heads), [line.words for line in lines])
        if same == (len(self._heads), [line.words for line in self.lines]):
            self._heads, self.lines = tuple(heads), tuple(lines)
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(heads)))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(heads))
            return
        self.beginResetModel()
        self._heads, self.lines = tuple(heads), tuple(lines)
        self.endResetModel()

    def cell(self, index: AnyIndex) -> Cell | None:
        """The number in a place; None where there is none."""
        if not index.isValid() or not index.column():
            return None
        cells = self.lines[index.row()].cells
        return cells[index.column() - 1] if index.column() <= len(cells) else None

    # Qt's part

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008, N802, D102
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008, N802, D102
        return 0 if parent.isValid() else 1 + len(self._heads)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:  # noqa: D102
        cell = self.cell(index)
        if cell is None or not cell.ids:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(  # noqa: N802, D102
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation is Qt.Orientation.Vertical:
            return None
        return self._heads[section - 1] if 0 < section <= len(self._heads) else ""

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: D102
        if not index.isValid():
            return None
        line, cell = self.lines[index.row()], self.cell(index)
        if role in (_CELL, _LINE):
            return cell if role == _CELL else line
        words = line.words if not index.column() else cell.text if cell else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{cell.title}: {cell.text}" if cell and cell.title else words
        return None


class NumbersDelegate(QStyledItemDelegate):
    """Numbers at the right over a thin bar, hairlines between the rows."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    # Qt's part

    def paint(  # noqa: D102
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        tokens, rect = self._theme.tokens, QRect(option.rect)
        line, cell = index.data(_LINE), index.data(_CELL)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.cells:
            painter.setPen(QColor(tokens.line))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if cell is None:
            self._paint_words(painter, rect, line, str(index.data() or ""))
        else:
            quiet = index.column() == 1  # the earlier one
            self._paint_cell(painter, rect, option.state, (line, cell), quiet=quiet)
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRect, line: Line, words: str) -> None:
        tokens, theme = self._theme.tokens, self._theme
        if not line.cells:
            painter.setFont(theme.font("label", 600))
            painter.setPen(QColor(tokens.ink3))
            rect.setTop(rect.bottom() - theme.px(22))
        else:
            painter.setFont(theme.font("base", 600 if line.strong else 400))
            painter.setPen(QColor(tokens.ink))
        metrics, room = painter.fontMetrics(), rect.width() - 4
        if line.short and metrics.horizontalAdvance(words) > room:
            words = line.short
        cut = elided(words, metrics, room)
        painter.drawText(rect.adjusted(2, 0, -2, 0), _LEFT, cut)

    def _colour(self, line: Line) -> QColor:
        tokens = self._theme.tokens
        return tokens.kind(line.kind) if line.kind else QColor(tokens.ink3)

    def _paint_cell(
        self,
        painter: QPainter,
        rect: QRect,
        state: QStyle.StateFlag,
        what: tuple[Line, Cell],
        *,
        quiet: bool,
    ) -> None:
        tokens, theme = self._theme.tokens, self._theme
        line, cell = what
        frame = QRectF(rect).adjusted(3.5, 2.5, -2.5, -3.5)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            focused = self._view.hasFocus()
            painter.setPen(QPen(QColor(tokens.accent if focused else tokens.sel_line), 1.2))
            painter.setBrush(QColor(tokens.sel))
            painter.drawRoundedRect(frame, 6, 6)
        elif cell.ids and state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.hover))
            painter.drawRoundedRect(frame, 6, 6)
        if cell.share:
            wide = max(3.0, (frame.width() - 16) * cell.share)
            bar = QRectF(frame.right() - 8 - wide, frame.bottom() - 5, wide, 3)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.bar if quiet else self._colour(line)))
            painter.drawRoundedRect(bar, 1.5, 1.5)
        painter.setFont(theme.font("base", 600 if line.strong else 400))
        painter.setPen(QColor(tokens.ink if cell.ids else tokens.ink3))
        painter.drawText(rect.adjusted(0, -3 if cell.share else 0, -12, 0), _RIGHT, cell.text)

    def sizeHint(  # noqa: D102, N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(40, self._theme.px(36 if index.data(_LINE).cells else 40))


class NumbersTable(QTableView):
    """Emits the cell that was chosen, by mouse or by arrow keys."""

    chosen = Signal(object)  # Cell
    left = Signal()  # Return: on to the entries

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cards")
        self._theme = theme
        self.numbers = NumbersModel(self)
        self.setItemDelegate(NumbersDelegate(theme, self))
        self.setModel(self.numbers)
        self.setAccessibleDescription(self.tr("Arrows choose a number, Return goes to its entries"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        head = self.horizontalHeader()
        head.setObjectName("figures")
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setDefaultAlignment(_RIGHT)
        theme.changed.connect(self._fit)

    @property
    def cell(self) -> Cell | None:
        """The number that is chosen."""
        return self.numbers.cell(self.currentIndex())

    def show_lines(self, heads: Sequence[str], lines: Sequence[Line]) -> None:
        """Show other numbers; the place that is chosen stays chosen."""
        self.numbers.show(heads, lines)
        self._fit()

    def _fit(self) -> None:
        columns = self.numbers.columnCount()
        head = self.horizontalHeader()
        for column in range(columns):
            first = QHeaderView.ResizeMode.Stretch if not column else QHeaderView.ResizeMode.Fixed
            head.setSectionResizeMode(column, first)
        metrics = QFontMetrics(self._theme.font("meta"))
        for column in range(1, columns):
            words = self.numbers.headerData(column, Qt.Orientation.Horizontal)
            self.setColumnWidth(
                column, max(metrics.horizontalAdvance(words) + 16, self._theme.px(60))
            )
        self.clearSpans()
        for row, line in enumerate(self.numbers.lines):
            if not line.cells:
                self.setSpan(row, 0, 1, columns)
        self.resizeRowsToContents()
        self.viewport().update()

    # Qt's part

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:  # noqa: N802, D102
        super().currentChanged(current, previous)
        cell = self.numbers.cell(current)
        if cell is not None and cell.ids:
            self.chosen.emit(cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802, D102
        if event.key() in _ENTER and self.cell is not None:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Letters look for nothing among numbers."""
