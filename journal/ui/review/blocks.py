"""The sections of the post as a list: in which order, which are off, which people wrote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from journal.domain.review import arranged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QDropEvent

    from journal.ui.review.composition import Composition
    from journal.ui.theme import Theme

_SECTION = Qt.ItemDataRole.UserRole
_ABOUT = Qt.ItemDataRole.UserRole + 1
_ROW = 46  # pixels
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class Row:
    """A section in the list: its name, its heading, what is said of it, and whether it is on."""

    section: str
    heading: str
    about: str
    on: bool


class BlockList(QListWidget):
    """Alt and an arrow, or dragging, moves a section; Space switches it; Return opens it."""

    opened = Signal(str)
    switched = Signal(str, bool)
    arranged = Signal(tuple)  # names of sections, in their new order

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("blocks")
        self._theme, self._loading = theme, False
        self.setAccessibleName(self.tr("Sections of the post"))
        self.setAccessibleDescription(
            self.tr("Return opens one, Space switches it on or off, Alt+Up and Alt+Down move it.")
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Rows(theme, self))
        theme.changed.connect(self._fit)
        self.itemChanged.connect(self._on_item_changed)
        self.itemDoubleClicked.connect(lambda item: self.opened.emit(item.data(_SECTION)))

    @property
    def section(self) -> str:
        """The section that is chosen; empty where none is."""
        item = self.currentItem()
        return str(item.data(_SECTION)) if item else ""

    def order(self) -> tuple[str, ...]:
        """The names of the sections as they stand."""
        return tuple(str(self.item(n).data(_SECTION)) for n in range(self.count()))

    def choose(self, section: str) -> None:
        """Choose a section."""
        if section in self.order():
            self.setCurrentRow(self.order().index(section))

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show the sections; the one that is chosen stays so."""
        chosen = self.section or (rows[0].section if rows else "")
        self._loading = True
        while self.count() > len(rows):
            self.takeItem(self.count() - 1)
        while self.count() < len(rows):
            self.addItem(QListWidgetItem())
        for number, row in enumerate(rows):
            item = self.item(number)
            item.setText(row.heading)
            item.setData(_SECTION, row.section)
            item.setData(_ABOUT, row.about)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsUserCheckable
                | Qt.ItemFlag.ItemIsDragEnabled
            )
            item.setCheckState(Qt.CheckState.Checked if row.on else Qt.CheckState.Unchecked)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.heading}, {row.about}")
        self._loading = False
        self.choose(chosen)
        self._fit()

    def _fit(self) -> None:
        """Give the rows their height at the chosen text size."""
        tall = self._theme.px(_ROW)
        self._loading = True
        for number in range(self.count()):
            self.item(number).setSizeHint(QSize(0, tall))
        self._loading = False
        self.setFixedHeight(tall * self.count() + 2)

    def move(self, by: int) -> None:  # type: ignore[override]
        """Move the chosen section up (-1) or down (1)."""
        order, row = list(self.order()), self.currentRow()
        if 0 <= row < len(order) and 0 <= row + by < len(order):
            order.insert(row + by, order.pop(row))
            self.arranged.emit(tuple(order))

    def _on_item_changed(self, item: QListWidgetItem) -> None:
        if not self._loading:
            on = item.checkState() is Qt.CheckState.Checked
            self.switched.emit(str(item.data(_SECTION)), on)

    # Qt's part

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802, D102
        key = Qt.Key(event.key())
        if key in _STEPS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.section:
            self.opened.emit(self.section)
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802, D102
        before = self.order()
        super().dropEvent(event)
        if self.order() != before:
            self.arranged.emit(self.order())


class _Rows(QStyledItemDelegate):
    """Draws the heading with what is said of it below."""

    def __init__(self, theme: Theme, parent: BlockList) -> None:
        super().__init__(parent)
        self._theme = theme

    def _draw_box(self, painter: QPainter, box: QRect, *, on: bool) -> None:
        tokens = self._theme.tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tokens.fill if on else tokens.ink3))
        painter.setBrush(QColor(tokens.fill if on else tokens.surface))
        square = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(square, 3, 3)
        if on:
            painter.setPen(QPen(QColor("#ffffff"), 1.6))
            shape = ((0.24, 0.52), (0.43, 0.70), (0.76, 0.32))
            painter.drawPolyline(
                [square.topLeft() + QPointF(x * square.width(), y * square.height())
                 for x, y in shape]
            )  # fmt: skip
        painter.restore()

    # Qt's part

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        whole = QStyleOptionViewItem(option)
        self.initStyleOption(whole, index)
        view = whole.widget
        style = view.style()
        inside = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, whole, view)
        box = style.subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, whole, view)
        tokens, on = self._theme.tokens, whole.checkState is Qt.CheckState.Checked
        whole.text = ""
        whole.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, whole, painter, view)
        self._draw_box(painter, box, on=on)
        inside.adjust(self._theme.px(2), 0, -self._theme.px(6), 0)
        half = inside.height() // 2
        for text, font, colour, top, align in (
            (index.data(), self._theme.font("base"), tokens.ink if on else tokens.ink3, 0,
             Qt.AlignmentFlag.AlignBottom),
            (index.data(_ABOUT), self._theme.font("meta"), tokens.ink3, half,
             Qt.AlignmentFlag.AlignTop),
        ):  # fmt: skip
            painter.setFont(font)
            painter.setPen(QColor(colour))
            room = inside.adjusted(0, top, 0, top - half)
            words = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, align | Qt.AlignmentFlag.AlignLeft, words)


def rows(shown: Composition, tr: Words) -> list[Row]:
    """The sections of a composition, those that are off or tell nothing too."""
    if shown.review is None:
        return []
    told = {section.name: section for section in shown.sections}
    found = []
    for block in arranged(shown.review.blocks):
        if block.section not in tr.names:
            continue
        section = told.get(block.section)
        heading = section.heading if section and section.text else ""
        about = tr.off if not block.on else tr.nothing
        if section and section.text:
            about = tr.counted(section.words)
        if block.is_edited:
            about = f"{about}  ·  {tr.edited}"
        if section and section.new:
            about = f"{about}  ·  {tr.new(len(section.new))}"
        found.append(Row(block.section, heading or tr.names[block.section], about, block.on))
    return found


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the rows, in the language of the interface."""

    names: dict[str, str]
    off: str
    nothing: str
    edited: str
    one_word: str
    many_words: str
    one_new: str
    many_new: str

    def counted(self, number: int) -> str:
        """So many words."""
        return self.one_word if number == 1 else self.many_words % f"{number:,}"

    def new(self, number: int) -> str:
        """So many new entries."""
        return self.one_new if number == 1 else self.many_new % number
