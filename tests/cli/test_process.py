import os

import click
import pytest

from journal import paths
from journal.cli import process
from journal.errors import DiskFull, JournalDamaged, Refused


def raising(error):
    def work():
        raise error

    return work


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (Refused("no"), 1),
        (click.UsageError("no"), 2),
        (JournalDamaged("a.db", "a page"), 4),
        (DiskFull("a.db"), 5),
        (OSError(28, "No space left on device"), 5),
        (PermissionError(13, "Permission denied", "a"), 5),
        (click.ClickException("no"), 1),
        (ZeroDivisionError(), 1),
        (RecursionError(), 1),
    ],
)
def test_every_way_out_has_its_code_and_one_sentence(error, code, capsys):
    assert process.outcome(raising(error)) == code
    told = capsys.readouterr().err
    assert told.startswith("journal: ")
    assert told.count("\n") == 1


def test_a_broken_off_command_says_nothing(capsys, monkeypatch):
    monkeypatch.setattr("signal.signal", lambda *_: None)
    assert process.outcome(raising(KeyboardInterrupt())) == 130
    assert process.outcome(raising(click.Abort())) == 130
    assert process.outcome(raising(BrokenPipeError())) == 141
    assert capsys.readouterr().err == ""


def test_a_sentence_is_one_line_whatever_is_in_it(capsys):
    process.say("two\nlines \x1b[31m")
    assert capsys.readouterr().err == "journal: two lines \\x1b[31m\n"


def test_a_fault_of_ours_is_noted_without_what_people_wrote(capsys):
    assert process.outcome(raising(ValueError("the text of an entry"))) == 1
    log = paths.state_dir() / "errors.log"
    assert str(log) in capsys.readouterr().err
    noted = log.read_text("utf-8")
    assert "ValueError" in noted
    assert "test_process.py" in noted
    assert "the text of an entry" not in noted
    assert log.stat().st_mode & 0o777 == 0o600


def test_a_fault_is_told_even_where_it_cannot_be_noted(capsys, monkeypatch, tmp_path):
    (tmp_path / "wall").write_text("")
    monkeypatch.setenv("JOURNAL_HOME", str(tmp_path / "wall"))
    assert process.outcome(raising(ValueError())) == 1
    assert "ValueError" in capsys.readouterr().err


def test_arguments_are_the_text_that_was_typed():
    assert process.repaired("żółw 🐢") == "żółw 🐢"
    assert process.repaired(os.fsdecode(b"caf\xe9")) == "caf\udce9"
