"""Colours, fonts and icons of the window, in light and in dark.

`setColorScheme` does nothing on bare X11, so the whole palette is ours; after `setPalette` Qt no
longer follows the system, hence the listening to `colorSchemeChanged`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from PySide6 import QtCore
from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QImage, QPainter, QPalette, QPixmap

from journal import assets

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from journal.domain.entry import Kind
    from journal.settings import Settings


class Tokens(NamedTuple):
    """The colours of one theme, back to front, and those of the five kinds."""

    side: str
    canvas: str
    surface: str
    hover: str
    active: str
    line: str
    line2: str
    bar: str
    scroll: str
    ink: str
    ink2: str
    ink3: str
    accent: str
    fill: str
    sel: str
    sel_line: str
    code: str
    experiment: str
    mistake: str
    learning: str
    milestone: str
    note: str
    strong: str  # borders of fields where high contrast is wished
    dark: bool

    def kind(self, kind: Kind) -> QColor:
        """The colour of a kind."""
        return QColor(getattr(self, kind.value))

    def tint(self, kind: Kind) -> QColor:
        """The soft ground behind the icon of a kind."""
        return mixed(self.kind(kind), QColor(self.surface), 0.13)


LIGHT = Tokens(
    side="#f3f2ee", canvas="#faf9f7", surface="#ffffff", hover="#ebeae5", active="#e4e2dc",
    line="#e6e4de", line2="#d3d0c8", bar="#dad7cf", scroll="#dcd9d2",
    ink="#1f2125", ink2="#51545b", ink3="#686b72", accent="#3150c4", fill="#3b55c9",
    sel="#eaeffb", sel_line="#b9c6f0", code="#f5f4f0",
    experiment="#1557e0", mistake="#ac3a01", learning="#00734a", milestone="#8c2ca1",
    note="#3c414a", strong="#8f8c84", dark=False,
)  # fmt: skip

DARK = Tokens(
    side="#161719", canvas="#1b1c1f", surface="#222428", hover="#25272b", active="#2d3035",
    line="#2e3035", line2="#3c3f46", bar="#42454c", scroll="#383b41",
    ink="#ececee", ink2="#b4b7bd", ink3="#999da5", accent="#8ea6ff", fill="#4c63d2",
    sel="#262b3d", sel_line="#46538a", code="#1a1b1e",
    experiment="#619df8", mistake="#f4aa75", learning="#82eac1", milestone="#e3b8f3",
    note="#a1a5af", strong="#6f737b", dark=True,
)  # fmt: skip

_SIZES = {
    "title": 24, "page": 20, "heading": 17, "body": 15, "card": 14, "base": 13, "meta": 12,
    "label": 11,
}  # fmt: skip


class Theme(QObject):
    """The look that everything in the window shares; `changed` asks painted parts to repaint.

    Sizes are pixels at the usual text size; `px` scales them by the setting.
    """

    changed = Signal()

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__(app)
        self._app = app
        self._choice = settings.theme
        self._contrast = settings.high_contrast
        self._scale = settings.text_size / 100
        self._family = app.font().family()
        self._icons: dict[tuple[str, str, int, float], QPixmap] = {}
        self._drawings: dict[str, str] = {}
        self.tokens, self.palette = LIGHT, QPalette()
        self._hints = QGuiApplication.styleHints()  # Qt drops the signal with the wrapper
        self._hints.colorSchemeChanged.connect(self._on_scheme_changed)
        self._dressed = False
        self._apply()

    @property
    def choice(self) -> str:
        """`system`, `light` or `dark`."""
        return self._choice

    def dress(self) -> None:
        """Put the style sheet on, once the widgets are made.

        Qt would work out the style of a widget again each time it is put into another one.
        """
        self._dressed = True
        # A sheet in the place of another is worked out for a widget once more for each widget
        # above it (measured: four times as long); in the place of none, once.
        self._app.setStyleSheet("")
        self._app.setStyleSheet(self._style_sheet())

    def choose(self, choice: str) -> None:
        """Change to `system`, `light` or `dark`, everywhere and at once."""
        self._choice = choice
        self._apply()

    def adopt(self, chosen: Settings) -> None:
        """Take the look over from the settings, everywhere and at once."""
        wanted = chosen.theme, chosen.high_contrast, chosen.text_size / 100
        if wanted != (self._choice, self._contrast, self._scale):
            self._choice, self._contrast, self._scale = wanted
            self._apply()

    def px(self, pixels: float) -> int:
        """A length at the chosen text size (pixels)."""
        return round(pixels * self._scale)

    def font(self, size: str, weight: int = 400) -> QFont:
        """A font of the interface.

        Args:
            size: `title`, `page`, `heading`, `body`, `base`, `meta` or `label`.
            weight: 400 to 700.
        """
        font = QFont(self._family)
        font.setPixelSize(self.px(_SIZES[size]))
        font.setWeight(QFont.Weight(weight))
        return font

    def mono(self) -> QFont:
        """The font of code."""
        font = QFont("monospace")
        font.setStyleHint(QFont.StyleHint.Monospace)
        font.setPixelSize(self.px(_SIZES["base"]))
        return font

    def pixmap(self, name: str, colour: str | QColor, size: int) -> QPixmap:
        """An icon of resources/icons, drawn in one colour.

        Args:
            name: The file without its suffix.
            colour: What `currentColor` stands for.
            size: Its side (pixels before scaling to the screen).
        """
        ink = colour if isinstance(colour, str) else colour.name()
        ratio = self._app.devicePixelRatio()
        key = (name, ink, size, ratio)
        if key not in self._icons:
            self._icons[key] = self._draw(name, ink, size, ratio)
        return self._icons[key]

    def icon(
        self, name: str, colour: str | QColor | None = None, size: int = 18, gap: int = 0
    ) -> QIcon:
        """The same as an icon of a button or a menu; the quiet ink where no colour is given.

        Args:
            name: The file without its suffix.
            colour: What `currentColor` stands for.
            size: Its side (pixels).
            gap: Empty room to its right (pixels).
        """
        drawn = self.pixmap(name, colour or self.tokens.ink2, self.px(size))
        if not gap:
            return QIcon(drawn)
        ratio = drawn.devicePixelRatio()
        wide = QPixmap(drawn.size() + QSize(round(gap * ratio), 0))
        wide.setDevicePixelRatio(ratio)
        wide.fill(QColor(0, 0, 0, 0))
        painter = QPainter(wide)
        painter.drawPixmap(0, 0, drawn)
        painter.end()
        return QIcon(wide)

    def _draw(self, name: str, ink: str, size: int, ratio: float) -> QPixmap:
        if name not in self._drawings:
            self._drawings[name] = assets.text(f"icons/{name}.svg")
        side = round(size * ratio)
        # The size stands in the drawing: scaling the picture afterwards would blur the strokes.
        drawing = self._drawings[name].replace("currentColor", ink)
        for axis in ("width", "height"):
            drawing = drawing.replace(f'{axis}="24"', f'{axis}="{side}"', 1)
        image = QImage.fromData(drawing.encode())
        if image.width() != side:
            smooth = QtCore.Qt.TransformationMode.SmoothTransformation
            keep = QtCore.Qt.AspectRatioMode.KeepAspectRatio
            image = image.scaled(QSize(side, side), keep, smooth)
        image.setDevicePixelRatio(ratio)
        return QPixmap.fromImage(image)

    def _apply(self) -> None:
        dark = self._choice == "dark" or (self._choice == "system" and self._system_is_dark())
        tokens = DARK if dark else LIGHT
        self.tokens = stronger(tokens) if self._contrast else tokens
        self._app.setFont(self.font("base"))
        self.palette = palette(self.tokens)
        self._app.setPalette(self.palette)
        if self._dressed:
            self.dress()
        self.changed.emit()

    def _system_is_dark(self) -> bool:
        """Whether the desktop is dark: then the style's own palette, which no one sees, is too."""
        own = self._app.style().standardPalette()
        return own.color(QPalette.ColorRole.Window).lightness() < 128

    def _style_sheet(self) -> str:
        values = {name: str(value) for name, value in self.tokens._asdict().items()}
        values |= {f"{name}_px": f"{self.px(size)}px" for name, size in _SIZES.items()}
        values["drawn"] = assets.path("style").as_posix()
        return re.sub(r"@(\w+)", lambda found: values[found[1]], assets.text("style.qss"))

    def _on_scheme_changed(self) -> None:
        if self._choice == "system":
            self._apply()


def stronger(tokens: Tokens) -> Tokens:
    """The tokens for those who wish for high contrast: no faint lines, no faint words."""
    line = tokens.strong
    return tokens._replace(line=line, line2=line, scroll=line, ink3=tokens.ink2)


def mixed(colour: QColor, ground: QColor, share: float) -> QColor:
    """The colour laid over a ground with a share from 0 (ground) to 1 (colour)."""
    return QColor(
        *(
            round(over * share + under * (1 - share))
            for over, under in (
                (colour.red(), ground.red()),
                (colour.green(), ground.green()),
                (colour.blue(), ground.blue()),
            )
        )
    )


def palette(tokens: Tokens) -> QPalette:
    """The whole palette of a theme, so that nothing of the desktop's own shows through."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.canvas, role.WindowText: tokens.ink,
        role.Base: tokens.surface, role.AlternateBase: tokens.code, role.Text: tokens.ink,
        role.Button: tokens.surface, role.ButtonText: tokens.ink, role.BrightText: "#ffffff",
        role.ToolTipBase: tokens.surface, role.ToolTipText: tokens.ink,
        role.PlaceholderText: tokens.ink3,
        role.Highlight: tokens.fill, role.HighlightedText: "#ffffff", role.Accent: tokens.fill,
        role.Link: tokens.accent, role.LinkVisited: tokens.accent,
        role.Light: tokens.surface, role.Midlight: tokens.line, role.Mid: tokens.line2,
        role.Dark: tokens.line2, role.Shadow: tokens.line2,
    }  # fmt: skip
    made = QPalette()
    for name, colour in colours.items():
        made.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.ink3))
    return made
