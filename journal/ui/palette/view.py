"""The palette: a field and what its letters lead to, over the middle of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from journal.ui.palette import choices
from journal.ui.palette.choices import COMMAND, ENTRY, Choice
from journal.ui.palette.delegate import ChoiceDelegate
from journal.ui.palette.model import ChoiceModel
from journal.ui.palette.ranking import Found, Match, match, ranked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from journal.ui.keys import Keymap
    from journal.ui.tasks import Tasks
    from journal.ui.theme import Theme

LIMIT = 50  # rows offered at once (count)
_WIDTH, _ROWS = 640, 9  # pixels; rows seen at once (count)
_NO_MATCH = Match((9, 0, 0, 0), ())
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}


class Palette(QWidget):
    """Lies over the whole of its parent while it is open; a click beside it closes it.

    The focus goes back to where it was before a choice is told, so that commands act upon what
    was selected when the palette was opened.
    """

    command_chosen = Signal(str)  # the id of an action
    entry_chosen = Signal(str)  # the id of an entry
    filter_chosen = Signal(str)  # a query, such as tag:dns

    def __init__(self, theme: Theme, tasks: Tasks, keymap: Keymap, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._tasks, self._keymap, self._over = theme, tasks, keymap, parent
        self._named: list[Choice] = []
        self._recent: list[Choice] = []
        self._before: QWidget | None = None
        self._make_parts()
        self._lay_out()
        self.field.textChanged.connect(self._on_text_changed)
        self.field.installEventFilter(self)
        self.list.clicked.connect(self._choose)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        parent.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]
        theme.changed.connect(self._tint)
        self._tint()
        self.hide()

    def open(self) -> None:
        """Open with an empty field; what the journal holds comes in a moment."""
        if self.isVisible():
            self.field.selectAll()
            return
        self._before = QApplication.focusWidget()
        self._commands = choices.commands(self._keymap.actions)
        self.field.clear()
        self._on_text_changed()
        self.setGeometry(self._over.rect())
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self._tasks.run("palette", lambda: (choices.named(), choices.recent()), self._on_read)

    def dismiss(self) -> None:
        """Close without choosing."""
        if not self.isVisible():
            return
        for topic in ("palette", "palette words"):
            self._tasks.cancel(topic)
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()

    def _make_parts(self) -> None:
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Go to an entry or a tag, or run a command"))
        self.field.setAccessibleName(self.tr("Go anywhere"))
        self._glass = QLabel()
        self.model = ChoiceModel(self)
        self._delegate = ChoiceDelegate(self._theme, self)
        self.list = QListView()
        self.list.setObjectName("choices")
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys stay with the field
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        )  # keeps the width
        self._nothing = QLabel(self.tr("Nothing has these letters."))
        self._nothing.setProperty("role", "quiet")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint = QLabel(
            self.tr("# tags    @ people    > commands    Return opens    Esc closes")
        )
        self._hint.setProperty("role", "meta")

    def _lay_out(self) -> None:
        self._frame = QFrame(self)
        self._frame.setObjectName("palette")
        head = QHBoxLayout()
        head.setContentsMargins(20, 0, 12, 0)  # the icon stands above those of the rows
        head.setSpacing(8)
        head.addWidget(self._glass)
        head.addWidget(self.field)
        rows = QHBoxLayout()
        rows.setContentsMargins(8, 8, 2, 4)
        rows.addWidget(self.list)
        rows.addWidget(self._nothing)
        foot = QFrame()
        foot.setObjectName("foot")
        line = QHBoxLayout(foot)
        line.setContentsMargins(20, 8, 20, 9)
        line.addWidget(self._hint)
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        rule = QFrame()
        rule.setObjectName("foot")  # a hairline
        rule.setFixedHeight(1)
        column.addWidget(rule)
        column.addLayout(rows)
        column.addWidget(foot)

    def _place(self) -> None:
        """Centred, a third of the free room above it, as high as its rows."""
        shown = max(1, min(_ROWS, self.model.rowCount()))
        self.list.setFixedHeight(shown * self._delegate.height)
        self._nothing.setFixedHeight(self._delegate.height)
        self._frame.layout().activate()  # type: ignore[union-attr]
        width = min(self._theme.px(_WIDTH), self.width() - 48)
        full = self._frame.sizeHint().height() + (_ROWS - shown) * self._delegate.height
        top = max(24, (self.height() - full) // 3)
        height, room = self._frame.sizeHint().height(), self.height() - top - 24
        if height > room:  # whole rows alone
            fewer = -(-(height - room) // self._delegate.height)
            self.list.setFixedHeight(max(1, shown - fewer) * self._delegate.height)
            height -= fewer * self._delegate.height
        self._frame.setGeometry(QRect((self.width() - width) // 2, top, width, height))

    def _tint(self) -> None:
        tokens, side = self._theme.tokens, self._theme.px(16)
        self._glass.setPixmap(self._theme.pixmap("search", tokens.ink3, side))
        self.list.viewport().update()

    def _on_read(self, answer: tuple[list[Choice], list[Choice]]) -> None:
        self._named, self._recent = answer
        if self.isVisible():
            self._fill(keep=True)

    def _on_text_changed(self) -> None:
        self._fill(keep=False)
        sign, query = choices.narrowed(self.field.text())
        if query and not sign:
            self._tasks.run(
                "palette words", lambda: choices.with_words(query, LIMIT), self._on_words
            )
        else:
            self._tasks.cancel("palette words")

    def _fill(self, *, keep: bool) -> None:
        """Rank what is at hand, which is everything but the older entries."""
        current = self._current() if keep else None
        sign, query = choices.narrowed(self.field.text())
        offered = [*self._commands, *self._named, *self._recent]
        if sign:
            offered = [one for one in offered if sign in (one.what, one.icon) and not one.kind]
        elif not query:
            offered = [*self._commands, *self._recent]
        self._show(ranked(query, ((one.text, one) for one in offered), LIMIT))
        rows = self.model.choices
        self._select(rows.index(current) if current in rows else 0)

    def _show(self, rows: Sequence[Found[Choice]]) -> None:
        self.model.show(rows)
        self._on_rows()

    def _on_words(self, found: list[Choice]) -> None:
        """Put entries that have the words below those whose titles have the letters."""
        if not self.isVisible():
            return
        here, query = set(self.model.choices), self.field.text()
        room = LIMIT - len(here)
        new = [one for one in found if one not in here][: max(0, room)]
        rows = [Found(one, match(query, one.text) or _NO_MATCH) for one in new]
        self.model.add(rows)
        self._on_rows()
        if self._current() is None:
            self._select(0)

    def _on_rows(self) -> None:
        any_here = self.model.rowCount() > 0
        self.list.setVisible(any_here)
        self._nothing.setVisible(not any_here)
        if self.isVisible():
            self._place()

    def _current(self) -> Choice | None:
        index = self.list.currentIndex()
        return self.model.choices[index.row()] if index.isValid() else None

    def _select(self, number: int) -> None:
        index = self.model.index(number)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)

    def _step(self, step: int) -> None:
        """Go on by rows; a single step goes from the last to the first."""
        count = self.model.rowCount()
        if count:
            wanted = self.list.currentIndex().row() + step
            far = abs(step) > 1
            self._select(min(max(wanted, 0), count - 1) if far else wanted % count)

    def _choose(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        choice = self.model.choices[index.row()]
        self.dismiss()
        told = {COMMAND: self.command_chosen, ENTRY: self.entry_chosen}
        told.get(choice.what, self.filter_chosen).emit(choice.value)

    def _on_current_changed(self, index: QModelIndex) -> None:
        """Let a screen reader say the row while the focus stays in the field."""
        words = self.model.choices[index.row()].spoken if index.isValid() else ""
        self.field.setAccessibleDescription(words)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isVisible() and not self.isAncestorOf(new):
            self._before = None  # someone else has taken the focus
            self.dismiss()

    # Qt's part

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, D102
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
            self._place()
        elif watched is self.field and isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._step(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)  # the focus stays here
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802, D102
        if not self._frame.geometry().contains(event.position().toPoint()):
            self.dismiss()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, D102
        veil = QColor("#000000")
        veil.setAlpha(110 if self._theme.tokens.dark else 46)
        QPainter(self).fillRect(event.rect(), veil)
