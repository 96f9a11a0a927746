"""The group of all commands. A command is imported when it is asked for, and not before."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from journal import __version__
from journal.cli import process
from journal.cli.session import Beyond, Session
from journal.cli.words import PLACE, WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

_COMPLETE = "_JOURNAL_COMPLETE"
_COMMANDS = {
    "add": ("adding", "add"),
    "list": ("search", "list_entries"),
    "show": ("entries", "show"),
    "edit": ("editing", "edit"),
    "trash": ("entries", "trash"),
    "restore": ("entries", "restore"),
    "link": ("entries", "link"),
    "history": ("entries", "history"),
    "search": ("search", "search"),
    "loop": ("loop", "loop"),
    "person": ("people", "person"),
    "retro": ("retro", "retro"),
    "review": ("publish", "review"),
    "export": ("exchange", "export"),
    "import": ("exchange", "import_folder"),
    "backup": ("care", "backup"),
    "restore-backup": ("care", "restore_backup"),
    "check": ("care", "check"),
    "stats": ("figures", "stats"),
    "init": ("care", "init"),
    "config": ("config", "config"),
    "completion": ("config", "completion"),
}
"""The commands in the order of their help, each with its module and the name it has there."""


class _Commands(click.Group):
    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        module, attribute = _COMMANDS[name]
        command: click.Command = getattr(import_module(f"journal.cli.{module}"), attribute)
        return command

    def main(self, args: Sequence[str] | None = None, **extra: Any) -> Any:  # type: ignore[override]
        """Run a command line and exit: every way out is one of `process.outcome`."""
        if _COMPLETE in os.environ:
            from click.shell_completion import shell_complete

            sys.exit(shell_complete(self, {}, "journal", _COMPLETE, os.environ[_COMPLETE]))
        arguments = sys.argv[1:] if args is None else list(args)
        sys.exit(process.outcome(lambda: self._run(arguments, extra.get("obj"))))

    def _run(self, arguments: list[str], beyond: object) -> None:
        with self.make_context("journal", arguments, obj=beyond) as context:
            self.invoke(context)


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["--help"], "max_content_width": 100},
)
@click.option("--journal", type=PLACE, metavar="FILE", help="The journal to use.")
@click.option("--sample", is_flag=True, help="Use a throw-away copy of the sample journal.")
@click.option("--as", "author", type=WORDS, metavar="NAME", help="Who writes this.")
@click.version_option(__version__, message="journal %(version)s")
@click.pass_context
def journal(context: click.Context, journal: Any, sample: bool, author: str | None) -> None:
    """A team's journal of experiments, mistakes and learnings.

    Without a command the window opens. JOURNAL_FILE names a journal as --journal does; without
    either there is one of your own, made at the first start.
    """
    if journal and sample:
        raise click.UsageError("--journal and --sample exclude each other.")
    beyond = context.obj or Beyond()
    session = context.obj = Session(journal, sample=sample, author=author, beyond=beyond)
    context.call_on_close(session.close)
    if context.invoked_subcommand is None:
        if beyond.window is None:
            raise click.UsageError("Missing command.")
        context.exit(beyond.window(session.window_path(), session.settings, sample))
