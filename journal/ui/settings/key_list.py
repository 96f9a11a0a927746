"""The list of commands with their keys: rows under the titles of the menus."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from journal.ui.actions import MENUS, placed
from journal.ui.keys import native
from journal.ui.widgets.key_cap import paint_cap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from journal.ui.actions import Action
    from journal.ui.theme import Theme

    AnyIndex = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()
_ROW, _HEADING, _PAD, _BETWEEN = 36, 40, 12, 6  # pixels
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A command in full words, and whether its keys are others than the usual ones."""

    action: Action
    words: str
    own: bool

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        tr = QCoreApplication.translate
        keys = [native(one) for one in self.action.keys] or [tr("KeyList", "no keys")]
        changed = [tr("KeyList", "changed")] if self.own else []
        return ", ".join([self.words, *keys, *changed])

    def has(self, typed: str) -> bool:
        """Whether letters are found in its words or in its keys."""
        wanted = typed.casefold()
        return any(wanted in text.casefold() for text in (self.words, *self._keys()))

    def _keys(self) -> list[str]:
        return [text for one in self.action.keys for text in (one, native(one))]


class KeyModel(QAbstractListModel):
    """Headings (text) and commands (`KeyRow`), narrowed by what is typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._commands: list[KeyRow] = []
        self._typed = ""
        self.rows: list[str | KeyRow] = []

    def show_commands(self, commands: Sequence[KeyRow]) -> None:
        """Show other keys."""
        self._commands = list(commands)
        self._fill()

    def narrow(self, typed: str) -> None:
        """Show only what has these letters."""
        self._typed = typed.strip()
        self._fill()

    def place(self, name: str) -> QModelIndex:
        """Where a command stands; nowhere where it is not shown."""
        for number, row in enumerate(self.rows):
            if isinstance(row, KeyRow) and row.action.id == name:
                return self.index(number)
        return QModelIndex()

    def _fill(self) -> None:
        self.beginResetModel()
        self.rows = []
        fitting = {row.action.id: row for row in self._commands if row.has(self._typed)}
        for title, names in (*placed(MENUS), ("", tuple(fitting))):
            here = [fitting.pop(name) for name in names if name in fitting]
            if here:
                words = QCoreApplication.translate("Menu", title) if title else ""
                self.rows += [words or self.tr("Everywhere"), *here]
        self.endResetModel()

    # Qt's part

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:  # noqa: N802, D102
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:  # noqa: D102
        if index.isValid() and isinstance(self.rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: D102
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row if isinstance(row, str) else row.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row if isinstance(row, str) else row.spoken
        return row if role == Qt.ItemDataRole.UserRole else None


class KeyDelegate(QStyledItemDelegate):
    """Paints the words of a command and its keys as caps."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def _paint_row(self, painter: QPainter, rect: QRect, row: KeyRow) -> None:
        tokens, line = self._theme.tokens, rect.adjusted(_PAD, 0, -_PAD, 0)
        for keys in reversed(row.action.keys):
            taken = paint_cap(painter, self._theme, line, native(keys))
            line.setRight(line.right() - taken - _BETWEEN)
        if row.own:
            painter.setFont(self._theme.font("meta"))
            painter.setPen(QColor(tokens.ink3))
            tr = QCoreApplication.translate
            words = tr("KeyList", "changed" if row.action.keys else "cleared")
            painter.drawText(line, _MIDDLE | Qt.AlignmentFlag.AlignRight, words)
        painter.setFont(self._theme.font("base"))
        painter.setPen(QColor(tokens.ink))
        painter.drawText(line, _MIDDLE, row.words)

    # Qt's part

    def paint(  # noqa: D102
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        row, tokens, rect = index.data(Qt.ItemDataRole.UserRole), self._theme.tokens, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, str):
            painter.setFont(self._theme.font("label", 600))
            painter.setPen(QColor(tokens.ink3))
            foot = Qt.AlignmentFlag.AlignBottom
            painter.drawText(rect.adjusted(_PAD, 0, 0, -8), foot, row.upper())
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.setPen(QColor(tokens.sel_line))
                painter.setBrush(QColor(tokens.sel))
                painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
            self._paint_row(painter, rect, row)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: N802, D102
        heading = isinstance(index.data(Qt.ItemDataRole.UserRole), str)
        return QSize(100, self._theme.px(_HEADING if heading else _ROW))


class KeyList(QListView):
    """Return asks for other keys of the current command, Delete for none."""

    picked = Signal()  # another command is current
    change_requested = Signal()
    clear_requested = Signal()
    typed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("choices")
        self.setAccessibleName(self.tr("Commands and their keys"))
        self.commands = KeyModel(self)
        self.setModel(self.commands)
        self.setItemDelegate(KeyDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # keeps the width
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(self.change_requested)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def current(self) -> KeyRow | None:
        """The command that is marked."""
        index = self.currentIndex()
        row = self.commands.rows[index.row()] if index.isValid() else None
        return row if isinstance(row, KeyRow) else None

    def choose(self, name: str) -> None:
        """Mark a command; the first one where it is not shown."""
        index = self.commands.place(name)
        if not index.isValid():
            rows = enumerate(self.commands.rows)
            first = next((n for n, row in rows if isinstance(row, KeyRow)), -1)
            index = self.commands.index(first) if first >= 0 else QModelIndex()
        self.setCurrentIndex(index)
        if index.row() == 1:
            self.scrollToTop()  # with the heading

    # Qt's part

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:  # noqa: N802, D102
        super().currentChanged(current, previous)
        self.picked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802, D102
        if event.key() in _ENTER and self.current:
            self.change_requested.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.current:
            self.clear_requested.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802, D102
        self.typed.emit(search)
