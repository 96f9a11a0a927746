from PySide6.QtCore import QRect
from PySide6.QtWidgets import QSplitter, QWidget

from journal.ui.shell.window_state import WindowState, clamp


def test_words_are_remembered_from_start_to_start(application):
    state = WindowState(remembered=True)
    state.put("room", "timeline")
    state._file.sync()
    assert WindowState(remembered=True).get("room") == "timeline"


def test_a_throw_away_window_remembers_nothing(application, home):
    state = WindowState(remembered=False)
    state.put("room", "timeline")
    assert state.get("room", "today") == "today"
    assert not (home / "state").exists()


def test_a_window_outside_every_screen_is_brought_back(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(QRect(90_000, 90_000, 300, 200))
    clamp(window)
    assert window.screen().availableGeometry().contains(window.geometry().topLeft())


def test_nonsense_in_the_file_is_passed_over(qtbot, home):
    (home / "state").mkdir(parents=True)
    (home / "state" / "window.ini").write_text("[General]\ngeometry=nonsense\npanes=5\n")
    window, splitter = QWidget(), QSplitter()
    qtbot.addWidget(window)
    qtbot.addWidget(splitter)
    WindowState(remembered=True).restore(window, splitter)
    assert window.width() > 100
