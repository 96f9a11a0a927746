"""Year in review: which year and for which site, the post, and what stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journal.ui.review.paper import Paper
from journal.ui.review.report import ReportPanel
from journal.ui.widgets.buttons import TextButton, segments
from journal.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from journal.ui.review.composition import Composition
    from journal.ui.theme import Theme

PROFILES = ("plain", "hugo", "jekyll", "page")
WAITING, POST, NO_ENTRIES, NOT_PUBLIC, TROUBLE = range(5)
_PANEL = 300  # pixels of the column beside the post
_SHARE = 0.42  # of the width that it may take at most


class ReviewView(QWidget):
    """The room. It wants the whole width beside the sidebar (776 pixels at least)."""

    year_chosen = Signal(int)
    profile_chosen = Signal(str)
    folder_chosen = Signal(str)
    retry_requested = Signal()
    new_requested = Signal()
    timeline_requested = Signal()
    entered = Signal()  # it came into sight

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._scope: tuple[object, ...] = ()
        self.year = TextButton(theme, "", "", "calendar")
        self.year.setToolTip(self.tr("Choose another year"))
        self._menu = QMenu(self)
        self._group = QActionGroup(self)
        self.profiles = segments(
            theme, [self.tr(name) for name in ("Plain", "Hugo", "Jekyll", "Page")]
        )
        self._say_profiles()
        self.paper = Paper(theme)
        self.report = ReportPanel(theme)
        self.state = WAITING
        self._lay_out()
        theme.changed.connect(self._fit)
        self.year.clicked.connect(self._on_year_clicked)
        self._group.triggered.connect(lambda action: self.year_chosen.emit(action.data()))
        self.profiles.chosen.connect(lambda number: self.profile_chosen.emit(PROFILES[number]))

    def show_composition(self, shown: Composition, profile: str) -> None:
        """Show a post, or why there is none."""
        self._show_years(shown)
        self.profiles.choose(PROFILES.index(profile))
        if shown.trouble:
            self._trouble.say(self.tr("The post cannot be shown"), shown.trouble)
            self.show_state(TROUBLE)
        elif shown.year is None:
            self.show_state(NO_ENTRIES)
        elif shown.post is None:
            self._say_not_public(shown)
            self.show_state(NOT_PUBLIC)
        else:
            scope = (shown.year, profile)
            self.report.show_report(shown)
            self.show_state(POST)
            self.paper.show_post(shown.html, shown.pictures, stay=scope == self._scope)
            self._scope = scope

    def show_state(self, state: int) -> None:
        """Show one of the pages: `WAITING`, `POST`, `NO_ENTRIES`, `NOT_PUBLIC` or `TROUBLE`."""
        self.state = state
        self._pages.setCurrentIndex(state)
        self.year.setVisible(state in (POST, NOT_PUBLIC))
        self.profiles.setVisible(state == POST)

    def ask_folder(self, proposed: str) -> None:
        """Ask where the post is to go; `folder_chosen` brings the answer.

        Args:
            proposed: A path that is free.
        """
        dialog = QFileDialog(self, self.tr("A new folder for the post"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # it is refused anyway
        dialog.setLabelText(QFileDialog.DialogLabel.FileName, self.tr("Folder:"))
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, self.tr("Write"))
        dialog.selectFile(proposed)
        dialog.fileSelected.connect(self.folder_chosen)
        dialog.open()

    def focus_first(self) -> None:
        """Put the focus on the choice of the year, or on what an empty page offers."""
        page = self._pages.currentWidget()
        button = page.button if isinstance(page, EmptyState) else None
        (button or self.year).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_years(self, shown: Composition) -> None:
        if shown.years and shown.year is not None:
            for old in self._group.actions():
                self._group.removeAction(old)
            self._menu.clear()
            for year in reversed(shown.years):
                action = QAction(str(year), self._menu, checkable=True)
                action.setData(year)
                action.setChecked(year == shown.year)
                self._group.addAction(action)
                self._menu.addAction(action)
        self.year.setText(str(shown.year or ""))
        self.year.setAccessibleName(self.tr("Year: %s") % (shown.year or ""))

    def _say_not_public(self, shown: Composition) -> None:
        strong = self.tr("No entry of %s is public") % shown.year
        rest = self.tr(
            "The post tells public entries alone. Open what others may read and set its audience "
            "to “public”; the rest of the %n entries stays in the journal.", "", shown.entries,
        )  # fmt: skip
        if shown.entries == 1:
            rest = self.tr(
                "The post tells public entries alone. If others may read the one there is, open "
                "it and set its audience to “public”."
            )
        self._not_public.say(strong, rest)

    def _say_profiles(self) -> None:
        tips = (
            self.tr("A README.md with its pictures, as code hosts show it"),
            self.tr("A leaf bundle for a Hugo site"),
            self.tr("A post with its assets for a Jekyll site"),
            self.tr("One HTML page with everything in it"),
        )
        for button, tip in zip(self.profiles.buttons, tips, strict=True):
            button.setToolTip(tip)
            button.setAccessibleName(self.tr("Profile: %s") % button.text())
            button.setAccessibleDescription(tip)

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Year in review"))
        title.setProperty("role", "page")
        head = QHBoxLayout()
        head.setContentsMargins(24, 20, 24, 12)
        head.setSpacing(12)
        for part in (title, self.year, self.profiles):
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(True)  # the title stands still
            part.setSizePolicy(policy)
            head.addWidget(part)
        head.insertStretch(2, 1)
        sheet = QFrame()
        sheet.setObjectName("sheet")
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(0, 20, 0, 0)
        inside.addWidget(self.paper)
        work = QWidget()
        row = QHBoxLayout(work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(sheet, 1)
        row.addWidget(self.report)
        self._pages = QStackedWidget()
        for page in (QWidget(), work, *self._empty_pages()):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        self.show_state(WAITING)
        for one, next_one in (
            (self.year, self.profiles.buttons[0]),
            (self.profiles.buttons[-1], self.paper),
            (self.paper, self.report.write),
        ):
            QWidget.setTabOrder(one, next_one)

    def _empty_pages(self) -> tuple[EmptyState, ...]:
        offers = (
            (self.tr("Write an entry"), "plus", self.new_requested),
            (self.tr("Open the timeline"), "timeline", self.timeline_requested),
            (self.tr("Try again"), "undo", self.retry_requested),
        )
        buttons = []
        for words, icon, signal in offers:
            button = TextButton(self._theme, words, "", icon)
            button.clicked.connect(signal)
            buttons.append(button)
        nothing = (
            self.tr("A year in review grows out of entries"),
            self.tr("Write what you try, what goes wrong and what you learn; the post tells it."),
        )
        none = EmptyState(self._theme, "review", nothing, buttons[0])
        self._not_public = EmptyState(self._theme, "eye", ("", ""), buttons[1])
        self._trouble = EmptyState(self._theme, "mistake", ("", ""), buttons[2])
        return none, self._not_public, self._trouble

    def _fit(self) -> None:
        wide = min(self._theme.px(_PANEL), round(self.width() * _SHARE))
        self.report.setFixedWidth(wide)

    def _on_year_clicked(self) -> None:
        below = self.year.mapToGlobal(self.year.rect().bottomLeft())
        self._menu.popup(below)
        present = self._group.checkedAction()
        if present is not None:
            self._menu.setActiveAction(present)

    # Qt's part

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802, D102
        super().showEvent(event)
        self.entered.emit()
