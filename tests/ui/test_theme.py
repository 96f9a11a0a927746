import re

import pytest
from PySide6.QtGui import QColor, QPalette

from journal import assets
from journal.domain.entry import Kind
from journal.settings import Settings
from journal.ui.theme import DARK, LIGHT, Theme, mixed, palette

BOTH = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour):
    def part(value):
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    given = QColor(colour)
    red, green, blue = (part(c) for c in (given.redF(), given.greenF(), given.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@BOTH
@pytest.mark.parametrize("ground", ["side", "canvas", "surface"])
def test_every_ink_can_be_read_on_every_pane(tokens, ground):
    for ink in ("ink", "ink2", "ink3", "accent"):
        assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5, ink


@BOTH
@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_can_be_read_on_cards_and_on_its_own_tint(tokens, kind):
    for ground in (tokens.surface, tokens.canvas, tokens.sel, tokens.tint(kind)):
        assert contrast(tokens.kind(kind), ground) >= 4.5


@BOTH
def test_white_words_can_be_read_on_the_primary_button(tokens):
    assert contrast("#ffffff", tokens.fill) >= 4.5


@BOTH
def test_the_palette_leaves_nothing_to_the_desktop(tokens):
    made = palette(tokens)
    assert made.color(QPalette.ColorRole.Window) == QColor(tokens.canvas)
    assert made.color(QPalette.ColorRole.Base) == QColor(tokens.surface)
    assert made.color(QPalette.ColorRole.Text) == QColor(tokens.ink)


def test_every_icon_is_drawn_in_the_colour_asked_for(theme):
    for path in assets.path("icons").glob("*.svg"):
        if path.stem == "journal":  # the program's own mark keeps its colours
            continue
        image = theme.pixmap(path.stem, "#ff0000", 24).toImage()
        seen = {image.pixelColor(x, y).name() for x in range(24) for y in range(24)
                if image.pixelColor(x, y).alpha() > 200}  # fmt: skip
        assert seen, path.stem
        assert all(QColor(name).red() > 200 and QColor(name).green() < 40 for name in seen)


def test_no_name_of_the_style_sheet_is_left_open(theme):
    theme.dress()
    assert not re.search(r"@\w", theme._app.styleSheet())


def test_choosing_dark_changes_the_tokens_and_tells_everyone(theme, qtbot):
    with qtbot.waitSignal(theme.changed):
        theme.choose("dark")
    assert theme.tokens is DARK
    assert theme._app.palette().color(QPalette.ColorRole.Base) == QColor(DARK.surface)
    theme.choose("light")
    assert theme.tokens is LIGHT


def test_text_size_scales_fonts(application):
    large = Theme(application, Settings(text_size=150))
    assert large.font("base").pixelSize() == round(13 * 1.5)
    large.deleteLater()


def test_high_contrast_draws_stronger_borders(application):
    strong = Theme(application, Settings(theme="light", high_contrast=True))
    strong.dress()
    assert LIGHT.strong in application.styleSheet()
    strong.deleteLater()


def test_mixing_goes_from_the_ground_to_the_colour():
    black, white = QColor("#000000"), QColor("#ffffff")
    assert mixed(white, black, 0) == black
    assert mixed(white, black, 1) == white


def test_the_sheet_of_another_theme_takes_the_place_of_the_one_before(application, theme):
    theme.dress()
    theme.choose("dark")
    assert DARK.canvas in application.styleSheet()
    assert LIGHT.canvas not in application.styleSheet()
    theme.choose("light")
    assert LIGHT.canvas in application.styleSheet()
