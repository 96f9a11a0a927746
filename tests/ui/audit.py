"""What someone who cannot see a window, or cannot use a mouse, would stumble over in it."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QScrollArea,
    QScrollBar,
    QSplitterHandle,
    QWidget,
)

MOST = 1_000  # Tab presses until the round must be closed
PATIENCE = 5_000  # milliseconds until the window must have the focus
_APART = 8  # pixels by which rows may overlap and still be two rows


def faults(window):
    """What is wrong in the whole window as it stands, and in what is open over it, in words."""
    tops = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
    found = [name for top in tops for name in nameless(top)]
    over_it = QApplication.activeModalWidget() or QApplication.activePopupWidget()
    if over_it or not window.isVisible():
        return found
    reached, back = tab_round(window)
    missed = [one for one in focusable(window) if reached.isdisjoint(group_of(one))]
    return found + back + [f"Tab does not reach {described(one)}" for one in missed]


def nameless(top):
    """What takes the focus and does not say what it is."""
    return [f"{described(one)} has no name" for one in focusable(top) if not spoken(one)]


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
    """A widget in a message."""
    words = getattr(widget, "text", lambda: "")()
    name = widget.objectName()
    return f"{type(widget).__name__}({name or str(words)[:30] or widget.accessibleName()})"


def spoken(widget):
    """What a screen reader says of a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface else ""


def tab_round(window):
    """Go from stop to stop by Tab until it comes back.

    Returns:
        The widgets that were reached, and where Tab did not go as the eye does, pane after pane,
        down and to the right.
    """
    here = next(focusable(window))
    window.activateWindow()
    QTest.qWait(1)  # a menu that was just closed may still be the active one
    assert QTest.qWaitForWindowActive(window, PATIENCE)
    here.setFocus(Qt.FocusReason.TabFocusReason)
    reached, back = {here}, []
    for _ in range(MOST):
        QTest.keyClick(here, Qt.Key.Key_Tab)
        before, here = here, QApplication.focusWidget()
        if here is before:
            continue  # from link to link inside a page
        if here is None or here in reached:
            return reached, back
        reached.add(here)
        if not in_order(window, before, here):
            back.append(f"Tab goes back: {described(before)} → {described(here)}")
    raise AssertionError(f"Tab does not come back: {[described(one) for one in reached]}")


def in_order(window, one, other):
    """Whether the second of two widgets comes after the first where they are seen now."""
    here, there = region(window, one), region(window, other)
    return here < there or (here == there and not goes_back(place(one), place(other)))


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


def in_scroll_area(widget):
    """Whether it can be scrolled into sight."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea | QAbstractScrollArea):
        above = above.parentWidget()
    return above is not None
