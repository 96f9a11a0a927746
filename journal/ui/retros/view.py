"""Retros: those that were held, a new one, and the one that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QWidget,
)

from journal.domain.retros import Step
from journal.publish import wording
from journal.publish.retro import pack
from journal.ui.retros.page import RetroPage
from journal.ui.retros.plan_form import PlanForm
from journal.ui.retros.text_cards import KEY, TextCards
from journal.ui.widgets.buttons import IconButton, TextButton
from journal.ui.widgets.empty_state import EmptyState
from journal.ui.widgets.page_head import headed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent, QResizeEvent

    from journal.domain.retros import Retro
    from journal.ui.theme import Theme

NONE_YET, PLAN, OPEN, TROUBLE = range(4)
_LIST, _NARROW = 240, 176  # pixels of the list of retros, in a wide room and in a narrow one
_ROOMY, _SLIM = 1_000, 640  # pixels of a room with a wide list, and of one without


class RetrosView(QWidget):
    """The room. It wants the whole width beside the sidebar, but can do with a part of it."""

    new_requested = Signal()
    opened = Signal(str)  # the id of a retro
    folder_chosen = Signal(str)
    retry_requested = Signal()
    left = Signal()  # the room went out of sight

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.new = TextButton(theme, self.tr("New retro"), "", "plus")
        self.others = IconButton(theme, "chevron-down", self.tr("Choose a retro"))
        self.held = TextCards(theme, self.tr("Retros, the latest first"))
        self._pages = QStackedWidget()
        self._lay_out()
        self._pages.addWidget(self._none_yet())
        self.form, self.page = PlanForm(theme, self._pages), RetroPage(theme, self._pages)
        for part in (self.form, self.page, self._trouble()):
            self._pages.addWidget(part)
        self.new.clicked.connect(self.new_requested)
        self.others.clicked.connect(self._offer_held)
        self.held.entered.connect(lambda key, _quiet: self.opened.emit(key))
        self.held.itemClicked.connect(lambda item: self.opened.emit(item.data(KEY)))

    @property
    def state(self) -> int:
        """`NONE_YET`, `PLAN`, `OPEN` or `TROUBLE`."""
        return self._pages.currentIndex()

    def show_held(self, retros: Sequence[Retro], opened: str) -> None:
        """Show all retros, and which of them is open."""
        self.held.clear()
        for retro in retros:
            going_on = "" if retro.step is Step.DONE else self.tr("going on")
            about = [wording.day(retro.held_on), going_on]
            words = "  ·  ".join(part for part in about if part)
            item = self.held.add(retro.id, f"{pack.title(retro)}\n{words}")
            if retro.id == opened:
                self.held.setCurrentItem(item)
        self._fit()

    def show_state(self, state: int) -> None:
        """Show one of the pages: `NONE_YET`, `PLAN`, `OPEN` or `TROUBLE`."""
        self._pages.setCurrentIndex(state)
        self.new.setVisible(state != NONE_YET)
        self._fit()

    def say_trouble(self, sentence: str) -> None:
        """Say why a retro cannot be shown."""
        self._refusal.say(self.tr("The retro cannot be shown"), sentence)
        self.show_state(TROUBLE)

    def focus_first(self) -> None:
        """Put the focus on the list of retros, or on what an empty room offers."""
        page = self._pages.currentWidget()
        if isinstance(page, EmptyState) and page.button:
            page.button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.state == PLAN:
            self.form.focus_first()
        elif self.held.isHidden():
            self.others.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.held.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def ask_folder(self, proposed: str) -> None:
        """Ask where the pack is to go; `folder_chosen` brings the answer."""
        dialog = QFileDialog(self, self.tr("A new folder for the pack"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # it is refused anyway
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, self.tr("Write"))
        dialog.selectFile(proposed)
        dialog.fileSelected.connect(self.folder_chosen)
        dialog.open()

    def _lay_out(self) -> None:
        body = self._body = QHBoxLayout()
        body.setSpacing(8)
        body.addWidget(self.held)
        body.addWidget(self._pages, 1)
        column = headed(self, self.tr("Retros"), [self.others], [self.new])
        column.addLayout(body, 1)

    def _fit(self) -> None:
        """The list of retros is a menu in a room that is too narrow for both."""
        px, some = self._theme.px, self.held.count() > 0
        slim = self.width() < px(_SLIM)
        self.held.setVisible(some and not slim)
        self.others.setVisible(some and slim)
        self.held.setFixedWidth(px(_LIST if self.width() >= px(_ROOMY) else _NARROW))
        self._body.setContentsMargins(0 if self.held.isHidden() else 24, 0, 0, 0)

    def _offer_held(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for row in range(self.held.count()):
            item = self.held.item(row)
            action = menu.addAction("  ·  ".join(item.text().split("\n")).replace("&", "&&"))
            key = item.data(KEY)
            action.triggered.connect(lambda _=False, key=key: self.opened.emit(key))
        menu.popup(self.others.mapToGlobal(self.others.rect().bottomLeft()))

    def _none_yet(self) -> EmptyState:
        begin = TextButton(self._theme, self.tr("Plan a retro"), "", "plus")
        begin.clicked.connect(self.new_requested)
        words = (
            self.tr("Look back together, with what you wrote at hand"),
            self.tr(
                "A retro begins with what became of the last actions, shows the period, suggests "
                "cards from the entries, and ends with at most three actions."
            ),
        )
        return EmptyState(self._theme, "people", words, begin)

    def _trouble(self) -> EmptyState:
        again = TextButton(self._theme, self.tr("Try again"), "", "undo")
        again.clicked.connect(self.retry_requested)
        self._refusal = EmptyState(self._theme, "mistake", ("", ""), again)
        return self._refusal

    # Qt's part

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802, D102
        super().hideEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802, D102
        return QSize(300, 400)
