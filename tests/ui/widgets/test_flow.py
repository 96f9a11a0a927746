from PySide6.QtWidgets import QPushButton, QWidget

from journal.ui.widgets.flow import FlowLayout


def test_what_does_not_fit_goes_to_the_next_line(qtbot):
    area = QWidget()
    qtbot.addWidget(area)
    flow = FlowLayout(area)
    buttons = [QPushButton(f"Button {n}") for n in range(6)]
    for button in buttons:
        flow.addWidget(button)
    wide = sum(b.sizeHint().width() for b in buttons) + 100
    assert flow.heightForWidth(wide) == buttons[0].sizeHint().height()
    assert flow.heightForWidth(wide // 2) > flow.heightForWidth(wide)
    area.resize(wide // 2, 300)
    area.show()
    assert buttons[-1].y() > buttons[0].y()


def test_hidden_items_take_no_room(qtbot):
    area = QWidget()
    qtbot.addWidget(area)
    flow = FlowLayout(area)
    first, second = QPushButton("one"), QPushButton("two")
    flow.addWidget(first)
    flow.addWidget(second)
    first.hide()
    area.resize(300, 60)
    area.show()
    assert second.x() == 0
    assert flow.takeAt(5) is None
    assert flow.takeAt(0).widget() is first
