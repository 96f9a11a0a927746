"""The files of an entry: small pictures and names, and what can be done with each."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from journal.ui.entry import intake

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from journal.domain.entry import Attachment
    from journal.ui.theme import Theme

_LONGEST = 28  # characters of a name that are shown
_MOST = 60  # files that are shown


class FileButton(QToolButton):
    """One file; a click or Return says what can be done with it, Delete takes it off."""

    insert_requested = Signal()
    words_requested = Signal()
    save_requested = Signal()
    remove_requested = Signal()

    def __init__(self, theme: Theme, attachment: Attachment, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self.attachment = theme, attachment
        self._picture = QImage()
        name = attachment.name
        self.setText(name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…")
        self.is_picture = attachment.media_type.startswith("image/")
        size = intake.size_in_words(attachment.size)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._second = size
        if self.is_picture and not attachment.alt:
            self._second = self.tr("%s, not described yet") % size
        self.setAccessibleName(self.tr("File: %s") % f"{name}, {self._second}")
        self.setAccessibleDescription(attachment.alt)
        self.setToolTip(attachment.alt or name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFont(theme.font("meta"))
        self.clicked.connect(self.open_menu)

    def show_picture(self, picture: QImage) -> None:
        """Show what is on it."""
        self._picture = picture
        self.update()

    def menu_of(self) -> QMenu:
        """What can be done with the file."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Put it into the text"), self.insert_requested.emit)
        if self.is_picture:
            menu.addAction(self.tr("Describe it…"), self.words_requested.emit)
        menu.addAction(self.tr("Save a copy…"), self.save_requested.emit)
        menu.addSeparator()
        menu.addAction(self.tr("Remove"), self.remove_requested.emit)
        return menu

    def open_menu(self) -> None:
        """Say what can be done with the file."""
        self.menu_of().popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    # Qt's part

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802, D102
        key = event.key()
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_requested.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_menu()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802, D102
        metrics = self.fontMetrics()
        words = max(map(metrics.horizontalAdvance, (self.text(), self._second)))
        tall = max(intake.THUMBNAIL + 10, 2 * metrics.height() + 10)
        return QSize(words + intake.THUMBNAIL + 28, tall)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, D102
        tokens, painter = self._theme.tokens, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        painter.setPen(
            QPen(QColor(tokens.accent if focused else tokens.line), 1.5 if focused else 1)
        )
        painter.setBrush(QColor(tokens.hover if self.underMouse() else tokens.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        side = intake.THUMBNAIL
        place = QRectF(6, (self.height() - side) / 2, side, side)
        round_off = QPainterPath()
        round_off.addRoundedRect(place, 6, 6)
        painter.fillPath(round_off, QColor(tokens.code))
        if self._picture.isNull():
            drawn = self._theme.pixmap("paperclip", tokens.ink3, 18)
            painter.drawPixmap(place.center() - QPoint(9, 9), drawn)
        else:
            painter.setClipPath(round_off)
            painter.drawImage(place, self._picture)
            painter.setClipping(False)
        metrics = self.fontMetrics()
        top = (self.height() - 2 * metrics.height()) // 2
        painter.setPen(QColor(tokens.ink2))
        painter.drawText(side + 14, top + metrics.ascent(), self.text())
        painter.setPen(QColor(tokens.ink3))
        painter.drawText(side + 14, top + metrics.height() + metrics.ascent(), self._second)


class Shelf(QScrollArea):
    """The files side by side in one row, so that the text keeps its room.

    Every wish carries the attachment.
    """

    insert_requested = Signal(object)
    words_requested = Signal(object)
    save_requested = Signal(object)
    remove_requested = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.files: tuple[Attachment, ...] = ()
        self.buttons: list[FileButton] = []
        self.above: Callable[[], QWidget] = lambda: self  # the tab stop before the files
        self._pictures: dict[str, QImage] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        self._row = QHBoxLayout(inside)
        self._row.setContentsMargins(6, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addStretch(1)
        self.setWidget(inside)
        for part in (inside, self.viewport()):
            part.setAutoFillBackground(False)
        theme.changed.connect(self._rebuild)
        self.hide()

    def show_files(self, files: tuple[Attachment, ...]) -> None:
        """Show other files."""
        if files != self.files:
            self.files = files
            self._rebuild()

    def missing(self) -> tuple[str, ...]:
        """The SHA-256 of the pictures that are not drawn yet."""
        shown = (button.attachment for button in self.buttons if button.is_picture)
        return tuple(a.sha256 for a in shown if a.sha256 not in self._pictures)

    def show_pictures(self, pictures: dict[str, QImage]) -> None:
        """Draw small pictures, by the SHA-256 of the files."""
        self._pictures |= pictures
        for button in self.buttons:
            button.show_picture(self._pictures.get(button.attachment.sha256, QImage()))

    def _rebuild(self) -> None:
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(attachment) for attachment in self.files[:_MOST]]
        for one, other in pairwise([self.above(), *self.buttons]):
            QWidget.setTabOrder(one, other)
        self.setVisible(bool(self.buttons))
        if self.buttons:
            bar = self.horizontalScrollBar().sizeHint().height() if len(self.buttons) > 1 else 0
            self.setFixedHeight(self.buttons[0].sizeHint().height() + bar)
        self.show_pictures({})
        self.updateGeometry()

    def _button(self, attachment: Attachment) -> FileButton:
        button = FileButton(self._theme, attachment, self)
        for name in ("insert", "words", "save", "remove"):
            signal = getattr(self, f"{name}_requested")
            getattr(button, f"{name}_requested").connect(
                lambda signal=signal: signal.emit(attachment)
            )
        self._row.insertWidget(self._row.count() - 1, button)
        button.show()
        return button
