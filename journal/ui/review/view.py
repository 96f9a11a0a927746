"""Year in review: which days and for which site, the post, and what stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journal.domain.dates import parse_span, year_of
from journal.ui.review.images import ImagesPage
from journal.ui.review.paper import Paper
from journal.ui.review.recipe_panel import RecipePanel
from journal.ui.review.report import ReportPanel
from journal.ui.review.scoring import Scoring
from journal.ui.review.writer import Writer
from journal.ui.widgets.buttons import TextButton, segments
from journal.ui.widgets.empty_state import EmptyState
from journal.ui.widgets.page_head import headed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from journal.ui.review.composition import Composition
    from journal.ui.theme import Theme

WAITING, POST, NO_ENTRIES, NOT_PUBLIC, TROUBLE = range(5)
PAPER, WRITER, SCORING, IMAGES = range(4)
RECIPE, CHECK = range(2)
PROFILE_WORDS = {
    "plain": "Plain folder", "hugo": "Hugo", "jekyll": "Jekyll", "devto": "dev.to",
    "ghost": "Ghost", "page": "One page (HTML)",
}  # fmt: skip
_PANEL = 320  # pixels of the column beside the post
_SHARE = 0.42  # of the width that it may take at most


class ReviewView(QWidget):
    """The room. It wants the whole width beside the sidebar (776 pixels at least)."""

    period_chosen = Signal(object)  # Period
    days_requested = Signal()
    profile_chosen = Signal(str)
    folder_chosen = Signal(str)
    retry_requested = Signal()
    new_requested = Signal()
    timeline_requested = Signal()
    entered = Signal()  # it came into sight

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._scope: tuple[object, ...] = ()
        self._headings: dict[str, str] = {}
        self.year = TextButton(theme, "", "", "calendar")
        self.year.setToolTip(self.tr("Choose other days"))
        self.profile = TextButton(theme, "", "", "folder")
        self._menu, self._group = QMenu(self), QActionGroup(self)
        self._profiles, self._profile_group = QMenu(self), QActionGroup(self)
        self.paper, self.writer, self.scoring = Paper(theme), Writer(theme), Scoring(theme)
        self.images = ImagesPage(theme)
        self.recipe, self.report = RecipePanel(theme), ReportPanel(theme)
        self.sides = segments(theme, [self.tr("Sections"), self.tr("Check")])
        self.state = WAITING
        self._lay_out()
        theme.changed.connect(self._fit)
        self.year.clicked.connect(lambda: _drop(self.year, self._menu, self._group))
        self.profile.clicked.connect(
            lambda: _drop(self.profile, self._profiles, self._profile_group)
        )
        self._group.triggered.connect(lambda action: self.period_chosen.emit(action.data()))
        self._profile_group.triggered.connect(
            lambda action: self.profile_chosen.emit(action.data())
        )
        self.sides.chosen.connect(self.show_side)
        self.recipe.list.currentRowChanged.connect(self._on_row)

    def show_composition(self, shown: Composition) -> None:
        """Show a post, or why there is none."""
        profile = shown.review.profile if shown.review else ""
        self._show_periods(shown)
        self._show_profiles(shown.profiles, profile)
        if shown.trouble:
            self._trouble.say(self.tr("The post cannot be shown"), shown.trouble)
            self.show_state(TROUBLE)
        elif shown.period is None:
            self.show_state(NO_ENTRIES)
        elif shown.post is None:
            self._say_not_public(shown)
            self.show_state(NOT_PUBLIC)
        else:
            scope = (shown.period, profile)
            self._headings = {section.name: section.heading for section in shown.sections}
            self.recipe.show_composition(shown)
            self.report.show_report(shown)
            self._say_standing(len({finding.waiver for finding in shown.standing}))
            self.show_state(POST)
            self.paper.show_post(shown.html, shown.pictures, stay=scope == self._scope)
            self._scope = scope

    def show_state(self, state: int) -> None:
        """Show one of the pages: `WAITING`, `POST`, `NO_ENTRIES`, `NOT_PUBLIC` or `TROUBLE`."""
        self.state = state
        self._pages.setCurrentIndex(state)
        self.year.setVisible(state in (POST, NOT_PUBLIC))
        self.profile.setVisible(state in (POST, TROUBLE))

    def show_side(self, side: int) -> None:
        """Show `RECIPE` or `CHECK` beside the post."""
        self.sides.choose(side)
        self._sides.setCurrentIndex(side)

    def show_paper(self, section: str = "") -> None:
        """Show the post; a section that was open stays chosen beside it."""
        self._stage.setCurrentIndex(PAPER)
        self.recipe.list.choose(section)
        if section:
            self.recipe.focus_first()
            self.paper.show_heading(self._headings.get(section, ""))

    def show_writer(self) -> None:
        """Show the page on which a section is written."""
        self._stage.setCurrentIndex(WRITER)
        self.writer.body.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_scoring(self) -> None:
        """Show the page on which what was announced is scored."""
        self._stage.setCurrentIndex(SCORING)
        self.scoring.focus_first()

    def show_images(self) -> None:
        """Show the page on which images are chosen."""
        self._stage.setCurrentIndex(IMAGES)
        self.images.focus_first()

    def name_of(self, section: str) -> str:
        """What a section is called in the list beside the post."""
        order = self.recipe.list.order()
        return self.recipe.list.item(order.index(section)).text() if section in order else section

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

    def _on_row(self) -> None:
        """Whoever goes through the sections sees each."""
        if self.recipe.list.hasFocus():
            self.paper.show_heading(self._headings.get(self.recipe.list.section, ""))

    def _show_periods(self, shown: Composition) -> None:
        if shown.years and shown.period is not None:
            _empty(self._menu, self._group)
            year = shown.period.first.year
            halves = [parse_span(f"{year:04d}-H{half}") for half in (1, 2)]
            words = (self.tr("First half of %s"), self.tr("Second half of %s"))
            known = {year_of(number): str(number) for number in reversed(shown.years)}
            known |= {half: said % year for half, said in zip(halves, words, strict=True)}
            known.setdefault(shown.period, shown.label)
            for number, (period, label) in enumerate(known.items()):
                if number == len(shown.years):
                    self._menu.addSeparator()
                _add(self._menu, self._group, label, period, chosen=period == shown.period)
            self._menu.addSeparator()
            self._menu.addAction(self.tr("Other days…"), self.days_requested.emit)
        self.year.setText(shown.label)
        self.year.setAccessibleName(self.tr("Days: %s") % shown.label)

    def _show_profiles(self, names: Sequence[str], chosen: str) -> None:
        _empty(self._profiles, self._profile_group)
        for name in names:
            label = PROFILE_WORDS.get(name, name)
            _add(self._profiles, self._profile_group, self.tr(label), name, chosen=name == chosen)
        label = self.tr(PROFILE_WORDS.get(chosen, chosen)) if chosen else self.tr("For…")
        self.profile.setText(label)
        self.profile.setAccessibleName(self.tr("Written for: %s") % label)
        self.profile.setToolTip(self.tr("What the post is written for"))

    def _say_standing(self, count: int) -> None:
        button = self.sides.buttons[CHECK]
        button.setText(f"{self.tr('Check')} · {count}" if count else self.tr("Check"))
        words = self.tr("Check: nothing stops the post")
        if count:
            words = self.tr("Check: %n things stop the post", "", count)
        button.setAccessibleName(words)

    def _say_not_public(self, shown: Composition) -> None:
        strong = self.tr("No entry of %s is public") % shown.label
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

    def _lay_out(self) -> None:
        for part in (self.year, self.profile):
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(True)  # the title stands still
            part.setSizePolicy(policy)
        self._pages = QStackedWidget()
        column = headed(self, self.tr("Year in review"), [self.year], [self.profile])
        column.addWidget(self._pages, 1)
        self._pages.addWidget(QWidget())
        self._pages.addWidget(work := QWidget())
        self._lay_out_work(work)
        for page in self._empty_pages():
            self._pages.addWidget(page)
        self.show_state(WAITING)
        for one, next_one in ((self.year, self.profile), (self.profile, self.paper)):
            QWidget.setTabOrder(one, next_one)

    def _lay_out_work(self, work: QWidget) -> None:
        self._stage, self._sides = QStackedWidget(), QStackedWidget()
        self._side = QWidget()
        row = QHBoxLayout(work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._stage, 1)
        row.addWidget(self._side)
        sheet = QFrame()
        sheet.setObjectName("sheet")
        self._stage.addWidget(sheet)
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(0, 20, 0, 0)
        inside.addWidget(self.paper)
        stages: tuple[QWidget, ...] = (self.writer, self.scoring, self.images)
        for stage in stages:
            self._stage.addWidget(stage)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        choice = QHBoxLayout()
        choice.setContentsMargins(20, 0, 20, 8)
        choice.addWidget(self.sides)
        side.addLayout(choice)
        side.addWidget(self._sides, 1)
        for panel in (self.recipe, self.report):
            self._sides.addWidget(panel)

    def _empty_pages(self) -> tuple[EmptyState, ...]:
        offers = (
            (self.tr("Write an entry"), "plus", self.new_requested),
            (self.tr("Open the timeline"), "timeline", self.timeline_requested),
            (self.tr("Try again"), "undo", self.retry_requested),
        )
        buttons = []
        for words, icon, signal in offers:
            button = TextButton(self.theme, words, "", icon)
            button.clicked.connect(signal)
            buttons.append(button)
        nothing = (
            self.tr("A year in review grows out of entries"),
            self.tr("Write what you try, what goes wrong and what you learn; the post tells it."),
        )
        none = EmptyState(self.theme, "review", nothing, buttons[0])
        self._not_public = EmptyState(self.theme, "eye", ("", ""), buttons[1])
        self._trouble = EmptyState(self.theme, "mistake", ("", ""), buttons[2])
        return none, self._not_public, self._trouble

    def _fit(self) -> None:
        wide = min(self.theme.px(_PANEL), round(self.width() * _SHARE))
        self._side.setFixedWidth(wide)

    # Qt's part

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802, D102
        super().showEvent(event)
        self.entered.emit()


def _empty(menu: QMenu, group: QActionGroup) -> None:
    for old in group.actions():
        group.removeAction(old)
    menu.clear()


def _add(menu: QMenu, group: QActionGroup, label: str, data: object, *, chosen: bool) -> None:
    action = QAction(label, menu, checkable=True)
    action.setData(data)
    action.setChecked(chosen)
    group.addAction(action)
    menu.addAction(action)


def _drop(button: TextButton, menu: QMenu, group: QActionGroup) -> None:
    """Open a menu below its button, at what is chosen."""
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    present = group.checkedAction()
    if present is not None:
        menu.setActiveAction(present)
