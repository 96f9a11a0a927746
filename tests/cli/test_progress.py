from journal.cli import progress
from journal.cli.progress import Progress


def test_a_bar_is_shown_on_a_terminal_once_the_work_takes_long(monkeypatch, capsys):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setattr(progress, "_PATIENCE", -1)
    for length in (10, None):
        with Progress("Counting", length) as bar:
            for done in range(1, 11):
                bar.reach(done)
    told = capsys.readouterr()
    assert "Counting" in told.err
    assert told.out == ""


def test_nothing_is_shown_elsewhere(monkeypatch, capsys):
    monkeypatch.setattr(progress, "_PATIENCE", -1)
    with Progress("Counting", 1) as bar:
        bar.reach(1)
    assert capsys.readouterr().err == ""
