"""The reflection that is open: its claim, the four beats, and the evidence in order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from journal.domain.reflections import BEATS
from journal.ui.reflections import slip_model
from journal.ui.reflections.beat import Beat
from journal.ui.reflections.dispute import Dispute
from journal.ui.reflections.slip_list import SlipList
from journal.ui.reflections.slip_model import Drop
from journal.ui.widgets.buttons import IconButton
from journal.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QPaintEvent

    from journal.domain.reflections import Reflection
    from journal.ui.reflections.slip import Slip
    from journal.ui.theme import Theme

_MARGIN = 24  # pixels


class Page(QWidget):
    """Everything of one reflection can be changed where it stands."""

    edited = Signal()
    left = Signal()  # the focus went out of a field
    dropped = Signal(tuple)  # ids of entries, to the end of the evidence
    trash_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAcceptDrops(True)
        self.claim = TextField(single=True)
        self.claim.setPlaceholderText(self.tr("What is it that you learnt?"))
        self.claim.setAccessibleName(self.tr("Claim"))
        self.trash = IconButton(theme, "trash", self.tr("Move this reflection to the trash"))
        self.beats = {name: Beat(theme, *words) for name, words in self._words().items()}
        self.evidence = SlipList(theme, Drop.BETWEEN, whole=True)
        self.evidence.setAccessibleName(self.tr("Evidence, in order"))
        self.evidence.setToolTip(
            self.tr("Alt+Up and Alt+Down change the order, Delete takes away, Return opens")
        )
        self.evidence.say_empty(
            self.tr("Drop entries here, or press Return on one that is not used yet.")
        )
        self.dispute = Dispute(theme)
        self._meter, self._state = QLabel(), QLabel()
        self._lay_out()
        self._connect()
        self._dress()

    def show_reflection(self, reflection: Reflection) -> None:
        """Show the texts; fields that already say the same are left alone."""
        self.claim.load(reflection.claim)
        for name, beat in self.beats.items():
            beat.load(getattr(reflection, name))

    def typed(self, base: Reflection) -> Reflection:
        """The reflection with the texts as they stand here."""
        before, wrong, learnt, present = (self.beats[name].field.text() for name in BEATS)
        return replace(
            base, claim=self.claim.text(), before=before, went_wrong=wrong, learnt=learnt,
            now=present,
        )  # fmt: skip

    def show_evidence(self, slips: Sequence[Slip], meter: str, drafts: Mapping[str, str]) -> None:
        """Show the evidence, what it amounts to, and what it offers the empty beats."""
        self.evidence.show_slips(slips)
        self._meter.setText(meter)
        for name, beat in self.beats.items():
            beat.offer(drafts.get(name, ""))

    def say_state(self, words: str) -> None:
        """Say whether it is saved."""
        self._state.setText(words)

    def scroll_to_top(self) -> None:
        """Show the beginning."""
        self._scroll.verticalScrollBar().setValue(0)

    def _words(self) -> dict[str, tuple[str, str]]:
        return {
            "before": (self.tr("Before"), self.tr("How did you do it, or see it, before?")),
            "went_wrong": (self.tr("What went wrong"), self.tr("What happened, and to whom?")),
            "learnt": (self.tr("What we learnt"), self.tr("What do you know now?")),
            "now": (self.tr("What we do now"), self.tr("What do you do differently?")),
        }

    def _lay_out(self) -> None:
        for label, role in ((self._meter, "meta"), (self._state, "meta")):
            label.setProperty("role", role)
        self._meter.setWordWrap(True)
        inside = QWidget()
        self._scroll = QScrollArea()
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        for part in (self._scroll.viewport(), inside):
            part.setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 0, 0)
        whole.addWidget(self._scroll)
        column = QVBoxLayout(inside)
        column.setContentsMargins(_MARGIN, 18, _MARGIN - 12, 18)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self.claim, 1)
        head.addWidget(self.trash, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        facts = QHBoxLayout()
        facts.addWidget(self._meter, 1)
        facts.addWidget(self._state)
        column.addLayout(facts)
        column.addWidget(self.dispute)
        column.addSpacing(4)
        for beat in self.beats.values():
            column.addWidget(beat)
        column.addSpacing(8)
        name = QLabel(self.tr("Evidence"))
        name.setProperty("role", "strong")
        column.addWidget(name)
        column.addWidget(self.evidence)
        column.addStretch(1)

    def _connect(self) -> None:
        fields = (self.claim, *(beat.field for beat in self.beats.values()))
        for field in fields:
            field.edited.connect(self.edited)
            field.left.connect(self.left)
            field.cursorPositionChanged.connect(lambda field=field: self._keep_in_sight(field))
        self.claim.entered.connect(self.beats["before"].field.setFocus)
        self.trash.clicked.connect(self.trash_requested)
        self._theme.changed.connect(self._dress)

    def _keep_in_sight(self, field: TextField) -> None:
        """Fields do not scroll, the page does."""
        inside = self._scroll.widget()
        if field.hasFocus() and inside is not None:
            spot = field.mapTo(inside, field.cursorRect().center())
            self._scroll.ensureVisible(spot.x(), spot.y(), 0, self._theme.px(40))

    def _dress(self) -> None:
        self.claim.dress(self._theme.font("page", 700))
        self.update()

    # Qt's part

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802, D102
        if event.mimeData().hasFormat(slip_model.MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802, D102
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802, D102
        self.dropped.emit(slip_model.ids(event.mimeData()))
        event.acceptProposedAction()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, D102
        painter, tokens = QPainter(self), self._theme.tokens
        painter.fillRect(self.rect(), QColor(tokens.surface))
        painter.fillRect(0, 0, 1, self.height(), QColor(tokens.line))
        painter.fillRect(0, 0, self.width(), 1, QColor(tokens.line))
