"""Settings, and completion for shells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from journal import settings
from journal.cli import output
from journal.cli.search import AS_JSON
from journal.cli.words import WORDS, choice
from journal.errors import JournalError

if TYPE_CHECKING:
    from journal.cli.session import Session
    from journal.settings import Settings

_TEAM = "team"
_COMPLETE = "_JOURNAL_COMPLETE"


@click.command()
@click.argument("name", required=False, type=WORDS)
@click.argument("value", required=False, type=WORDS)
@AS_JSON
@click.pass_obj
def config(session: Session, name: str | None, value: str | None, as_json: bool) -> None:
    """Show settings, or change one.

    \b
    journal config                      all of them
    journal config theme                one
    journal config theme dark           change it
    journal config team "Web Team"      what the team of this journal is called
    """  # noqa: D301 - \b keeps the lines apart in the help
    if name and value is not None:
        _change(session, name, value)
        return
    if name and name not in settings.offered():
        settings.changed(session.settings, name, "")  # refuses, naming those there are
    present = session.settings
    shown = [_record(session, present, key) for key in settings.offered() if name in (None, key)]
    if as_json:
        output.write(output.json_lines(shown))
    elif name:
        output.write(f"{output.visible(_words(shown[0]['value']))}\n")
    else:
        output.write("".join(map(_line, shown)))


@click.command()
@click.argument("shell", type=choice(("bash", "zsh", "fish")))
def completion(shell: str) -> None:
    """Print the script that completes commands in a shell.

    \b
    bash:  journal completion bash > ~/.local/share/bash-completion/completions/journal
    zsh:   journal completion zsh > ~/.zfunc/_journal   (a folder of your $fpath)
    fish:  journal completion fish > ~/.config/fish/completions/journal.fish
    """  # noqa: D301 - \b keeps the lines apart in the help
    from click.shell_completion import get_completion_class

    from journal.cli.main import journal

    found = get_completion_class(shell)
    assert found
    output.write(found(journal, {}, "journal", _COMPLETE).source() + "\n")


def _change(session: Session, name: str, value: str) -> None:
    if name == _TEAM:
        from journal.ops.facts import SetTeam

        with session.writing() as workspace:
            workspace.do(SetTeam(value))
    else:
        settings.save(settings.changed(session.settings, name, value))


def _record(session: Session, present: Settings, name: str) -> dict[str, Any]:
    item = settings.offered()[name]
    value = _team(session) if name == _TEAM else getattr(present, name)
    return {
        "name": name, "value": value, "default": item.default, "help": item.metadata["help"],
    }  # fmt: skip


def _team(session: Session) -> str:
    """The name of the journal's team; empty where no journal can be opened."""
    from journal.store import facts

    try:
        with session.reading():
            return facts.get(facts.TEAM)
    except JournalError:
        return ""


def _line(shown: dict[str, Any]) -> str:
    value = output.visible(_words(shown["value"])) or "-"
    return f"{shown['name']:15}{value:12}  {shown['help']}\n"


def _words(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
