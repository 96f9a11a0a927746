"""The screen for the whole room: readable from three metres, with the time that is left.

Letters are at least a twenty-fourth of the screen's height: on a 24-inch screen (30 cm high)
that is 12 mm, and 4 mm for each metre of distance is what signs are made by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from journal.domain.retro_formats import agenda
from journal.domain.retros import Step
from journal.publish.retro import pack
from journal.ui.retros import large
from journal.ui.widgets import pictures

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QResizeEvent

    from journal.ui.retros.sheet import Sheet
    from journal.ui.theme import Theme

STEPS = tuple(Step)[:-1]
LETTERS = 24
"""The height of the screen is this many times that of its letters."""

_MARGIN, _BAR = 48, 16  # pixels beside the words, and of the scroll bar


class Stage(QWidget):
    """Shows a step large. Left and right change it, up and down scroll it.

    Space stops the clock, Escape closes.
    """

    step_chosen = Signal(object)  # Step
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Retro"))
        self.setObjectName("stage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._sheet: Sheet | None = None
        self._step, self.said = Step.ACTIONS, ""
        self._spent: dict[Step, float] = {}  # seconds
        self._since = QElapsedTimer()
        self._clock = QTimer(self, interval=500)
        self._clock.timeout.connect(self.tick)
        self.heading, self.time, self.text = QLabel(), QLabel(), QLabel(wordWrap=True)
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area = QScrollArea()
        self._area.setAccessibleName(self.tr("This step"))
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.picture = QLabel()
        inside = QWidget()
        below = QVBoxLayout(inside)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(24)
        below.addWidget(self.picture)
        below.addWidget(self.text, 1)
        self._area.setWidget(inside)
        words = (
            self.tr("← → another step"), self.tr("↑ ↓ scroll"), self.tr("Space stops the clock"),
            self.tr("Esc closes"),
        )  # fmt: skip
        hint = QLabel("   ·   ".join(words))
        hint.setProperty("role", "meta")
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 32, _MARGIN, 24)
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
        self.said = large.words(sheet, step)
        self.text.setText(large.laid_out(self.said, step))
        self.text.setAccessibleName(self.said)
        self._draw()
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

    def _draw(self) -> None:
        """Show the picture of the period, as wide as the screen, where the step is about it."""
        sheet = self._sheet
        shown = sheet is not None and self._step is Step.TIMELINE and bool(sheet.picture)
        self.picture.setVisible(shown)
        if sheet is None or not shown:
            return
        ratio = self.devicePixelRatioF()
        room = max(200, self.width() - 2 * _MARGIN - _BAR)
        light = pictures.in_light(sheet.picture.encode(), dark=self._theme.tokens.dark)
        image = pictures.unpacked(light, pictures.exactly(round(room * ratio)))
        image.setDevicePixelRatio(ratio)
        self.picture.setPixmap(QPixmap.fromImage(image))

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
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                bar, step = self._area.verticalScrollBar(), self.height() // LETTERS * 3
                bar.setValue(bar.value() + (step if event.key() == Qt.Key.Key_Down else -step))
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
        self._draw()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802, D102
        self.pause()
        super().closeEvent(event)
        self.closed.emit()
