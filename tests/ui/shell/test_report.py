from PySide6.QtGui import QDesktopServices, QGuiApplication

from journal.ui.shell.report import ReportDialog, tail


def test_the_notes_can_be_copied_and_the_folder_opened(qtbot, tmp_path, monkeypatch):
    log = tmp_path / "journal.log"
    log.write_text("ValueError: view.py:3\n")
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    dialog = ReportDialog("Work goes on.", tail(log), log)
    qtbot.addWidget(dialog)
    dialog.copy.click()
    assert "view.py:3" in QGuiApplication.clipboard().text()
    dialog.folder.click()
    assert opened[0].toLocalFile() == str(tmp_path)


def test_without_a_log_there_are_no_notes(tmp_path):
    assert tail(tmp_path / "none.log") == ""
