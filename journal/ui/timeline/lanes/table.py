"""The numbers of the lanes as a table: a row for each month, say, and a column for each lane."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from journal.domain.timeline.picture.parts import BAND
from journal.domain.timeline.units import Unit
from journal.ui.timeline.lanes.words import named

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from journal.domain.timeline.board import Board, Tally
    from journal.domain.timeline.scale import Level
    from journal.ui.timeline.lanes.sight import Sight

AnyIndex = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ROLES = (
    Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ForegroundRole
)  # fmt: skip
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Cell(NamedTuple):
    """What a number counts: the entries of a lane (-1: milestones) within some days."""

    lane: int
    first: int
    last: int


class NumbersModel(QAbstractTableModel):
    """Rows are the units that have an entry, the latest first; numbers are counted when asked."""

    def __init__(self, sight: Sight) -> None:
        super().__init__(sight)
        self._sight = sight
        self._unit = Unit.QUARTER
        self._begins: list[int] = []
        self._lanes: list[int] = []

    def show_level(self, level: Level) -> None:
        """Show other units, or the same ones anew."""
        self.beginResetModel()
        self._unit, board = level.unit, self._sight.material.board
        self._begins = sorted({self._unit.begin(day) for day in board.days}, reverse=True)
        milestones = [BAND] if board.milestones.total else []
        self._lanes = [*milestones, *range(len(board.lanes))]
        self.endResetModel()

    def cell(self, index: AnyIndex) -> Cell:
        """What a number counts."""
        begin = self._begins[index.row()]
        return Cell(self._lanes[index.column()], begin, self._unit.after(begin) - 1)

    def _tally(self, column: int) -> Tally:
        board: Board = self._sight.material.board
        lane = self._lanes[column]
        return board.milestones if lane == BAND else board.lanes[lane].whole

    # Qt's part

    def rowCount(self, parent: AnyIndex | None = None) -> int:  # noqa: N802, D102
        return 0 if parent is not None and parent.isValid() else len(self._begins)

    def columnCount(self, parent: AnyIndex | None = None) -> int:  # noqa: N802, D102
        return 0 if parent is not None and parent.isValid() else len(self._lanes)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: D102
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT
        if role not in _ROLES:
            return None
        cell = self.cell(index)
        number = self._tally(index.column()).between(cell.first, cell.last)
        if role == Qt.ItemDataRole.ForegroundRole:
            return None if number else self._sight.quiet
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{number:,}"
        name = self._sight.lane_name(self._lanes[index.column()])
        return f"{named(self._unit, cell.first)}, {name}: {number:,}"

    def headerData(  # noqa: N802, D102
        self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            if side is Qt.Orientation.Vertical:
                return named(self._unit, self._begins[section])
            return self._sight.lane_name(self._lanes[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if side is Qt.Orientation.Horizontal else _LEFT
        return None


class NumbersTable(QTableView):
    """Every number opens its entries."""

    cell_chosen = Signal(object, bool)  # Cell: its entries shall be listed, with the focus

    def __init__(self, sight: Sight, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("numbers")
        self._model = NumbersModel(sight)
        self.setModel(self._model)
        self.setAccessibleName(self.tr("Numbers of entries"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setMinimumSectionSize(round(sight.sizes.chip * 4))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)
        self.setShowGrid(False)
        self.clicked.connect(lambda index: self._choose(index, enter=False))

    def show_level(self, level: Level) -> None:
        """Show the rows of a level."""
        self._model.show_level(level)

    def _choose(self, index: AnyIndex, *, enter: bool) -> None:
        if index.isValid():
            self.cell_chosen.emit(self._model.cell(index), enter)

    # Qt's part

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802, D102
        if event.key() in _RETURN:
            self._choose(self.currentIndex(), enter=True)
        else:
            super().keyPressEvent(event)
