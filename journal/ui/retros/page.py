"""A retro as it is held: its steps, one after another."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journal.domain.retros import Step
from journal.publish import wording
from journal.publish.retro import pack
from journal.ui.retros.closing import ClosingStep
from journal.ui.retros.columns import CardsStep
from journal.ui.retros.decisions import DecideStep
from journal.ui.retros.follow_up import FollowUpStep
from journal.ui.retros.story import StoryStep
from journal.ui.retros.votes import VoteStep
from journal.ui.widgets.buttons import IconButton, TextButton, segments

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from journal.ui.retros.sheet import Sheet
    from journal.ui.theme import Theme

STEPS = tuple(Step)[:-1]
_MARGIN, _BESIDE = 24, 560  # pixels: of the page, and from where on its head is one line


class _Step(Protocol):
    def focus_first(self) -> None: ...


class RetroPage(QWidget):
    """Announces what is wished for at each step; the steps are public, each with its signals."""

    step_chosen = Signal(object)  # Step
    stage_requested = Signal()
    copy_requested = Signal()  # the part of this step
    write_requested = Signal()
    trash_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._step, self._done = Step.ACTIONS, False
        self.title, self.about = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.title.setProperty("role", "heading")
        self.about.setProperty("role", "meta")
        self.steps = segments(theme, self._short())
        self.one_step = TextButton(theme, "", "chip", "chevron-down")
        for button in self.steps.buttons:
            button.setAccessibleName(self.tr("Step: %s") % button.text())
        self.follow_up, self.story = FollowUpStep(theme), StoryStep(theme)
        self.cards, self.votes = CardsStep(theme), VoteStep(theme)
        self.decisions, self.closing = DecideStep(theme), ClosingStep()
        self._parts: tuple[QWidget, ...] = (
            self.follow_up, self.story, self.cards, self.votes, self.decisions, self.closing,
        )  # fmt: skip
        self._pages = QStackedWidget()
        self.stage = TextButton(theme, self.tr("Show large"), "", "eye")
        self.copy = IconButton(theme, "copy", self.tr("Copy this step as Markdown"))
        self.write = IconButton(theme, "folder", self.tr("Write the pack as a folder…"))
        self.trash = IconButton(theme, "trash", self.tr("Move the retro to the trash"))
        self.next = TextButton(theme, "", "primary")
        self._lay_out()
        self.steps.chosen.connect(lambda number: self.step_chosen.emit(STEPS[number]))
        self.one_step.clicked.connect(self._offer_steps)
        self.next.clicked.connect(self._on_next)
        self.stage.clicked.connect(self.stage_requested)
        self.copy.clicked.connect(self.copy_requested)
        self.write.clicked.connect(self.write_requested)
        self.trash.clicked.connect(self.trash_requested)

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return self._step

    @property
    def pending(self) -> bool:
        """Whether a field holds words that nobody has kept yet."""
        fields = [column.field for column in self.cards.columns]
        fields += [*self.decisions.fields, self.votes.pile]
        return any(field.text().strip() for field in fields)

    def show_sheet(self, sheet: Sheet, today: date) -> None:
        """Show a retro at the step where it stands."""
        retro = sheet.retro
        self.title.setText(pack.title(retro))
        done = self._done = retro.step is Step.DONE
        about = [wording.period(retro.period), sheet.form.title, ", ".join(retro.participants)]
        if done:
            about.insert(0, self.tr("Held on %s") % wording.day(retro.held_on))
        self.about.setText("  ·  ".join(part for part in about if part))
        self.follow_up.show_sheet(sheet)
        self.story.show_sheet(sheet)
        self.cards.show_sheet(sheet)
        for one, other in pairwise((self.steps.buttons[-1], *self.cards.stops)):
            QWidget.setTabOrder(one, other)
        self.votes.show_sheet(sheet)
        self.decisions.show_sheet(sheet, today)
        self.closing.show_sheet(sheet)
        self.show_step(STEPS[-1] if done else retro.step)

    def show_step(self, step: Step) -> None:
        """Show one of the steps."""
        self._step = step
        number = STEPS.index(step)
        self.steps.choose(number)
        words = self.tr("Step %1 of %2: %3").replace("%1", str(number + 1))
        words = words.replace("%2", str(len(STEPS))).replace("%3", self._short()[number])
        self.one_step.setText(words)
        self.one_step.setAccessibleName(words)
        self._pages.setCurrentIndex(number)
        last = step is STEPS[-1]
        following = (
            self.tr("End the retro") if last else self.tr(pack.STEP_WORDS[STEPS[number + 1]])
        )
        self.next.setText(following if last else self.tr("Next: %s") % following)
        self.next.setAccessibleName(self.next.text())
        self.next.setVisible(not (last and self._done))

    def focus_first(self) -> None:
        """Put the focus where the work of this step begins."""
        part: _Step = self._pages.currentWidget()  # type: ignore[assignment]
        part.focus_first()

    def _short(self) -> list[str]:
        """The steps in a word each, since they stand side by side."""
        return [
            self.tr("Actions"), self.tr("Period"), self.tr("Cards"), self.tr("Vote"),
            self.tr("Decide"), self.tr("Thanks"),
        ]  # fmt: skip

    def _offer_steps(self) -> None:
        """The steps as a menu, where there is no room for them side by side."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, words in enumerate(self._short()):
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(STEPS[number] is self._step)
            action.triggered.connect(
                lambda _=False, step=STEPS[number]: self.step_chosen.emit(step)
            )
        menu.popup(self.one_step.mapToGlobal(self.one_step.rect().bottomLeft()))

    def _on_next(self) -> None:
        order = (*STEPS, Step.DONE)
        self.step_chosen.emit(order[order.index(self._step) + 1])

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.stage, self.copy, self.write, self.trash):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setContentsMargins(24, 2, 16, 2)
        self._head.setSpacing(8)
        self._head.addWidget(self.title, 1)
        self._head.addLayout(buttons)
        self.about.setContentsMargins(24, 0, 24, 12)
        bar = QHBoxLayout()
        bar.setContentsMargins(24, 0, 24, 8)
        bar.addWidget(self.steps)
        bar.addWidget(self.one_step)
        bar.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 8, 24, 16)
        foot.addStretch(1)
        foot.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self.about)
        column.addLayout(bar)
        column.addWidget(self._pages, 1)
        for part in self._parts:
            self._pages.addWidget(part)
        column.addLayout(foot)

    def _fit(self) -> None:
        """Stand below each other, and in a menu, where there is no room side by side."""
        beside = self.width() >= self._theme.px(_BESIDE)
        direction = QBoxLayout.Direction
        self._head.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        room = self.width() - 2 * _MARGIN
        self.steps.setVisible(self.steps.sizeHint().width() <= room)
        self.one_step.setVisible(self.steps.isHidden())

    # Qt's part

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802, D102
        return QSize(self._theme.px(200), self._theme.px(260))
