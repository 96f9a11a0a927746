"""Labels of one sort in the sidebar: the most used ones, and the way to all others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from journal.ui.labels.sorts import PROJECT, SEARCH, TAG
from journal.ui.widgets.buttons import TextButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QMenu

    from journal.ui.theme import Theme

MOST = 8  # labels shown of each sort (count)
WIDTH = 224  # pixels
_WIDEST = 280  # pixels
_PAD = 11  # pixels at both ends of a label, as in the style sheet
_ICONS = {TAG: "tag", PROJECT: "folder", SEARCH: "search"}


@dataclass(frozen=True, slots=True)
class Label:
    """A line of the lower half: a tag, a project or a saved search."""

    name: str
    query: str  # what the timeline is asked for
    count: int | None = None  # entries


class Shelf(QWidget):
    """The most used labels of one sort under their heading; nothing where there are none."""

    chosen = Signal(str)  # a query
    all_requested = Signal()
    rename_requested = Signal(str)  # a name
    delete_requested = Signal(str)

    def __init__(self, theme: Theme, sort: str) -> None:
        super().__init__()
        self._theme, self._sort = theme, sort
        headings = {
            TAG: self.tr("TAGS"), PROJECT: self.tr("PROJECTS"), SEARCH: self.tr("SAVED"),
        }  # fmt: skip
        label = QLabel(headings[sort])
        label.setProperty("role", "label")
        self.labels: list[LabelButton] = []
        self.more = TextButton(theme, "", "nav", "more")
        self.more.clicked.connect(self.all_requested)
        self.more.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 16, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(label)
        self._column.addSpacing(4)
        self._column.addWidget(self.more)
        self.hide()

    @property
    def buttons(self) -> list[TextButton]:
        """Everything that can be pressed, from top to bottom."""
        return [*self.labels, self.more]

    def show_labels(self, labels: Sequence[Label], total: int = 0) -> None:
        """Show other labels.

        Args:
            labels: The first of them; no more than `MOST` are shown.
            total: How many there are in all (count).
        """
        shown = labels[:MOST]
        self.setVisible(bool(shown))
        while len(self.labels) < len(shown):
            self._add()
        for number, button in enumerate(self.labels):
            button.setVisible(number < len(shown))
            if number < len(shown):
                button.show_label(shown[number])
        words = {
            TAG: self.tr("All %s tags…"), PROJECT: self.tr("All %s projects…"),
            SEARCH: self.tr("All %s searches…"),
        }[self._sort] % f"{total:,}"  # fmt: skip
        self.more.setText(words)
        self.more.setAccessibleName(words)
        self.more.setVisible(total > len(shown))

    def _add(self) -> None:
        button = LabelButton(self._theme, self._sort)
        button.clicked.connect(lambda: self.chosen.emit(button.label.query))
        button.rename_requested.connect(lambda: self.rename_requested.emit(button.label.name))
        button.delete_requested.connect(lambda: self.delete_requested.emit(button.label.name))
        self._column.insertWidget(self._column.count() - 1, button)
        self.labels.append(button)


class LabelButton(TextButton):
    """A label with the number of its entries at the right end.

    F2 renames it; Delete forgets a saved search; a menu has the same.
    """

    rename_requested = Signal()
    delete_requested = Signal()

    def __init__(self, theme: Theme, sort: str) -> None:
        super().__init__(theme, "", "nav", _ICONS[sort])
        self._sort = sort
        self.label = Label("", "")
        self.setAccessibleDescription(self.tr("F2 renames it."))
        theme.changed.connect(self._fit)

    @property
    def _count(self) -> str:
        return "" if self.label.count is None else str(self.label.count)

    def show_label(self, label: Label) -> None:
        """Show another label."""
        self.label = label
        spoken = {
            TAG: self.tr("Tag %s"), PROJECT: self.tr("Project %s"),
            SEARCH: self.tr("Saved search %s"),
        }[self._sort]  # fmt: skip
        words = label.name
        if label.count is not None:
            many = self.tr("%n entries", "", label.count)
            words = f"{words}, {self.tr('1 entry') if label.count == 1 else many}"
        self.setAccessibleName(spoken % words)
        self._fit()

    def _fit(self) -> None:
        """Leave out what would run into the number, also beside a scroll bar."""
        number = QFontMetrics(self._theme.font("meta")).horizontalAdvance(self._count)
        before = _PAD + self.iconSize().width() + 4  # Qt's gap
        name, room = self.label.name, self.width() - before - number - 8 - _PAD
        elided = self.fontMetrics().elidedText(name, QtCore.Qt.TextElideMode.ElideRight, room)
        self.setText(elided.replace("&", "&&"))
        self.setToolTip(name if elided != name else "")

    def _open_menu(self, place: QPoint) -> QMenu:
        from PySide6.QtWidgets import QMenu  # not before someone asks for it

        menu = QMenu(self)
        menu.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Show its entries"), self.click)
        menu.addAction(self.tr("Rename…") + "\tF2", self.rename_requested.emit)
        if self._sort == SEARCH:
            menu.addAction(self.tr("Delete") + "\tDel", self.delete_requested.emit)
        menu.popup(place)
        return menu

    # Qt's part

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802, D102
        by_key = event.reason() == event.Reason.Keyboard
        below = self.mapToGlobal(QPoint(12, self.height()))
        self._open_menu(below if by_key else event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802, D102
        if event.key() == QtCore.Qt.Key.Key_F2:
            self.rename_requested.emit()
        elif event.key() == QtCore.Qt.Key.Key_Delete and self._sort == SEARCH:
            self.delete_requested.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, D102
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setFont(self._theme.font("meta"))
        painter.setPen(QColor(self._theme.tokens.ink3))
        align = QtCore.Qt.AlignmentFlag
        at_end = align.AlignVCenter | align.AlignRight
        painter.drawText(self.rect().adjusted(0, 0, -_PAD, 0), at_end, self._count)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        super().resizeEvent(event)
        self._fit()


def width(theme: Theme) -> int:
    """The width at the chosen text size (pixels): large words must not push the rooms away."""
    return min(theme.px(WIDTH), _WIDEST)
