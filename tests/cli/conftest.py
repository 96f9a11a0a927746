"""The command line inside the process: commands, their answers and their exit codes."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

import pytest
from click.testing import CliRunner

from journal import apart
from journal.cli.main import journal


@dataclass
class CommandLine:
    """Runs commands on one journal; a code that was not expected fails the test."""

    path: str
    options: list[str] = field(default_factory=list)

    def __call__(self, *arguments, code=0, text=None):
        """Run a command and return its result."""
        options = ["--journal", str(self.path), *self.options]
        result = CliRunner().invoke(journal, [*options, *map(str, arguments)], input=text)
        assert result.exit_code == code, (result.stdout, result.stderr)
        if code:
            assert result.stderr.count("\n") == 1, result.stderr
            assert result.stderr.startswith("journal: ")
        return result

    def records(self, *arguments, **how):
        """Run a command with `--json` and return its objects."""
        return [json.loads(line) for line in self(*arguments, "--json", **how).stdout.splitlines()]

    def add(self, *arguments, **how):
        """Add an entry and return its id."""
        return self("add", *arguments, **how).stdout.strip()

    def entry(self, entry_id):
        """The one entry of an id, as JSON."""
        return self.records("show", entry_id)[0]


@pytest.fixture(autouse=True)
def started(monkeypatch):
    """No process lives on after a test; these are the journals one was to be started for."""
    journals = []
    monkeypatch.setattr(apart, "start", lambda journal, *_: journals.append(journal))
    return journals


@pytest.fixture
def run(tmp_path):
    """The command line on a new journal, as Ana."""
    line = CommandLine(tmp_path / "team.db", ["--as", "Ana"])
    line("init")
    line("config", "backups", "off")
    return line


@pytest.fixture
def editor(tmp_path, monkeypatch):
    """An editor that is a few lines of shell; `$1` is the file."""

    def set_up(script):
        path = tmp_path / "editor.sh"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o700)
        monkeypatch.setenv("EDITOR", str(path))
        monkeypatch.delenv("VISUAL", raising=False)

    return set_up
