import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from journal.domain import dates
from journal.domain.entry import Kind
from journal.settings import Settings
from journal.ui.reflections.controller import ReflectionsController
from journal.ui.reflections.view import NONE_YET, ReflectionsView
from journal.ui.theme import Theme


@pytest.fixture
def full(board, add, reflect):
    """A board with something in every part."""
    evidence = tuple(
        add(f"An entry with a title of some length, number {n}", "Words.", kind=kind)
        for n, kind in enumerate(Kind)
    )
    add("A learning that nobody has used for anything yet", kind=Kind.LEARNING)
    reflect(
        "Ask the people who will live with it before there is anything to show them",
        evidence=evidence,
        before="Long words. " * 30,
    )
    return board()


def test_everything_that_takes_the_focus_has_a_name(full, view):
    focusable = [
        part
        for part in view.findChildren(QWidget)
        if part.focusPolicy() != Qt.FocusPolicy.NoFocus and part.isVisible()
    ]
    assert len(focusable) > 10
    assert [part for part in focusable if not part.accessibleName()] == []


def test_slips_announce_themselves(full, view):
    model = view.tray.slips
    role = Qt.ItemDataRole.AccessibleTextRole
    spoken = [model.index(n).data(role) for n in range(model.rowCount())]
    assert any(words.startswith("Learning, A learning that nobody") for words in spoken)
    claim = view.claims.slips.index(0).data(role)
    assert claim.startswith("1, Ask the people")
    assert claim.endswith("evidence from one person only")


@pytest.mark.parametrize("size", [(1176, 900), (776, 650)])
@pytest.mark.parametrize("text", [100, 150])
def test_nothing_is_clipped(size, text, application, qtbot, workspace, tasks, add, reflect):
    reflect("Ask first", evidence=(add("One", "Words.", kind=Kind.MISTAKE),))
    add("Two", kind=Kind.LEARNING)
    theme = Theme(application, Settings(theme="light", text_size=text))
    theme.dress()
    view = ReflectionsView(theme)
    qtbot.addWidget(view)
    controller = ReflectionsController(workspace, view, tasks, dates.today)
    controller.load()
    view.resize(*size)
    view.show()
    qtbot.waitUntil(lambda: view.tray.slips.rowCount() > 0)
    application.processEvents()  # the labels that the tray filled are laid out again
    for part in view.findChildren(QAbstractButton) + view.findChildren(QLabel):
        if part.isVisible() and not (isinstance(part, QLabel) and part.wordWrap()):
            assert part.width() >= part.sizeHint().width(), part
            assert part.height() >= part.minimumSizeHint().height(), part
    assert view.page._scroll.horizontalScrollBar().maximum() == 0
    application.setStyleSheet("")
    theme.deleteLater()


def test_the_keys_go_round_as_the_eye_does(full, view, qtbot):
    view.year.setFocus()
    order = []
    for _ in range(5):
        order.append(view.focusWidget())
        view.focusNextChild()
    assert order == [view.year, view.new, view.tray, view.claims, view.page.claim]
    view.resize(776, 650)
    view.year.setFocus()
    order = []
    for _ in range(5):
        order.append(view.focusWidget())
        view.focusNextChild()
    assert order == [view.year, view.new, view.claims, view.tray, view.page.claim]


def test_the_first_focus_is_on_what_is_not_used_yet(full, view):
    view.focus_first()
    assert view.focusWidget() is view.tray


def test_who_comes_in_does_not_land_in_a_field(board, view, reflect, qtbot):
    reflect("Ask first")
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.show_state(NONE_YET)  # until the reflections are read
    view.focus_first()
    board()
    assert view.claims.hasFocus()
