"""A small window beside the timeline in which eras are made, named, dated and deleted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from journal.domain.eras import Colour, Era
from journal.errors import InputRefused
from journal.text.days import required_day
from journal.ui.widgets import days
from journal.ui.widgets.buttons import TextButton

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QShowEvent

    from journal.ui.theme import Theme

_ROWS = 5  # eras that are seen without scrolling


class ErasDialog(QDialog):
    """The eras as a list, and the fields of the one that is chosen below it.

    What is typed is kept by Return, by the button, and before another era is shown; an era that
    has no id yet is a new one. A first Escape keeps what can be kept, a second one gives it up.
    """

    kept = Signal(object)  # Era
    trash_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Eras"))
        self._theme = theme
        self._eras: dict[str, Era] = {}
        self._open: Era | None = None
        self._today: date | None = None
        self._refused: tuple[str, ...] = ()
        self.list = QListWidget()
        self.list.setObjectName("picks")
        self.list.setAccessibleName(self.tr("Eras"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.name, self.first, self.last = QLineEdit(), QLineEdit(), QLineEdit()
        self.colour = QComboBox()
        self.colour.setAccessibleName(self.tr("Colour"))
        self.colour.setMinimumHeight(theme.px(34))
        self._name_colours()
        self.refusal = QLabel(wordWrap=True)
        self.keep = TextButton(theme, self.tr("Keep"), "primary")
        self.new = TextButton(theme, self.tr("New era"), "", "plus")
        self.delete = TextButton(theme, self.tr("Delete"), "", "trash")
        for button in (self.new, self.delete, self.keep):
            button.setAutoDefault(False)
        self._lay_out()
        self.list.currentItemChanged.connect(self._on_chosen)
        self.keep.clicked.connect(self._on_keep)
        self.new.clicked.connect(self._on_new)
        self.delete.clicked.connect(self._on_delete)
        for field in (self.name, self.first, self.last):
            field.returnPressed.connect(self._on_keep)
        self.colour.activated.connect(self._on_colour_chosen)
        theme.changed.connect(self._tint)
        self._tint()

    def show_eras(self, eras: Sequence[Era], today: date) -> None:
        """Show what there is; what is being typed stays."""
        self._eras, self._today = {era.id: era for era in eras}, today
        blocked = self.list.blockSignals(True)
        self.list.clear()
        for era in eras:
            item = QListWidgetItem(f"{era.heading}   {_span(era)}")
            item.setData(Qt.ItemDataRole.UserRole, era.id)
            item.setSizeHint(QSize(0, self._theme.px(30)))
            self.list.addItem(item)
        self.list.blockSignals(blocked)
        self.list.setFixedHeight(self._theme.px(30) * min(len(eras), _ROWS) + 2)
        self._nothing.setVisible(not eras)
        self.list.setVisible(bool(eras))
        if self._open and self._open.id and not self._changed:
            if self._open.id in self._eras:
                self.choose(self._open.id)
            elif eras:
                self.choose(eras[-1].id)
            else:
                self.begin(today)
        self._mark()

    def choose(self, era_id: str) -> None:
        """Show an era in the fields."""
        era = self._eras[era_id]
        self._fill(era)
        self._mark()

    def begin(self, day: date) -> None:
        """Show the fields of a new era that begins on a day."""
        self._fill(Era("", "", day))
        self._mark()
        self.name.setFocus()

    def say_refusal(self, sentence: str) -> None:
        """Say why it cannot be kept like this; what was typed stays."""
        self._refused = self._typed()
        self.refusal.setText(sentence)
        self.refusal.show()

    def settle(self, era: Era) -> None:
        """Go on with an era that was kept."""
        self._open = era
        self._fill(era)

    @property
    def _changed(self) -> bool:
        """Whether the fields say something else than the journal."""
        return self._open is not None and self._typed() != _texts(self._open)

    def _typed(self) -> tuple[str, ...]:
        texts = [field.text().strip() for field in (self.name, self.first, self.last)]
        return (*texts, self.colour.currentData())

    def _fill(self, era: Era) -> None:
        self._open = era
        *texts, colour = _texts(era)
        for field, text in zip((self.name, self.first, self.last), texts, strict=True):
            field.setText(text)
        self.colour.setCurrentIndex(self.colour.findData(colour))
        self.delete.setVisible(bool(era.id))
        self.refusal.hide()
        self._refused = ()

    def _mark(self) -> None:
        """Mark the era of the fields in the list."""
        blocked = self.list.blockSignals(True)
        for row in range(self.list.count()):
            item = self.list.item(row)
            if self._open and item.data(Qt.ItemDataRole.UserRole) == self._open.id:
                self.list.setCurrentItem(item)
                break
        else:
            self.list.setCurrentRow(-1)
        self.list.blockSignals(blocked)

    def _leave(self) -> bool:
        """Keep what was typed; tell whether something else may be shown."""
        if not self._changed:
            return True
        self._on_keep()
        return not self._changed

    def _on_keep(self) -> None:
        if self._open is None or self._today is None:
            return
        name, first, last, colour = self._typed()
        try:
            era = replace(
                self._open,
                name=name,
                first=required_day(first, self._today),
                last=required_day(last, self._today) if last else None,
                colour=Colour(colour),
            ).checked()
        except InputRefused as error:
            self.say_refusal(str(error))
            return
        if era == self._open and era.id:
            self._fill(era)  # a day in other words
        else:
            self.kept.emit(era)

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        chosen = str(item.data(Qt.ItemDataRole.UserRole))
        if self._leave() and chosen in self._eras:
            self.choose(chosen)
        else:
            self._mark()

    def _on_colour_chosen(self) -> None:
        if self._open and self._open.id:
            self._on_keep()

    def _name_colours(self) -> None:
        words = {
            Colour.PLAIN: self.tr("Grey"), Colour.BLUE: self.tr("Blue"),
            Colour.GREEN: self.tr("Green"), Colour.ORANGE: self.tr("Orange"),
            Colour.PURPLE: self.tr("Purple"),
        }  # fmt: skip
        for colour, word in words.items():
            self.colour.addItem(word, colour.value)

    def _tint(self) -> None:
        """Show each colour beside its name."""
        tokens, side = self._theme.tokens, self._theme.px(14)
        shown = (tokens.line2, tokens.experiment, tokens.learning, tokens.mistake, tokens.milestone)
        for row, colour in enumerate(shown):
            picture = QPixmap(side, side)
            picture.fill(QColor(colour))
            self.colour.setItemIcon(row, QIcon(picture))

    def _on_new(self) -> None:
        if self._leave() and self._today:
            self.begin(self._today)

    def _on_delete(self) -> None:
        if self._open and self._open.id:
            era, self._open = self._open, self._eras.get(self._open.id, self._open)
            self._fill(self._open)  # what was typed goes with it
            self.trash_requested.emit(era.id)

    def _lay_out(self) -> None:
        theme = self._theme
        about = QLabel(
            self.tr("Named phases of the team. They stand behind the timeline."), wordWrap=True
        )
        about.setProperty("role", "meta")
        self._nothing = QLabel(
            self.tr("There is no era yet. Give the first one a name, such as: the two of us."),
            wordWrap=True,
        )
        self._nothing.setProperty("role", "quiet")
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setHorizontalSpacing(theme.px(16))
        form.setVerticalSpacing(8)
        rows = (
            (self.tr("Name"), self.name), (self.tr("From"), self.first),
            (self.tr("To"), self.last), (self.tr("Colour"), self.colour),
        )  # fmt: skip
        for words, field in rows:
            form.addRow(words, field)
            field.setAccessibleName(words)
        self.last.setPlaceholderText(self.tr("It goes on"))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.new, self.delete):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for part in (about, self._nothing, self.list, form, self.refusal):
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part)
        column.addStretch(1)
        column.addLayout(buttons)
        self.refusal.hide()

    # Qt's part

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802, D102
        super().showEvent(event)
        refusal = self._theme.px(44)  # two lines that may come
        self.resize(self._theme.px(440), self.sizeHint().height() + refusal)

    def reject(self) -> None:  # noqa: D102
        given_up = self._refused == self._typed()
        if given_up or self._leave():
            super().reject()


def _texts(era: Era) -> tuple[str, ...]:
    """What the fields say of an era."""
    last = era.last.isoformat() if era.last else ""
    return era.name, era.first.isoformat(), last, era.colour.value


def _span(era: Era) -> str:
    first = days.words(era.first)
    if era.last is None:
        return QCoreApplication.translate("Eras", "since %s") % first
    return f"{first} – {days.words(era.last)}"  # noqa: RUF001
