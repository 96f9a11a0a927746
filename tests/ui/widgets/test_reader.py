from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from journal.ui.widgets.reader import Reader

LINKS = "".join(f'<p>Words <a href="#n{n}">{n}</a></p>' for n in range(3))


def test_tab_goes_past_links_and_arrows_go_along_them(qtbot):
    window = QWidget()
    column, reader, after = QVBoxLayout(window), Reader(), QLineEdit()
    qtbot.addWidget(window)
    column.addWidget(reader)
    column.addWidget(after)
    reader.setOpenLinks(False)
    reader.setHtml(LINKS)
    window.show()
    window.activateWindow()
    after.setFocus()
    before = reader.grab().toImage()
    reader.setFocus()
    qtbot.waitUntil(reader.hasFocus)
    assert reader.grab().toImage() != before
    for number in (0, 1, 2):
        qtbot.keyClick(reader, Qt.Key.Key_Right)
        with qtbot.waitSignal(reader.anchorClicked) as followed:
            qtbot.keyClick(reader, Qt.Key.Key_Return)
        assert followed.args[0].fragment() == f"n{number}"
    qtbot.keyClick(reader, Qt.Key.Key_Right)
    assert reader.hasFocus()
    qtbot.keyClick(reader, Qt.Key.Key_Left)
    assert reader.hasFocus()
    qtbot.keyClick(reader, Qt.Key.Key_Tab)
    assert after.hasFocus()
