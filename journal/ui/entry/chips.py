"""Labels that are put on and taken off in place: tags, people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from journal.domain.people import fold
from journal.ui.entry.facts import INSET, FactButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent

    from journal.ui.theme import Theme

_MANY = 10_000  # labels
_LONGEST = 28  # characters of a label that are shown
_NEXT = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_BEFORE = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_AWAY = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class Chip(QToolButton):
    """One label. Delete takes it off; a click or Return says what can be done with it."""

    removed = Signal()
    stepped = Signal(int)  # -1 or 1: on to the neighbour

    def __init__(
        self, theme: Theme, name: str, lead: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.name = name
        self.setText(lead + (name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"))
        self.setAccessibleName(lead + name)
        self.setAccessibleDescription(self.tr("Delete takes it off"))
        self.setToolTip(name if len(name) > _LONGEST else "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFont(theme.font("meta"))
        self.clicked.connect(self._open)

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Remove “%s”") % self.text(), self.removed.emit)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    # Qt's part

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802, D102
        if event.key() in _AWAY:
            self.removed.emit()
        elif event.key() in (*_NEXT, *_BEFORE):
            self.stepped.emit(1 if event.key() in _NEXT else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802, D102
        metrics = self.fontMetrics()
        return QSize(INSET + metrics.horizontalAdvance(self.text()) + 17, metrics.height() + 8)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, D102
        tokens, painter = self._theme.tokens, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        painter.setPen(
            QPen(QColor(tokens.accent if focused else tokens.line), 1.5 if focused else 1)
        )
        painter.setBrush(QColor(tokens.hover if self.underMouse() else tokens.code))
        frame = QRectF(self.rect()).adjusted(INSET, 1, -1, -1)
        painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2)
        painter.setPen(QColor(tokens.ink2))
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, self.text())


class NameEdit(QLineEdit):
    """A small field for a name, with completion; it is there only while a name is written.

    `given` comes with Return, with Tab and when the focus goes elsewhere; `left` when nothing is
    to be changed.
    """

    given = Signal(str)
    left = Signal()
    emptied = Signal()  # Backspace where nothing is written

    def __init__(
        self, theme: Theme, name: str, known: Callable[[], list[str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._known = theme, known
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(8)
        self.setCompleter(completer)
        offered = completer.popup()
        if offered is not None:
            offered.setObjectName("offers")
            offered.setAccessibleName(self.tr("Names to choose from"))
        completer.activated.connect(self._on_chosen)
        self.setObjectName("name")
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.returnPressed.connect(self._give)
        theme.changed.connect(self._tint)
        self._tint()

    def begin(self, text: str = "", wide: int = 150) -> None:
        """Let a name be written, beginning with the one there is."""
        self._model.setStringList(self._known())
        self.setText(text)
        self.setFixedWidth(max(self._theme.px(wide), self.fontMetrics().averageCharWidth() * 22))
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()

    def _give(self) -> None:
        text = " ".join(self.text().split())
        self.clear()
        self.given.emit(text)

    def _on_chosen(self, _text: str) -> None:
        if self.isVisible() and self.text():
            self._give()

    def _tint(self) -> None:
        self.setFont(self._theme.font("meta"))

    # Qt's part

    def event(self, event: QEvent) -> bool:  # noqa: D102
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            event.accept()  # it is the field's while one writes in it
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802, D102
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
        elif event.text() == "," and self.text().strip():
            self._give()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802, D102
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.PopupFocusReason or not self.isVisible():
            return
        if self.isModified():
            self._give()
        self.left.emit()


class Chips(QObject):
    """Labels, or a quiet button that adds the first. They lie in the row of others (see `parts`).

    Args:
        words: The icon and the words of the button, and what stands before each label.
        known: Gives the names to complete from.
        home: The widget in which they lie.
        folds: Whether nothing is seen of them while there is no label.
    """

    changed = Signal(object)  # tuple[str, ...]
    rearranged = Signal()  # other parts than before
    folded = Signal()  # the focus was in it, and nothing of it is seen any more

    def __init__(
        self,
        theme: Theme,
        words: tuple[str, str, str],
        known: Callable[[], list[str]],
        home: QWidget,
        *,
        folds: bool = False,
    ) -> None:
        super().__init__(home)
        (icon, add, self._lead), self._home, self._folds = words, home, folds
        self._theme = theme
        self.names: tuple[str, ...] = ()
        self._chips: list[Chip] = []
        self.add = FactButton(theme, icon, home)
        self.add.setText(add)
        self.add.setAccessibleName(add)
        self.add.clicked.connect(self.write)
        self.field = NameEdit(theme, add, known, home)
        self.field.hide()
        self.field.given.connect(self._on_given)
        self.field.left.connect(self._on_left)
        self.field.emptied.connect(self._on_emptied)
        theme.changed.connect(lambda: self.show_names(self.names))
        self.show_names(())

    def show_names(self, names: tuple[str, ...]) -> None:
        """Show other labels."""
        if names == self.names and len(self._chips) == len(names) and not self._stale():
            self._say()
            return
        self.names = names
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for name in names:
            chip = Chip(self._theme, name, self._lead, self._home)
            chip.removed.connect(lambda name=name: self._on_removed(name))
            chip.stepped.connect(lambda step, name=name: self._on_stepped(name, step))
            self._chips.append(chip)
        self._say()
        self.rearranged.emit()

    def write(self) -> None:
        """Let another label be written."""
        self.add.hide()
        self.field.begin()
        self.rearranged.emit()

    def _stale(self) -> bool:
        font = self._theme.font("meta")
        return any(chip.font() != font for chip in self._chips)

    @property
    def parts(self) -> list[QWidget]:
        """The button first, which gives way to the labels; the field last, where one writes."""
        return [self.add, *self._chips, self.field]

    def _say(self) -> None:
        self.add.setVisible(not (self.names or self._folds) and self.field.isHidden())

    def _change(self, names: tuple[str, ...]) -> None:
        if names != self.names:
            self.show_names(names)
            self.changed.emit(names)

    def _on_given(self, name: str) -> None:
        if not name:
            self._on_left()
            self._focus_left()
            return
        taken = {fold(known) for known in self.names}
        if fold(name) not in taken:
            self._change((*self.names, name))
        if self.field.isVisible() and self.field.hasFocus():
            self.field.begin()

    def _on_left(self) -> None:
        had = self.field.hasFocus()
        self.field.hide()
        self._say()
        self.rearranged.emit()
        if had:
            self._focus_left()

    def _on_emptied(self) -> None:
        self._change(self.names[:-1])

    def _on_removed(self, name: str) -> None:
        place = self.names.index(name)
        self._change(tuple(other for other in self.names if other != name))
        self._focus_left(place)

    def _focus_left(self, place: int = _MANY) -> None:
        """Put the focus on what is there: a label, the button, or nothing of these."""
        if self._chips:
            self._chips[max(0, min(place, len(self._chips) - 1))].setFocus()
        elif self._folds:
            self.folded.emit()
        else:
            self.add.setFocus()

    def _on_stepped(self, name: str, step: int) -> None:
        self._focus_left(self.names.index(name) + step)


class NameFact(QWidget):
    """One name, or one line, that is changed in place: project, author, expectation.

    Args:
        icon: A name of resources/icons.
        name: What it is, in words: “Project”.
        add: The words while there is none.
        known: Gives the names to complete from.
        wide: How much room is offered for writing (pixels at the usual text size).
        lead: The words around the name while it is read; `%s` stands for it.
        folds: Whether nothing is seen of it while there is no name.
    """

    changed = Signal(str)
    folded = Signal()  # the focus was in it, and nothing of it is seen any more

    def __init__(
        self,
        theme: Theme,
        icon: str,
        words: tuple[str, str],
        known: Callable[[], list[str]] = list,
        wide: int = 150,
        lead: str = "%s",
        *,
        folds: bool = False,
    ) -> None:
        super().__init__()
        self._lead, self._folds = lead, folds
        self._name, self._add = words
        self._wide = wide
        self.value = ""
        self.button = FactButton(theme, icon)
        self.button.clicked.connect(self.write)
        self.field = NameEdit(theme, self._name, known)
        self.field.hide()
        self.field.given.connect(self._on_given)
        self.field.left.connect(self._on_left)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        row.addWidget(self.field)
        self.show_value("")

    def show_value(self, value: str, limit: int = 30) -> None:
        """Show another name; `limit` characters of it, and the whole in the tool tip."""
        self.value = value
        cut = value if len(value) <= limit else value[: limit - 1] + "…"
        named = value.casefold().startswith(self._name.casefold())  # it says itself what it is
        said, whole = (cut, value) if named else (self._lead % cut, f"{self._name}: {value}")
        self.button.setText(said if value else self._add)
        self.button.setAccessibleName(whole if value else self._add)
        self.button.setToolTip(value if len(value) > 30 else self.tr("Change: %s") % self._name)
        self.button.updateGeometry()
        self._fold()

    def write(self) -> None:
        """Let another name be written."""
        self.show()
        self.button.hide()
        self.field.begin(self.value, self._wide)
        self.updateGeometry()

    def _on_given(self, value: str) -> None:
        self._on_left()
        if value != self.value:
            self.show_value(value)
            self.changed.emit(value)

    def _on_left(self) -> None:
        had = self.field.hasFocus()
        self.field.hide()
        self.button.show()
        self._fold()
        if had and self.isHidden():
            self.folded.emit()
        elif had:
            self.button.setFocus()

    def _fold(self) -> None:
        if self._folds and self.field.isHidden():
            self.setVisible(bool(self.value))
        self.updateGeometry()
