"""The help: the names of its pages to the left, one page to the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from journal.ui.help.browser import HelpBrowser
from journal.ui.help.pages import FIRST_DAY, pages

if TYPE_CHECKING:
    from journal.ui.keys import Keymap
    from journal.ui.theme import Theme

_SIZE = (940, 680)  # pixels
_LIST = 248  # pixels


class HelpWindow(QWidget):
    """A window of its own, so that one can read and do at the same time. Escape closes it.

    Args:
        theme: The look that all windows share.
        keymap: The keys of commands, which a page lists.
        parent: Whose window it is; it closes with it.
    """

    def __init__(self, theme: Theme, keymap: Keymap, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("help")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("Help"))
        self.resize(*_SIZE)
        self.setMinimumSize(560, 360)
        self._theme, self._keymap = theme, keymap
        self._pages = pages(keymap.actions)
        self._past: list[str] = []
        self._make_parts()
        theme.changed.connect(self._show_again)
        keymap.changed.connect(self._on_keys_changed)
        self.open_page(FIRST_DAY)
        self.list.setFocus()

    @property
    def page(self) -> str:
        """The name of the page that is shown."""
        return self._pages[self.list.currentRow()].name

    def open_page(self, name: str, heading: str = "") -> None:
        """Show a page; an unknown name changes nothing.

        Args:
            name: A file of resources/help without its suffix, `keys` or `settings`.
            heading: The anchor of a heading, or nothing for the beginning.
        """
        number = next((n for n, page in enumerate(self._pages) if page.name == name), -1)
        if number < 0:
            return
        if number == self.list.currentRow():
            self.browser.show_page(self._pages[number], heading)
        else:
            self._heading = heading
            self.list.setCurrentRow(number)

    def _make_parts(self) -> None:
        self.list = QListWidget()
        self.list.setObjectName("helpPages")
        self.list.setAccessibleName(self.tr("Pages of the help"))
        self.list.setFixedWidth(min(self._theme.px(_LIST), 340))
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        for page in self._pages:
            item = QListWidgetItem(page.title, self.list)
            item.setSizeHint(QSize(0, self._theme.px(36)))
        self.browser = HelpBrowser(self._theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self.browser, 1)
        self._heading = ""
        self.list.currentRowChanged.connect(self._on_row_changed)
        self.browser.page_requested.connect(self.open_page)
        for keys, slot in (("Esc", self.close), ("Ctrl+W", self.close), ("Alt+Left", self._back)):
            QShortcut(QKeySequence(keys), self, slot)

    def _back(self) -> None:
        """Show the page that was shown before."""
        if len(self._past) > 1:
            self._past.pop()
            self.open_page(self._past.pop())

    def _on_row_changed(self, number: int) -> None:
        heading, self._heading = self._heading, ""
        self._past.append(self._pages[number].name)
        self.browser.show_page(self._pages[number], heading)

    def _on_keys_changed(self) -> None:
        self._pages = pages(self._keymap.actions)
        self._show_again()

    def _show_again(self) -> None:
        """Show the page with other colours or words, at the same place."""
        place = self.browser.verticalScrollBar().value()
        self.browser.show_page(self._pages[self.list.currentRow()])
        self.browser.verticalScrollBar().setValue(place)
