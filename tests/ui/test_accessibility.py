"""The real window on the sample, gone through by someone who cannot see it or use a mouse."""

from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QScrollArea,
    QScrollBar,
    QSplitterHandle,
    QWidget,
)
from shiboken6 import isValid

from journal import assets
from journal.domain.entry import Kind
from journal.exchange import archive
from journal.ops.archive import RestoreArchive
from journal.settings import Settings
from journal.store import entries
from journal.ui.theme import DARK, LIGHT, Theme
from tests.ui.test_theme import contrast

MOST = 200  # Tab presses until the round must be closed
_APART = 8  # pixels by which rows may overlap and still be two rows
ROOMS = ("today", "timeline", "lanes", "table", "loop", "compare", "reflections", "review")
SHAPES = ("lanes", "table")  # of the timeline


@pytest.fixture
def workspace(workspace):
    workspace.do(RestoreArchive(archive.read(assets.path("sample"))))
    return workspace


@pytest.fixture
def theme(application, request):
    """The look at a text size (percent), the usual one where a test names none."""
    made = Theme(application, Settings(theme="light", text_size=getattr(request, "param", 100)))
    yield made
    made.deleteLater()
    Theme(application, Settings(theme="light")).deleteLater()


@pytest.fixture(params=ROOMS)
def room(request, make_window, qtbot):
    """The window with an entry open, in each of its rooms."""
    opened = make_window()
    window = opened.window
    name = "timeline" if request.param in SHAPES else request.param
    if name not in window.sidebar.rooms:
        pytest.skip("this window has no such room")
    window.show_room(name)
    if name == "timeline":
        window.rooms.here.choose_shape(request.param if request.param in SHAPES else "list")
        opened.settle()
    opened.open(newest(window))
    opened.settle()
    qtbot.wait(50)
    return window


def newest(window):
    return entries.newest(limit=1)[0].id


def focusable(top):
    """The widgets that take the focus by Tab and are seen."""
    for widget in top.findChildren(QWidget):
        proxied = widget.focusProxy() is not None
        apart = isinstance(widget, QScrollBar | QSplitterHandle) or widget.window() is not top
        if (
            widget.isVisible()
            and widget.isEnabled()
            and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
            and not (apart or proxied)
        ):
            yield widget


def described(widget):
    words = getattr(widget, "text", lambda: "")()
    name = widget.objectName()
    return f"{type(widget).__name__}({name or str(words)[:30] or widget.accessibleName()})"


def spoken(widget):
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface else ""


def tab_round(window, qtbot):
    """The widgets that Tab goes through, until it comes back."""
    window.activateWindow()
    start = next(focusable(window))
    start.setFocus(Qt.FocusReason.TabFocusReason)
    stops = [start]
    for _ in range(MOST):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        if here is stops[-1]:
            continue  # from link to link inside a page
        if here is None or here in stops:
            return stops
        stops.append(here)
    raise AssertionError(f"Tab does not come back: {[described(w) for w in stops[-6:]]}")


def group_of(widget):
    """All buttons of a choice are one stop of Tab: the arrow keys go on from there."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group.buttons() if group is not None and group.exclusive() else [widget]


def place(widget):
    """Where a widget is seen in its window."""
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def goes_back(one, other):
    """Whether the eye would have to go back from one place to the next."""
    above = other.bottom() < one.top() + _APART and other.left() < one.right()
    beside = other.right() < one.left() + _APART
    same_row = other.top() < one.bottom() - _APART and one.top() < other.bottom() - _APART
    return above or (beside and same_row)


def region(window, widget):
    """The pane that a widget stands in."""
    panes = [window.sidebar, window.rooms, window.entry, window.messages]
    return next((n for n, pane in enumerate(panes) if pane.isAncestorOf(widget)), len(panes))


def test_everything_that_takes_the_focus_says_what_it_is(room):
    nameless = [described(widget) for widget in focusable(room) if not spoken(widget)]
    assert not nameless


def test_everything_that_takes_the_focus_is_reached_by_tab(room, qtbot):
    stops = tab_round(room, qtbot)
    missed = [
        described(widget)
        for widget in focusable(room)
        if not any(one in stops for one in group_of(widget))
    ]
    assert not missed


def test_tab_goes_as_the_eye_does(room, qtbot):
    stops = [widget for widget in tab_round(room, qtbot) if widget.window() is room]
    panes = [region(room, widget) for widget in stops]
    order = [f"{pane} {described(widget)}" for pane, widget in zip(panes, stops, strict=True)]
    assert panes == sorted(panes), "\n".join(order)
    back = [
        f"{described(one)} → {described(other)}"
        for one, other in pairwise(stops)
        if region(room, one) == region(room, other) and goes_back(place(one), place(other))
    ]
    assert not back


def test_the_regions_are_gone_round_by_f6(room, qtbot):
    visited = []
    for _ in range(3):
        room.next_region()
        visited.append(region(room, QApplication.focusWidget()))
    assert set(visited) == ({0, 1, 2} if room._pane.isVisible() else {0, 1})


@pytest.mark.parametrize("size", [(1000, 650), (1400, 900)], ids=["small", "large"])
@pytest.mark.parametrize("theme", [150], indirect=True, ids=["150 percent"])
def test_at_large_text_nothing_is_cut_off(room, size, qtbot):
    room.resize(*size)
    qtbot.wait(60)
    frame = room.rect()
    cut = [
        f"{described(w)} at {place(w).getRect()}"
        for w in focusable(room)
        if not in_scroll_area(w) and not frame.contains(place(w))
    ]
    narrow = [
        f"{described(w)} has {w.width()} of {w.minimumSizeHint().width()} pixels"
        for w in room.findChildren(QAbstractButton)
        if w.isVisible() and w.text() and w.width() < w.minimumSizeHint().width()
    ]
    assert not cut + narrow


def parts_of(layout):
    """The widgets and layouts in a layout that are seen, with their places in it."""
    items = [layout.itemAt(n) for n in range(layout.count())]
    return [(item.widget() or item.layout(), item.geometry()) for item in items
            if not item.isEmpty() and not item.spacerItem()]  # fmt: skip


@pytest.mark.parametrize("size", [(1000, 650), (1400, 900)], ids=["small", "large"])
@pytest.mark.parametrize("theme", [150, 200], indirect=True, ids=["150 percent", "200 percent"])
def test_at_large_text_the_parts_of_an_entry_stand_side_by_side(make_window, size, theme, qtbot):
    opened = make_window()
    window = opened.window
    window.show_room("timeline")
    window.resize(*size)
    for entry in entries.newest(limit=200):
        if entry.attachments or (entry.expectation and len(entry.heading) > 35):
            opened.open(entry.id)
            opened.settle()
            sheet = window.entry.title.parentWidget()
            for layout in (sheet.layout(), window.entry.facts.layout()):
                places = [place for _, place in parts_of(layout)]
                clashes = [(a, b) for a, b in combinations(places, 2) if a.intersects(b)]
                assert not clashes, entry.heading
            facts = window.entry.facts
            assert all(facts.rect().contains(place) for _, place in parts_of(facts.layout()))
            assert sheet.width() <= window.entry.width()


def in_scroll_area(widget):
    """Whether it can be scrolled into sight."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea | QAbstractScrollArea):
        above = above.parentWidget()
    return above is not None


@pytest.mark.parametrize("command", ["settings", "keys", "help", "about", "palette"])
def test_what_opens_over_the_window_says_what_it_is(make_window, command, qtbot):
    window = make_window().window
    before = set(QApplication.topLevelWidgets())
    window._commands.actions[command].trigger()
    new = [w for w in QApplication.topLevelWidgets() if w not in before and w.isVisible()]
    top = new[0] if new else window
    if command != "palette":
        assert new
        assert top.windowTitle()
    assert [described(widget) for widget in focusable(top) if not spoken(widget)] == []
    top.activateWindow()
    qtbot.waitUntil(lambda: top.isActiveWindow() and top.isAncestorOf(QApplication.focusWidget()))
    for widget in new:
        widget.reject() if isinstance(widget, QDialog) else widget.close()


@pytest.mark.parametrize("action", ["settings", "help", "about", "keys"])
def test_the_look_can_change_after_what_was_opened_is_gone(make_window, action, theme, qtbot):
    window = make_window().window
    before = set(QApplication.topLevelWidgets())
    window._commands.actions[action].trigger()
    new = [w for w in QApplication.topLevelWidgets() if w not in before and w.isVisible()]
    assert new
    for widget in new:
        widget.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        widget.close()
        qtbot.waitUntil(lambda widget=widget: not isValid(widget))
    theme.choose("dark")
    assert window.isVisible()


INKS = {
    "ink": ("side", "canvas", "surface", "hover", "active", "sel", "code"),
    "ink2": ("side", "canvas", "surface", "hover", "active", "sel", "code"),
    "ink3": ("side", "canvas", "surface", "sel"),
    "accent": ("side", "canvas", "surface", "hover", "sel", "code"),
} | {kind.value: ("canvas", "surface", "sel") for kind in Kind}
PAIRS = [(ink, ground) for ink, grounds in INKS.items() for ground in grounds]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_words_can_be_read_on_what_they_stand_on(tokens, ink, ground):
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_borders_can_be_seen_where_high_contrast_is_wished(tokens):
    for ground in ("canvas", "surface"):  # no field stands on the sidebar
        assert contrast(tokens.strong, getattr(tokens, ground)) >= 3, ground
    assert contrast(tokens.accent, tokens.surface) >= 3  # the ring around what has the focus


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_high_contrast_strengthens_lines_and_weakens_no_words(application, choice):
    strong = Theme(application, Settings(theme=choice, high_contrast=True))
    usual = {"light": LIGHT, "dark": DARK}[choice]
    try:
        assert strong.tokens.line == strong.tokens.line2 == usual.strong
        shown = strong.tokens._asdict()
        for ink, ground in PAIRS:
            assert contrast(shown[ink], shown[ground]) >= 4.5, (ink, ground)
    finally:
        strong.deleteLater()
