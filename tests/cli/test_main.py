import pytest
from click.testing import CliRunner

from journal import __version__, paths
from journal.cli.main import journal
from journal.cli.session import Beyond


def run_bare(*arguments, **how):
    return CliRunner().invoke(journal, arguments, **how)


def test_help_names_every_command():
    told = run_bare("--help").stdout
    for name in journal.list_commands(None):
        assert f"\n  {name} " in told
        assert run_bare(name, "--help").exit_code == 0


def test_the_version_is_printed():
    assert run_bare("--version").stdout == f"journal {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [("lst",), ("--nope",), ("list", "--limit", "x"), ("list", "--limit", "-1"), ("show",),
     ("--journal", "a", "--sample", "list"), ("--journal",), ("list", "extra")],
)  # fmt: skip
def test_wrong_usage_is_one_line_and_its_own_code(arguments):
    result = run_bare(*arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("journal: ")
    assert result.stderr.count("\n") == 1


def test_without_a_command_the_window_opens_on_the_right_journal(tmp_path):
    opened = []

    def window(path, settings, sample):
        opened.append((path, sample))
        return 0

    assert run_bare(obj=Beyond(window)).exit_code == 0
    assert run_bare("--journal", str(tmp_path / "a.db"), obj=Beyond(window)).exit_code == 0
    run_bare("config", "last_journal", str(tmp_path / "last.db"))
    assert run_bare(obj=Beyond(window)).exit_code == 0
    assert opened == [
        (None, False),  # the very first start: the window asks
        (tmp_path / "a.db", False),
        (tmp_path / "last.db", False),
    ]


def test_the_default_journal_is_made_once_and_its_loss_is_noticed():
    assert run_bare("add", "one").exit_code == 0
    paths.default_journal().unlink()
    result = run_bare("list")
    assert result.exit_code == 5
    assert "There is no journal" in result.stderr
    assert not paths.default_journal().exists()
    assert run_bare("init").exit_code == 0
    assert run_bare("list").exit_code == 0


def test_a_default_journal_that_was_brought_along_is_remembered_too():
    assert run_bare("init").exit_code == 0
    (paths.state_dir() / "default-journal-made").unlink()
    assert run_bare("list").exit_code == 0
    paths.default_journal().unlink()
    assert run_bare("list").exit_code == 5


def test_the_environment_names_a_journal_and_the_option_wins(tmp_path, monkeypatch):
    monkeypatch.setenv("JOURNAL_FILE", str(tmp_path / "env.db"))
    assert run_bare("init").stdout == f"{tmp_path / 'env.db'}\n"
    assert run_bare("--journal", str(tmp_path / "o.db"), "init").stdout == f"{tmp_path / 'o.db'}\n"


def test_the_sample_is_a_copy_that_is_thrown_away(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    assert run_bare("--sample", "add", "one").exit_code == 0
    result = run_bare("--sample", "stats", "--json")
    assert result.exit_code == 0
    assert '"entries": 1' in result.stdout
    assert not list(tmp_path.glob("journal-sample-*"))
    assert not paths.default_journal().exists()
    for command in (("init",), ("backup",), ("restore-backup", "--yes")):
        assert run_bare("--sample", *command).exit_code == 2
