import pytest


def test_settings_are_listed_shown_and_changed(run):
    assert "theme" in run("config").stdout
    assert run("config", "theme").stdout == "system\n"
    run("config", "theme", "dark")
    assert run("config", "theme").stdout == "dark\n"
    assert run.records("config", "text_size") == [
        {"name": "text_size", "value": 100, "default": 100, "help": "Percent of the usual size."}
    ]


@pytest.mark.parametrize(
    "arguments", [("nope",), ("nope", "1"), ("theme", "pink"), ("text_size", "7")]
)
def test_a_setting_takes_only_what_it_knows(run, arguments):
    run("config", *arguments, code=3)


def test_the_team_belongs_to_the_journal(run):
    run("config", "team", "Web Team")
    assert run("config", "team").stdout == "Web Team\n"
    assert run.records("stats")[0]["team"] == "Web Team"


def test_settings_need_no_journal(run, tmp_path):
    run.path = tmp_path / "none.db"
    assert "theme" in run("config").stdout
    run("config", "team", "X", code=5)


def test_the_author_is_the_one_given_then_the_one_set(run):
    assert run.entry(run.add("a"))["author"] == "Ana"
    run.options.clear()
    run("config", "author", "Ben Okafor")
    assert run.entry(run.add("b"))["author"] == "Ben Okafor"


@pytest.mark.parametrize("shell", ["zsh", "fish", "bash"])
def test_completion_is_a_script_for_the_shell(run, shell):
    assert "_JOURNAL_COMPLETE" in run("completion", shell).stdout
