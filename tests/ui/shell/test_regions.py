from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget
from shiboken6 import delete, isValid

from journal.ui.shell.regions import order_tabs


def test_what_belongs_to_a_later_stop_outlives_the_stop_before_it(qtbot):
    area = QWidget()
    qtbot.addWidget(area)
    row = QHBoxLayout(area)
    first, second = QToolButton(), QToolButton()
    for button in (first, second):
        row.addWidget(button)
    action = QMenu(second).addAction("Kept")
    order_tabs([area])
    delete(first)
    assert isValid(action)
