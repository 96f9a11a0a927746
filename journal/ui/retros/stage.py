"""The screen for the whole room: readable from three metres, with the time that is left.

Letters are at least a twenty-fourth of the screen's height: on a 24-inch screen (30 cm high)
that is 12 mm, and 4 mm for each metre of distance is what signs are made by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from journal.domain.retro_formats import agenda
from journal.domain.retros import Step
from journal.publish.retro import pack

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QResizeEvent

    from journal.ui.retros.sheet import Sheet
    from journal.ui.theme import Theme

STEPS = tuple(Step)[:-1]
LETTERS = 24
"""The height of the screen is this many times that of its letters."""


class Stage(QWidget):
    """Shows a step large. Left and right change it, Space stops the clock, Escape closes."""

    step_chosen = Signal(object)  # Step
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Retro"))
        self.setObjectName("stage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._sheet: Sheet | None = None
        self._step = Step.ACTIONS
        self._spent: dict[Step, float] = {}  # seconds
        self._since = QElapsedTimer()
        self._clock = QTimer(self, interval=500)
        self._clock.timeout.connect(self.tick)
        self.heading, self.time, self.text = QLabel(), QLabel(), QLabel(wordWrap=True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area = QScrollArea()
        self._area.setAccessibleName(self.tr("This step"))
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidget(self.text)
        hint = QLabel(self.tr("← → another step   ·   Space stops the clock   ·   Esc closes"))
        hint.setProperty("role", "meta")
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 32, 48, 24)
        column.setSpacing(24)
        column.addWidget(self.heading)
        column.addWidget(self.time)
        column.addWidget(self._area, 1)
        column.addWidget(hint)

    @property
    def runs(self) -> bool:
        """Whether the clock runs."""
        return self._clock.isActive()

    def show_sheet(self, sheet: Sheet, step: Step) -> None:
        """Show a step of a retro; the clock of a step goes on where it was left."""
        self._account()
        self._sheet, self._step = sheet, step
        self.heading.setText(self.tr(pack.STEP_WORDS[step]))
        self.text.setText(self._words(sheet, step))
        self.tick()

    def left(self) -> int:
        """The time that is left for this step (seconds); less than nothing where it is over."""
        if self._sheet is None:
            return 0
        times = agenda(self._sheet.form, self._sheet.retro.minutes)
        return times.get(self._step, 0) * 60 - int(self._spent.get(self._step, 0.0))

    def start(self) -> None:
        """Let the clock run."""
        self._since.start()
        self._clock.start()

    def pause(self) -> None:
        """Let the clock stand."""
        self._account()
        self._clock.stop()
        self._since.invalidate()

    def tick(self) -> None:
        """Show the time that is left."""
        self._account()
        left = self.left()
        minutes, seconds = divmod(abs(left), 60)
        said = f"{minutes}:{seconds:02}"
        self.time.setText(self.tr("%s left") % said if left >= 0 else self.tr("%s over") % said)
        tokens = self._theme.tokens
        colour = tokens.ink2 if left >= 0 else tokens.mistake
        self.time.setStyleSheet(f"color: {colour}")

    def _account(self) -> None:
        """Charge the time since the last look to the step."""
        if self._since.isValid():
            passed = self._since.restart() / 1_000
            self._spent[self._step] = self._spent.get(self._step, 0.0) + passed

    def _words(self, sheet: Sheet, step: Step) -> str:
        if step is Step.ACTIONS:
            lines = [action.text for action in sheet.before]
            return _list(lines) or self.tr("No earlier retro left an action behind.")
        if step is Step.TIMELINE:
            return self.tr("Walk along the period together. What do you remember?")
        if step is Step.CARDS:
            return "\n\n".join(f"{c.title}\n{c.prompt}" for c in sheet.form.columns)
        if step is Step.VOTE:
            cards = sorted(sheet.retro.cards, key=lambda card: -card.votes)
            return _list([f"{card.votes}  {card.group or card.text}" for card in cards])
        if step is Step.DECIDE:
            lines = [f"{a.text} ({a.owner})" if a.owner else a.text for a in sheet.decided]
            return _list(lines) or self.tr("What will you change? At most three actions.")
        return sheet.retro.thanks or self.tr("Whom do you thank, and for what?")

    def _go(self, by: int) -> None:
        number = STEPS.index(self._step) + by
        if 0 <= number < len(STEPS):
            self.step_chosen.emit(STEPS[number])

    # Qt's part

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802, D102
        match Qt.Key(event.key()):
            case Qt.Key.Key_Escape:
                self.close()
            case Qt.Key.Key_Space:
                self.pause() if self.runs else self.start()
            case Qt.Key.Key_Right | Qt.Key.Key_PageDown:
                self._go(1)
            case Qt.Key.Key_Left | Qt.Key.Key_PageUp:
                self._go(-1)
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        super().resizeEvent(event)
        size = max(16, self.height() // LETTERS)
        for label, larger in ((self.heading, 1.5), (self.time, 1.0), (self.text, 1.0)):
            font = QFont(label.font())
            font.setPixelSize(round(size * larger))
            font.setBold(label is self.heading)
            label.setFont(font)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802, D102
        self.pause()
        super().closeEvent(event)
        self.closed.emit()


def _list(lines: list[str]) -> str:
    return "\n".join(f"•  {line}" for line in lines)
