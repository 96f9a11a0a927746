"""The dialog of the settings: what is chosen in it holds at once; nobody has to say OK."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journal import settings
from journal.ui.settings.fields import LeadingField, field_of
from journal.ui.widgets.buttons import TextButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.settings import Value
    from journal.ui.settings.fields import SettingField
    from journal.ui.theme import Theme

HIDDEN = ("last_journal",)
"""What the program remembers by itself."""

_SIZE = (680, 840)  # pixels at the usual text size


class SettingsDialog(QDialog):
    """All settings. Emits what was chosen, by name and in words; writes nothing itself."""

    chosen = Signal(str, str)
    keys_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle(self.tr("Settings"))
        table = settings.offered()
        self.fields: dict[str, SettingField] = {
            name: field_of(theme, name, item) for name, item in table.items() if name not in HIDDEN
        }
        words = "Which keys run which command."
        self.keys = LeadingField(theme, "keys", "Keyboard shortcuts", words)
        self.keys.button.clicked.connect(self.keys_requested)
        self._picture, self._words = QLabel(), QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._trouble = QFrame()
        self._lay_out()
        for field in self.fields.values():
            field.changed.connect(self._on_changed)
        theme.changed.connect(self._tint)
        self._tint()

    @property
    def refusal(self) -> str:
        """The sentence that is shown; empty without one."""
        return "" if self._trouble.isHidden() else self._words.text()

    def show_value(self, name: str, value: Value) -> None:
        """Show the present value of a setting."""
        self.fields[name].show_value(value)

    def refuse(self, sentence: str) -> None:
        """Say why something was not taken."""
        self._words.setText(sentence)
        self._trouble.setAccessibleName(sentence)
        self._trouble.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self._trouble, QAccessible.Event.Alert))

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 8, 24, 20)
        column.setSpacing(18)
        for title, fields in self._sections():
            heading = QLabel(title)
            heading.setProperty("role", "heading")
            column.addSpacing(6)
            column.addWidget(heading)
            for field in fields:
                column.addWidget(field)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setObjectName("settings")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        self._close = TextButton(self._theme, self.tr("Close"), "")
        self._close.setAutoDefault(False)
        self._close.clicked.connect(self.close)
        self._trouble.setObjectName("refusal")
        line = QHBoxLayout(self._trouble)
        line.setContentsMargins(24, 8, 24, 0)
        line.setSpacing(10)
        line.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        self._trouble.hide()
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 16)
        said = QLabel(self.tr("What you choose is kept at once."))
        said.setProperty("role", "meta")
        said.setWordWrap(True)
        foot.addWidget(said, 1)
        foot.addWidget(self._close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addWidget(self._trouble)
        whole.addLayout(foot)

    def _sections(self) -> list[tuple[str, Sequence[SettingField]]]:
        known = [
            (self.tr("You and your team"), ("author", "team")),
            (self.tr("Look"), ("theme", "high_contrast", "text_size")),
            (self.tr("Writing"), ("spelling",)),
            (self.tr("Days and backups"), ("day_starts_at", "backups", "backup_folder")),
        ]
        listed = {name for _, names in known for name in names}
        rest = [name for name in self.fields if name not in listed]
        made: list[tuple[str, Sequence[SettingField]]] = [
            (title, [self.fields[name] for name in names])
            for title, names in [*known, *([(self.tr("More"), rest)] if rest else [])]
        ]
        made.insert(3, (self.tr("Keyboard"), [self.keys]))
        return made

    def _fit(self) -> None:
        """As large as the text asks for, and never larger than the screen."""
        room = self.screen().availableSize() * 0.9
        wide, tall = (self._theme.px(side) for side in _SIZE)
        self.resize(min(wide, room.width()), min(tall, room.height()))

    def _tint(self) -> None:
        colour = self._theme.tokens.mistake
        self._picture.setPixmap(self._theme.pixmap("mistake", colour, self._theme.px(16)))
        self._fit()

    def _on_changed(self, name: str, words: str) -> None:
        self._trouble.hide()
        self.chosen.emit(name, words)

    # Qt's part

    def done(self, result: int) -> None:
        """Keep what is still being typed; a refusal is shown before the dialog goes."""
        self._trouble.hide()
        for field in self.fields.values():
            field.commit()
        if not self.refusal:
            super().done(result)
