"""One field for each setting, made from what the table says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QDir, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from journal.ui.widgets.buttons import IconButton, TextButton, segments

if TYPE_CHECKING:
    from dataclasses import Field

    from journal.settings import Value
    from journal.ui.theme import Theme

_SUFFIXES = {"text_size": "\u202f%", "day_starts_at": ":00"}
_STEPS = {"text_size": 10}
_CONTROL = 248  # pixels
_NUMBER, _LINE = 72, 26  # pixels


class SettingField(QWidget):
    """A setting with its label and its help. Emits its name and the new value in words."""

    changed = Signal(str, str)

    def __init__(self, name: str, label: str, text: str) -> None:
        super().__init__()
        self.name = name
        self.label = _tr(label)
        self.help = _tr(text)

    @property
    def control(self) -> QWidget:
        """What takes the focus."""
        raise NotImplementedError

    def show_value(self, value: Value) -> None:
        """Show a value without telling anyone."""
        raise NotImplementedError

    def commit(self) -> None:
        """Tell what was typed and not told yet."""

    def _lay_out(self, theme: Theme, *parts: QWidget) -> None:
        control = self.control
        control.setAccessibleName(self.label)
        control.setAccessibleDescription(self.help)
        label = QLabel(self.label)
        label.setProperty("role", "strong")
        if control.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            label.setBuddy(control)
        explained = QLabel(self.help)
        explained.setProperty("role", "meta")
        for words in (label, explained):
            words.setWordWrap(True)
            words.setTextFormat(Qt.TextFormat.PlainText)
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(label)
        text.addWidget(explained)
        field = QHBoxLayout()
        field.setSpacing(8)
        for part in parts:
            field.addWidget(part)
        if not isinstance(control, QLineEdit):
            field.addStretch(1)
        holder = QWidget()
        holder.setLayout(field)
        self._theme, self._holder = theme, holder
        theme.changed.connect(self._fit_holder)
        self._fit_holder()
        field.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        row.addLayout(text, 1)
        row.addWidget(holder, 0, Qt.AlignmentFlag.AlignVCenter)

    def _fit_holder(self) -> None:
        self._holder.setFixedWidth(self._theme.px(_CONTROL))


class TextField(SettingField):
    """A line of text, told when it is left or ended by Return."""

    def __init__(self, theme: Theme, name: str, item: Field[Any]) -> None:
        super().__init__(name, item.metadata["label"], item.metadata["help"])
        self.line = QLineEdit()
        self._told = ""
        browse = [self._browse_button(theme)] if name.endswith("_folder") else []
        self._lay_out(theme, self.line, *browse)
        self.line.editingFinished.connect(self.commit)

    @property
    def control(self) -> QLineEdit:
        """The line."""
        return self.line

    def show_value(self, value: Value) -> None:
        """Show a value; what is being typed stays as it is."""
        if self.line.text() == self._told:
            self.line.setText(str(value))
        self._told = str(value)

    def commit(self) -> None:
        """Tell what was typed; what was refused once is told again when it was changed."""
        text = self.line.text()
        if text != self._told:
            self._told = text
            self.changed.emit(self.name, text)

    def _browse_button(self, theme: Theme) -> TextButton:
        button = TextButton(theme, self.tr("Choose…"), "")
        button.setAccessibleName(self.tr("Choose: %s") % self.label)
        button.setAutoDefault(False)
        button.clicked.connect(self._on_browse_clicked)
        return button

    def _on_browse_clicked(self) -> None:
        dialog = QFileDialog(self, self.label, self.line.text() or QDir.homePath())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._on_folder_selected)
        dialog.open()

    def _on_folder_selected(self, folder: str) -> None:
        self.line.setText(QDir.toNativeSeparators(folder))
        self.commit()


class NumberField(SettingField):
    """A whole number between its bounds, with a button on either side for the mouse."""

    def __init__(self, theme: Theme, name: str, item: Field[Any]) -> None:
        super().__init__(name, item.metadata["label"], item.metadata["help"])
        least, most = item.metadata["least"], item.metadata["most"]
        self.number = QSpinBox()
        self.number.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.number.setFrame(False)
        self.number.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.number.setRange(least, most)
        self.number.setSingleStep(_STEPS.get(name, 1))
        self.number.setSuffix(_SUFFIXES.get(name, ""))
        self.number.setKeyboardTracking(False)  # half a number is no wish
        bounds = self.tr("From %1 to %2.").replace("%1", str(least)).replace("%2", str(most))
        self.help = f"{self.help} {bounds}"
        less = IconButton(theme, "chevron-left", self.tr("Less: %s") % self.label)
        more = IconButton(theme, "chevron-right", self.tr("More: %s") % self.label)
        for button, step in ((less, self.number.stepDown), (more, self.number.stepUp)):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # keys change the number itself
            button.clicked.connect(step)
        self._theme = theme
        stepper = QFrame()
        stepper.setObjectName("segments")  # the same ground as the choices beside it
        row = QHBoxLayout(stepper)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        inset = QFrame()  # Qt loses the text of a spin box that has a border of its own
        inset.setProperty("role", "inset")
        inside = QHBoxLayout(inset)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.number)
        for part in (less, inset, more):
            row.addWidget(part)
        self._lay_out(theme, stepper)
        theme.changed.connect(self._fit)
        self._fit()
        self.number.valueChanged.connect(lambda value: self.changed.emit(name, str(value)))

    @property
    def control(self) -> QSpinBox:
        """The number."""
        return self.number

    def show_value(self, value: Value) -> None:
        """Show a number."""
        self.number.blockSignals(True)
        self.number.setValue(int(value))
        self.number.blockSignals(False)

    def _fit(self) -> None:
        """Qt does not count the padding that the style sheet gives the line inside."""
        self.number.setFixedSize(self._theme.px(_NUMBER), self._theme.px(_LINE))

    def commit(self) -> None:
        """Tell the number that was typed."""
        self.number.interpretText()


class ChoiceField(SettingField):
    """One of a few words, side by side; yes or no are the words “On” and “Off”."""

    def __init__(self, theme: Theme, name: str, item: Field[Any]) -> None:
        super().__init__(name, item.metadata["label"], item.metadata["help"])
        self._choices: tuple[str, ...] = item.metadata.get("choices") or ("off", "on")
        self.choice = segments(theme, [_tr(word.capitalize()) for word in self._choices])
        self._lay_out(theme, self.choice)
        for button in self.choice.buttons:
            button.setAutoDefault(False)
            button.setAccessibleName(f"{self.label}: {button.text()}")
            button.setAccessibleDescription(self.help)
        self.choice.chosen.connect(lambda place: self.changed.emit(name, self._choices[place]))

    @property
    def control(self) -> QWidget:
        """The words."""
        return self.choice

    def show_value(self, value: Value) -> None:
        """Press the button of a word."""
        word = ("off", "on")[value] if isinstance(value, bool) else str(value)
        place = self._choices.index(word)
        self.choice.choose(place)
        for number, button in enumerate(self.choice.buttons):
            strong, click = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(strong if number == place else click)  # arrows do the rest


class LeadingField(SettingField):
    """A button that leads to a dialog of its own."""

    def __init__(self, theme: Theme, name: str, label: str, text: str) -> None:
        super().__init__(name, label, text)
        self.button = TextButton(theme, self.tr("Change…"), "")
        self.button.setAutoDefault(False)
        self._lay_out(theme, self.button)

    @property
    def control(self) -> TextButton:
        """The button."""
        return self.button


def field_of(theme: Theme, name: str, item: Field[Any]) -> SettingField:
    """The field that fits a setting."""
    if item.metadata.get("choices") or isinstance(item.default, bool):
        return ChoiceField(theme, name, item)
    if isinstance(item.default, int):
        return NumberField(theme, name, item)
    return TextField(theme, name, item)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Settings", text)
