"""Beside the post: its title and voice, its sections, and how long it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journal.domain.review import WORDS, Voice
from journal.ui.review import blocks
from journal.ui.review.blocks import BlockList, Words
from journal.ui.widgets.buttons import IconButton, TextButton, segments
from journal.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from journal.ui.review.composition import Composition
    from journal.ui.theme import Theme

_VOICES = (Voice.WE, Voice.THEY)
_LONGEST = 200  # characters of a title
_AFTER_KEY = 1_500  # milliseconds from the first key that is not kept to the next save


class RecipePanel(QScrollArea):
    """Emits wishes about the recipe; `show_composition` says what came of them."""

    title_given = Signal(str)
    title_typed = Signal(str)  # as far as it is
    voice_chosen = Signal(object)  # Voice
    opened = Signal(str)  # a section, to be written
    pictures_requested = Signal(str)
    generated_requested = Signal(str)
    begin_requested = Signal()  # this period, from the recipe before
    next_requested = Signal()  # the next period, from this recipe
    history_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("report")
        self._theme = theme
        self._edited: dict[str, bool] = {}
        self.title = QLineEdit()
        self.title.setMaxLength(_LONGEST)
        self.title.setAccessibleName(self.tr("Title of the post"))
        self.voice = segments(theme, [self.tr("“We”"), self.tr("“The team”")])
        for button, tip in zip(
            self.voice.buttons,
            (self.tr("The team tells it itself"), self.tr("Somebody tells it about the team")),
            strict=True,
        ):
            button.setToolTip(tip)
            button.setAccessibleDescription(tip)
        self.list = BlockList(theme)
        self.edit = TextButton(theme, self.tr("Write it…"), "", "pencil")
        self.pictures = TextButton(theme, self.tr("Images…"), "", "eye")
        self.back = TextButton(theme, self.tr("Generate it again"), "link")
        self.up = IconButton(theme, "chevron-up", self.tr("Move it up"))
        self.down = IconButton(theme, "chevron-down", self.tr("Move it down"))
        self.begin = TextButton(theme, self.tr("Begin from the one before"), "link")
        self.next = TextButton(theme, self.tr("Begin the next one from this one"), "link")
        self.history = TextButton(theme, self.tr("Earlier versions…"), "link")
        self.meter, self._counted = QProgressBar(), QLabel()
        self._lay_out()
        self._connect()

    def show_composition(self, shown: Composition) -> None:
        """Show a recipe and what the post makes of it."""
        review = shown.review
        if review is None:
            return
        if not self.title.hasFocus() or not self.title.isModified():
            self.title.setText(review.title)
        if shown.post:
            self.title.setPlaceholderText(_generated_title(shown))
        self.voice.choose(_VOICES.index(review.voice))
        self._edited = {b.section: b.is_edited for b in review.blocks}
        self.list.show_rows(blocks.rows(shown, self._words()))
        words = shown.words
        self.meter.setValue(min(words, self.meter.maximum()))
        self._counted.setText(self._length(words))
        kept = bool(review.id)
        self.begin.setVisible(not kept and shown.last is not None)
        if shown.last:
            self.begin.setText(self.tr("Begin from “%s”") % _short(shown.last.heading))
        self.next.setVisible(kept and not shown.follows)
        self.next.setText(self.tr("Begin %s from this one") % shown.after)
        self.history.setVisible(kept and review.revision > 1)
        for button in (self.begin, self.next):
            button.setAccessibleName(button.text())
        self._on_row()

    def settle(self) -> None:
        """Take the title as it stands, even while it is being typed."""
        self._on_title()

    def focus_first(self) -> None:
        """Put the focus on the sections."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _words(self) -> Words:
        return Words(
            {
                "opening": self.tr("Opening"), "glance": self.tr("The year at a glance"),
                "promises": self.tr("What was said last year"),
                "lessons": self.tr("What was learnt"), "failures": self.tr("What did not work"),
                "months": self.tr("Month by month"), "changes": self.tr("What changed"),
                "thanks": self.tr("Thank you"), "outlook": self.tr("Next year"),
                "making": self.tr("How this post was made"),
            },
            self.tr("left out"), self.tr("nothing to tell yet"), self.tr("edited"),
            self.tr("1 word"), self.tr("%s words"), self.tr("1 new"), self.tr("%d new"),
        )  # fmt: skip

    def _length(self, words: int) -> str:
        low, high = f"{WORDS.start:,}", f"{WORDS.stop - 1:,}"
        said = self.tr("%s words of %s to %s") % (f"{words:,}", low, high)
        if words >= WORDS.stop:
            return self.tr("%s: longer than most will read") % said
        return said if words in WORDS else self.tr("%s: there is room for more") % said

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.meter.setRange(0, WORDS.stop - 1)
        self.meter.setTextVisible(False)
        self.meter.setFixedHeight(4)
        self.meter.setAccessibleName(self.tr("Length of the post"))
        self._counted.setProperty("role", "meta")
        self._counted.setWordWrap(True)
        under, links = QWidget(), QVBoxLayout()
        acts = FlowLayout(under, 6)
        acts.addWidget(self.edit)
        acts.addWidget(self.pictures)
        for link in (self.back, self.begin, self.next, self.history):
            links.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        inside = QWidget()
        self.setWidget(inside)
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 12, 20, 24)
        column.setSpacing(10)
        parts: tuple[QWidget, ...] = (
            self.title, self.voice, self.meter,
        )  # fmt: skip
        for part in parts:
            column.addWidget(part)
        moves = QHBoxLayout()
        moves.addWidget(self._counted, 1)
        moves.addWidget(self.up)
        moves.addWidget(self.down)
        column.addLayout(moves)
        column.addWidget(self.list)
        column.addWidget(under)
        column.addLayout(links)
        column.addStretch(1)

    def _connect(self) -> None:
        self._typing = QTimer(self, singleShot=True, interval=_AFTER_KEY)
        self._typing.timeout.connect(lambda: self.title_typed.emit(self.title.text().strip()))
        self.title.textEdited.connect(self._on_typed)
        self.title.editingFinished.connect(self._on_title)
        self.voice.chosen.connect(lambda number: self.voice_chosen.emit(_VOICES[number]))
        self.list.opened.connect(self.opened)
        self.list.currentRowChanged.connect(self._on_row)
        self.edit.clicked.connect(lambda: self.opened.emit(self.list.section))
        self.pictures.clicked.connect(lambda: self.pictures_requested.emit(self.list.section))
        self.back.clicked.connect(lambda: self.generated_requested.emit(self.list.section))
        self.up.clicked.connect(lambda: self.list.move(-1))
        self.down.clicked.connect(lambda: self.list.move(1))
        self.begin.clicked.connect(self.begin_requested)
        self.next.clicked.connect(self.next_requested)
        self.history.clicked.connect(self.history_requested)

    def _on_typed(self) -> None:
        if not self._typing.isActive():
            self._typing.start()

    def _on_title(self) -> None:
        self._typing.stop()
        if self.title.isModified():
            self.title.setModified(False)
            self.title_given.emit(self.title.text().strip())

    def _on_row(self) -> None:
        section, row = self.list.section, self.list.currentRow()
        scored = section == "promises"
        self.edit.setText(self.tr("How did it go?") if scored else self.tr("Write it…"))
        self.edit.setAccessibleName(self.edit.text())
        self.pictures.setVisible(not scored)
        self.back.setVisible(self._edited.get(section, False))
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < self.list.count() - 1)


def _short(text: str) -> str:
    return text if len(text) <= 30 else f"{text[:29].rstrip()}…"


def _generated_title(shown: Composition) -> str:
    from journal.publish import review

    assert shown.review is not None
    assert shown.period is not None
    lessons = len(shown.material.reflections) if shown.material else 0
    return review.title(shown.period, lessons, shown.review.voice)
