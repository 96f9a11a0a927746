"""Reflections: what is not used yet, the reflections of the year, and the one that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journal.ui.reflections import meter
from journal.ui.reflections.page import Page
from journal.ui.reflections.slip_list import SlipList
from journal.ui.reflections.slip_model import Drop
from journal.ui.widgets.buttons import TextButton
from journal.ui.widgets.empty_state import EmptyState
from journal.ui.widgets.flow import FlowLayout
from journal.ui.widgets.page_head import headed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent, QResizeEvent

    from journal.ui.reflections.slip import Slip
    from journal.ui.reflections.tray import Tray
    from journal.ui.theme import Theme

OPEN, NONE_YET, NO_ENTRIES = range(3)
_ROOMY = 1_000  # pixels of width from which on the two lists stand side by side
_COLUMN = (296, 284)  # pixels of the tray and of the list of reflections
_SHARE = 0.4  # of a narrow room that the lists take


class ReflectionsView(QWidget):
    """The room. It wants the whole width beside the sidebar (776 pixels at least)."""

    year_chosen = Signal(int)
    new_requested = Signal()  # a reflection
    entry_requested = Signal()  # a new entry, since the year has none
    entry_opened = Signal(str)  # the id of an entry of the evidence or the tray
    left = Signal()  # the room went out of sight

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.year = TextButton(theme, "", "", "calendar")
        self.year.setToolTip(self.tr("Choose another year"))
        self._menu = QMenu(self)
        self._group = QActionGroup(self)
        self.new = TextButton(theme, self.tr("New reflection"), "", "plus")
        self.tray = SlipList(theme)
        self.tray.setAccessibleName(self.tr("Not used yet"))
        self.tray.setToolTip(self.tr("Return puts it into the open reflection"))
        self.claims = SlipList(theme, Drop.ONTO)
        self.claims.allow_lines(3)
        self.claims.setAccessibleName(self.tr("Reflections of the year"))
        self.claims.setToolTip(
            self.tr("Alt+Up and Alt+Down change the order, Delete moves to the trash")
        )
        self.page = Page(theme)
        self._unused, self._count = QLabel(), QLabel()
        self._lay_out()
        self.year.clicked.connect(self._on_year_clicked)
        self._group.triggered.connect(lambda action: self.year_chosen.emit(action.data()))
        self.new.clicked.connect(self.new_requested)

    def show_year(self, year: int, years: Sequence[int]) -> None:
        """Show which year it is, and which others there are."""
        for old in self._group.actions():
            self._group.removeAction(old)
        self._menu.clear()
        for each in sorted({year, *years}, reverse=True):
            action = QAction(str(each), self._menu, checkable=True)
            action.setData(each)
            action.setChecked(each == year)
            self._group.addAction(action)
            self._menu.addAction(action)
        self.year.setText(str(year))
        self.year.setAccessibleName(self.tr("Year: %s") % year)

    def show_tray(self, tray: Tray) -> None:
        """Show what is not used yet."""
        self.tray.show_slips(tray.slips)
        nothing = self.tr("The learnings, mistakes and experiments of %s will wait here.")
        used = self.tr("Everything that %s brought is used.")
        self.tray.say_empty((used if tray.any_entries else nothing) % tray.year)
        self._unused.setText(meter.unused(tray.learnings) if tray.any_entries else "")

    def show_claims(self, slips: Sequence[Slip]) -> None:
        """Show the reflections of the year."""
        self.claims.show_slips(slips)
        self._count.setText(meter.board(len(slips)))
        full = len(slips) >= meter.MOST
        self.new.setEnabled(not full)
        most = self.tr("Seven reflections are the most that people read: add to one of them.")
        self.new.setToolTip(most if full else self.tr("Begin another reflection"))

    def show_state(self, state: int) -> None:
        """Show the open reflection, or what to do: `OPEN`, `NONE_YET` or `NO_ENTRIES`."""
        focus, other = QApplication.focusWidget(), state != self._pages.currentIndex()
        goes = other and focus is not None and self._pages.isAncestorOf(focus)
        self._pages.setCurrentIndex(state)
        self._lists.setVisible(state != NO_ENTRIES)
        self._claim_side.setVisible(state == OPEN)
        self.new.setVisible(state == OPEN)
        if goes:
            self.focus_first()  # Qt would go on to a field, where keys change what it says

    def focus_first(self) -> None:
        """Put the focus on the list to choose from, or on what an empty room offers."""
        page = self._pages.currentWidget()
        button = page.button if isinstance(page, EmptyState) else None
        target = self.tray if self.tray.slips.slips and not button else button or self.claims
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lay_out(self) -> None:
        self._lists, self._pages = QWidget(), QStackedWidget()
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._lists)
        body.addWidget(self._pages, 1)
        column = headed(self, self.tr("Reflections"), [self.year], [self.new])
        column.addLayout(body, 1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._lists)
        self._columns.setContentsMargins(24, 6, 12, 0)
        self._columns.setSpacing(8)
        self._tray_side = self._column(self.tr("Not used yet"), self._unused, self.tray)
        self._claim_side = self._column(self.tr("Reflections"), self._count, self.claims)
        self._columns.addWidget(self._tray_side, 1)
        self._columns.addWidget(self._claim_side, 1)
        self._pages.addWidget(self.page)
        self._pages.addWidget(self._none_yet())
        self._pages.addWidget(self._no_entries())

    def _column(self, words: str, meter_label: QLabel, rows: SlipList) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QWidget()
        flow = FlowLayout(head, 8)
        name = QLabel(words)
        name.setProperty("role", "strong")
        meter_label.setProperty("role", "meta")
        flow.addWidget(name)
        flow.addWidget(meter_label)
        column.addWidget(head)
        column.addWidget(rows, 1)
        return side

    def _none_yet(self) -> EmptyState:
        begin = TextButton(self._theme, self.tr("Begin a reflection"), "", "plus")
        begin.clicked.connect(self.new_requested)
        words = (
            self.tr("What did this year teach you?"),
            self.tr(
                "Three to seven reflections, each with the entries that show it. "
                "Begin with one claim, then add what is not used yet."
            ),
        )
        return EmptyState(self._theme, "reflections", words, begin)

    def _no_entries(self) -> EmptyState:
        write = TextButton(self._theme, self.tr("Write an entry"), "", "plus")
        write.clicked.connect(self.entry_requested)
        words = (
            self.tr("Reflections grow out of entries"),
            self.tr("Once there are learnings, mistakes and experiments, draw them together here."),
        )
        return EmptyState(self._theme, "reflections", words, write)

    def _on_year_clicked(self) -> None:
        self._menu.popup(self.year.mapToGlobal(self.year.rect().bottomLeft()))

    # Qt's part

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        roomy = self.width() >= self._theme.px(_ROOMY)
        across, up = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.BottomToTop
        self._columns.setDirection(across if roomy else up)
        wide = sum(map(self._theme.px, _COLUMN)) if roomy else round(self.width() * _SHARE)
        self._lists.setFixedWidth(wide)
        self._columns.setStretch(0, 1 if roomy else 2)  # the open reflections before the rest
        self._columns.setStretch(1, 1 if roomy else 3)
        # The order of the eye is that of the Tab key.
        first, second = (self.tray, self.claims) if roomy else (self.claims, self.tray)
        QWidget.setTabOrder(self.year, self.new)
        QWidget.setTabOrder(self.new, first)
        QWidget.setTabOrder(first, second)
        QWidget.setTabOrder(second, self.page.claim)
        super().resizeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802, D102
        super().hideEvent(event)
        self.left.emit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802, D102
        return QSize(700, 400)
