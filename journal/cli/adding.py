"""Adding entries: a quick line, options, standard input, an editor, or many at once."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from journal.cli import fields, output
from journal.cli.words import WORDS

if TYPE_CHECKING:
    from journal.cli.session import Session
    from journal.domain.entry import Draft
    from journal.ops.base import Operation
    from journal.workspace import Workspace


@click.command()
@click.argument("text", nargs=-1, type=WORDS)
@click.option("--batch", is_flag=True, help="Read standard input: one entry a line.")
@fields.options
@click.pass_obj
def add(
    session: Session,
    /,
    text: tuple[str, ...],
    batch: bool,
    attached: tuple[Any, ...],
    alts: tuple[str, ...],
    **given: Any,
) -> None:
    """Add an entry, and print its id once it is on disk.

    \b
    journal add "m: forgot the DNS TTL #infra @ana"      m: a mistake (n e m l ms)
    journal add "yesterday: l: short TTLs before a move"
    journal add --title "Award night" --kind milestone --date 2015-05-21
    git log -1 --format=%B | journal add -

    Without a text it is read from standard input, or typed in your editor on a terminal. With
    --title the text is the body, as it stands. With --batch every line of standard input is an
    entry: a quick line, or a JSON object with the fields that --json prints.
    """  # noqa: D301 - \b keeps the lines apart in the help
    files = fields.Attached(attached, alts)
    if batch:
        if text:
            raise click.UsageError("With --batch the entries come from standard input alone.")
        from journal.cli.batch import add_all

        add_all(session, given, files)
        return
    fits = _without_text(text, given) or _worded(session, text, given)
    with session.writing() as workspace:
        if fits:
            print_added(session, workspace, fields.overridden(*fits, session.today), files)
        else:
            _in_editor(session, workspace, given, files)


def print_added(
    session: Session, workspace: Workspace, draft: Draft, files: fields.Attached
) -> None:
    """Keep a draft as a new entry and print its id: it is on disk by then."""
    from journal.ops.entries import AddEntry

    operation = AddEntry(draft, session.today, session.author)
    workspace.do(together([operation, *files.to(operation.id)], operation.label))
    output.write(f"{operation.id}\n")


def together(operations: list[Operation], label: str) -> Operation:
    """Several operations as one; one stays what it is."""
    from journal.ops.base import Together

    return operations[0] if len(operations) == 1 else Together(tuple(operations), label)


def _without_text(
    text: tuple[str, ...], given: dict[str, Any]
) -> tuple[Draft, dict[str, Any]] | None:
    """The empty draft where the options say everything."""
    from journal.domain.entry import Draft

    said = given["title"] is not None or given["body"] is not None
    return (Draft(), given) if said and not text else None


def _worded(
    session: Session, text: tuple[str, ...], given: dict[str, Any]
) -> tuple[Draft, dict[str, Any]] | None:
    """The draft that the text says, and the options still to be heeded; None: ask for it."""
    if _asked_for(text):
        return None
    words = " ".join(text) if text and text != ("-",) else _standard_input()
    if given["title"] is not None:
        if given["body"] is not None:
            raise click.UsageError("A text, --title and --body are one too many.")
        return _titled(words), given
    from journal.text import quickline

    draft = quickline.parse(words, session.today)
    if given["body"] is not None and draft.body:
        raise click.UsageError("The text has lines of its own that --body would replace.")
    return draft, given


def _asked_for(text: tuple[str, ...]) -> bool:
    """Whether an editor asks for the text: there is a terminal, and nothing was said."""
    return not text and sys.stdin.isatty()


def _titled(words: str) -> Draft:
    from journal.domain.entry import Draft

    return Draft(body=words.removesuffix("\n"))


def _standard_input() -> str:
    from journal.errors import InputRefused

    try:
        text = sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputRefused("Standard input is not written in UTF-8.") from error
    if not text.strip():
        raise InputRefused("There is no text on standard input: nothing was added.")
    return text.removesuffix("\n")


def _in_editor(
    session: Session, workspace: Workspace, given: dict[str, Any], files: fields.Attached
) -> None:
    from dataclasses import replace

    from journal.cli import editor, form, words
    from journal.domain.entry import Draft

    start = fields.overridden(Draft(), given, session.today)
    start = replace(start, happened_on=start.happened_on or session.today, author=session.author)

    def take(text: str) -> None:
        draft = form.read(text, start, lambda day: words.day(day, session.today))
        print_added(session, workspace, draft, files)

    editor.typed(form.write(start), "new-entry", take)
