from PySide6.QtCore import Qt

from journal.ui.widgets.quick_line import QuickLine


def test_return_hands_the_line_on_and_leaves_it_in_its_box(qtbot):
    line = QuickLine()
    qtbot.addWidget(line)
    line.setText("m: forgot the DNS TTL #infra")
    with qtbot.waitSignal(line.submitted) as told:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert told.args == ["m: forgot the DNS TTL #infra"]
    assert line.text()


def test_an_empty_line_is_nothing(qtbot):
    line = QuickLine()
    qtbot.addWidget(line)
    line.setText("   ")
    with qtbot.assertNotEmitted(line.submitted):
        qtbot.keyClick(line, Qt.Key.Key_Return)
