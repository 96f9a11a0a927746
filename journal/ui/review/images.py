"""Choosing the images of a section: which, in which words, and whose they are."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journal.domain.review import Picture
from journal.ui.widgets.buttons import TextButton
from journal.ui.widgets.elision import elided

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent

    from journal.ui.review.composition import Image
    from journal.ui.theme import Theme

THUMB = 96
"""The longer side of a small picture (pixels)."""

_LONGEST = 400  # characters
_INSET = 12  # pixels around what is in a row, and between


class ImagesPage(QWidget):
    """The page. `edited` comes when a person changed something; `chosen` has it all."""

    edited = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("images")
        self._theme = theme
        self.rows: list[ImageRow] = []
        self._kept: tuple[Picture, ...] = ()  # chosen ones that the period does not have any more
        self.done = TextButton(theme, self.tr("Done"), "", "check")
        self._title = QLabel(wordWrap=True)
        self._title.setProperty("role", "strong")
        self._nothing = QLabel(
            self.tr("No public entry of these days has an image. Attach one, or open its entry."),
            wordWrap=True,
        )
        self._nothing.setProperty("role", "quiet")
        self._lay_out()
        self.done.clicked.connect(self.left)

    def open(self, name: str, images: Sequence[Image], chosen: Sequence[Picture]) -> None:
        """Show the images of a period, those first that a section has.

        Args:
            name: What the section is called.
            images: What there is.
            chosen: What the section has, in order.
        """
        self._title.setText(self.tr("Images of “%s”") % name)
        for row in self.rows:
            row.hide()
            row.deleteLater()
        known = {image.sha256: image for image in images}
        self._kept = tuple(p for p in chosen if p.sha256 not in known)
        first = [(known[p.sha256], p) for p in chosen if p.sha256 in known]
        taken = {picture.sha256 for picture in chosen}
        rest = [(i, None) for i in images if i.sha256 not in taken]
        self.rows = [ImageRow(self._theme, image, picture) for image, picture in (*first, *rest)]
        for number, row in enumerate(self.rows):
            row.edited.connect(self.edited)
            self._list.insertWidget(number, row)
        fields = [part for row in self.rows for part in (row.use, row.alt, row.credit)]
        for one, after in pairwise((self.done, *fields)):
            QWidget.setTabOrder(one, after)
        self._nothing.setVisible(not self.rows)

    def chosen(self) -> tuple[Picture, ...]:
        """The images that the section is to have."""
        return (*(row.picture() for row in self.rows if row.use.isChecked()), *self._kept)

    def show_thumb(self, sha256: str, image: QImage) -> None:
        """Show a small picture."""
        for row in self.rows:
            if row.image.sha256 == sha256:
                row.thumb.setPixmap(QPixmap.fromImage(image))

    def focus_first(self) -> None:
        """Put the focus on the first image."""
        first = self.rows[0].use if self.rows else self.done
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.done)
        inside = QWidget()
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
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, 8, 0)
        self._list.setSpacing(10)
        self._list.addWidget(self._nothing)
        self._list.addStretch(1)

    # Qt's part

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802, D102
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ImageRow(QFrame):
    """An image with the words that stand for it; they are asked for where it is used."""

    edited = Signal()

    def __init__(self, theme: Theme, image: Image, picture: Picture | None) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.image = image
        self.thumb = QLabel()
        self.thumb.setFixedSize(theme.px(THUMB), theme.px(THUMB))
        self.thumb.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.use = QCheckBox(image.entry)
        self.use.setMinimumWidth(1)
        self.use.setToolTip(image.entry)
        self.use.setChecked(picture is not None)
        self.use.setAccessibleName(self.tr("Use the image of “%s”") % image.entry)
        self.alt = self._field(self.tr("What it shows, for those who cannot see it"))
        self.alt.setText(picture.alt if picture else image.alt)
        self.alt.setCursorPosition(0)
        self.credit = self._field(self.tr("Whose it is, such as “Photo: Ana Souza”"))
        self.credit.setText(picture.credit if picture else "")
        self._lack = QLabel(self.tr("An image needs words: without them the post is refused."))
        self._lack.setWordWrap(True)
        self._lack.setProperty("role", "meta")
        fields = QVBoxLayout()
        fields.setSpacing(6)
        for part in (self.use, self.alt, self.credit, self._lack):
            fields.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(_INSET, _INSET, _INSET, _INSET)
        row.setSpacing(_INSET)
        row.addWidget(self.thumb, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(fields, 1)
        self.use.toggled.connect(self._on_edited)
        for field in (self.alt, self.credit):
            field.textEdited.connect(self._on_edited)
        self._fit()

    def picture(self) -> Picture:
        """The image as the section is to have it."""
        alt, credit = self.alt.text().strip(), self.credit.text().strip()
        return Picture(self.image.sha256, alt, credit)

    def _field(self, hint: str) -> QLineEdit:
        field = QLineEdit()
        field.setMaxLength(_LONGEST)
        field.setPlaceholderText(hint)
        field.setAccessibleName(f"{hint}: {self.image.entry}")
        return field

    def _cut(self) -> None:
        """Show as much of the title as there is room for."""
        room = self.width() - self.thumb.width() - 3 * _INSET - self.use.iconSize().width() - 24
        self.use.setText(elided(self.image.entry, self.use.fontMetrics(), room))

    def _on_edited(self) -> None:
        self._fit()
        self.edited.emit()

    def _fit(self) -> None:
        used = self.use.isChecked()
        for field in (self.alt, self.credit):
            field.setVisible(used)
        self._lack.setVisible(used and not self.alt.text().strip())

    # Qt's part

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        super().resizeEvent(event)
        self._cut()
