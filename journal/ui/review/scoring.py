"""What the review before announced, and what became of each of it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journal.domain.review import Score, Verdict
from journal.ui.widgets.buttons import Choice, TextButton
from journal.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from journal.ui.theme import Theme

_VERDICTS = (None, Verdict.DONE, Verdict.STILL_ON, Verdict.DROPPED)
_LONGEST = 200  # characters


class Scoring(QWidget):
    """The page. `edited` comes when a person changed something; `scores` has it all."""

    edited = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scoring")
        self._theme = theme
        self._scores: tuple[Score, ...] = ()
        self.verdicts: list[Choice] = []
        self.words: list[QLineEdit] = []
        self._cards: list[QFrame] = []
        self.done = TextButton(theme, self.tr("Done"), "", "check")
        self.more = QLineEdit()
        self.more.setMaxLength(_LONGEST)
        self.more.setPlaceholderText(self.tr("Something else that you announced, then Return"))
        self.more.setAccessibleName(self.tr("Something else that you announced"))
        self._nothing = QLabel(
            self.tr(
                "What you announce under “Next year” comes back here a year later. If you "
                "announced something elsewhere, write it down below."
            ),
            wordWrap=True,
        )
        self._nothing.setProperty("role", "quiet")
        self._lay_out()
        self.done.clicked.connect(self.left)
        self.more.returnPressed.connect(self.settle)

    def scores(self) -> tuple[Score, ...]:
        """What was announced, with what is said of it now."""
        return tuple(
            replace(score, verdict=_VERDICTS[verdict.current], word=word.text().strip())
            for score, verdict, word in zip(self._scores, self.verdicts, self.words, strict=True)
        )

    def show_scores(self, scores: tuple[Score, ...]) -> None:
        """Show what was announced; nothing is done where it stands there already."""
        if scores and scores == self.scores():
            return
        if [s.promise for s in scores] != [s.promise for s in self._scores]:
            self._build(scores)
        self._scores = scores
        for score, verdict, word in zip(scores, self.verdicts, self.words, strict=True):
            verdict.choose(_VERDICTS.index(score.verdict))
            if word.text().strip() != score.word:
                word.setText(score.word)
                word.setCursorPosition(0)  # its beginning is seen
        self._nothing.setVisible(not scores)

    def focus_first(self) -> None:
        """Put the focus on the first question, or on writing something down."""
        first = self.verdicts[0].buttons[0] if self.verdicts else self.more
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> None:
        """Take in what is being written down."""
        words = self.more.text().strip()
        if words and words not in [score.promise for score in self._scores]:
            self.show_scores((*self.scores(), Score(words)))
            self.edited.emit()
        self.more.clear()

    def _build(self, scores: tuple[Score, ...]) -> None:
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self.verdicts, self.words, self._cards = [], [], []
        for number, score in enumerate(scores):
            self._cards.append(self._card(score))
            self._list.insertWidget(number, self._cards[-1])
        asked = zip(self.verdicts, self.words, strict=True)
        fields = [part for verdict, word in asked for part in (*verdict.buttons, word)]
        for one, after in pairwise((self.done, *fields, self.more)):
            QWidget.setTabOrder(one, after)

    def _card(self, score: Score) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        promise = QLabel(score.promise, wordWrap=True)
        promise.setTextFormat(Qt.TextFormat.PlainText)
        promise.setProperty("role", "strong")
        said = (self.tr("Not said yet"), self.tr("Done"), self.tr("Still on"), self.tr("Dropped"))
        verdict = Choice(self._theme, said, "chip")
        flow = FlowLayout(verdict, 6)
        for button in verdict.buttons:
            flow.addWidget(button)
            button.setAccessibleName(f"{button.text()}: {score.promise}")
        word = QLineEdit()
        word.setMaxLength(_LONGEST)
        word.setPlaceholderText(self.tr("A word about it"))
        word.setAccessibleName(self.tr("A word about “%s”") % score.promise)
        verdict.chosen.connect(lambda _: self.edited.emit())
        word.textEdited.connect(self.edited)
        self.verdicts.append(verdict)
        self.words.append(word)
        column = QVBoxLayout(card)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addWidget(promise)
        column.addWidget(verdict)
        column.addWidget(word)
        return card

    def _lay_out(self) -> None:
        title = QLabel(self.tr("What was announced, and what became of it"))
        title.setProperty("role", "strong")
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.done)
        inside = QWidget()
        inside.setAutoFillBackground(False)
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, 8, 0)
        self._list.setSpacing(10)
        self._list.addWidget(self._nothing)
        self._list.addWidget(self.more)
        self._list.addStretch(1)
        area = QScrollArea()
        area.setObjectName("retroInside")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.viewport().setAutoFillBackground(False)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 4, 24, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(area, 1)

    # Qt's part

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802, D102
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
