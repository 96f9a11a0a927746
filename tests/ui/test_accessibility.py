"""The sample in the real window, gone through by someone who cannot see it or use a mouse."""

import shutil
from datetime import date
from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog
from shiboken6 import isValid

from journal import assets
from journal.domain.entry import Kind
from journal.exchange import archive
from journal.ops.archive import RestoreArchive
from journal.settings import Settings
from journal.store import entries
from journal.ui.theme import DARK, LIGHT, Theme
from journal.workspace import Workspace
from tests.ui import audit
from tests.ui.test_theme import contrast

ROOMS = (
    "today", "timeline", "lanes", "table", "loop", "compare", "reflections", "retros", "review",
)  # fmt: skip
SHAPES = ("lanes", "table")  # of the timeline
SAMPLE = date(2014, 1, 1), date(2015, 12, 31)  # the days that it tells of


@pytest.fixture(scope="session")
def large_journal(large_journal, tmp_path_factory):
    """The large journal with the sample in it: the newest of its files, links and reflections."""
    path = tmp_path_factory.mktemp("sample") / "team.journal"
    shutil.copyfile(large_journal, path)
    workspace = Workspace(path)
    workspace.do(RestoreArchive(archive.read(assets.path("sample"))))
    workspace.close()
    return path


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
    opened.open(entries.between(*SAMPLE, limit=1)[0].id)
    opened.settle()
    qtbot.wait(50)
    return window


def test_everything_that_takes_the_focus_says_what_it_is_and_is_reached_in_order(room):
    assert audit.faults(room) == []


def test_the_regions_are_gone_round_by_f6(room, qtbot):
    visited = []
    for _ in range(3):
        room.next_region()
        visited.append(audit.region(room, QApplication.focusWidget()))
    assert set(visited) == ({0, 1, 2} if room._pane.isVisible() else {0, 1})


@pytest.mark.parametrize("size", [(1000, 650), (1400, 900)], ids=["small", "large"])
@pytest.mark.parametrize("theme", [150], indirect=True, ids=["150 percent"])
def test_at_large_text_nothing_is_cut_off(room, size, qtbot):
    room.resize(*size)
    qtbot.wait(60)
    frame = room.rect()
    cut = [
        f"{audit.described(w)} at {audit.place(w).getRect()}"
        for w in audit.focusable(room)
        if not audit.in_scroll_area(w) and not frame.contains(audit.place(w))
    ]
    narrow = [
        f"{audit.described(w)} has {w.width()} of {w.minimumSizeHint().width()} pixels"
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
    for entry in entries.between(*SAMPLE, limit=200):
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


@pytest.mark.parametrize("command", ["settings", "keys", "help", "about", "palette", "eras"])
def test_what_opens_over_the_window_says_what_it_is(make_window, command, qtbot):
    window = make_window().window
    before = set(QApplication.topLevelWidgets())
    window._commands.actions[command].trigger()
    new = [w for w in QApplication.topLevelWidgets() if w not in before and w.isVisible()]
    top = new[0] if new else window
    if command != "palette":
        assert new
        assert top.windowTitle()
    assert audit.nameless(top) == []
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
