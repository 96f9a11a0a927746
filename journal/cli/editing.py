"""Changing an entry: by options, or in the person's editor."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from journal.cli import editor, fields, form, output, words
from journal.cli.adding import together
from journal.cli.words import WORDS, choice
from journal.domain.entry import Draft
from journal.domain.people import fold
from journal.errors import Refused, shown
from journal.ops.entries import EditEntry
from journal.store import entries

if TYPE_CHECKING:
    from journal.cli.session import Session
    from journal.domain.entry import Entry
    from journal.workspace import Workspace

_CLEARED = ("title", "body", "ended", "tags", "people", "project", "status", "expect", "check-on")
_NAMES = {"ended": "ended_on", "expect": "expectation", "check-on": "check_on"}


@click.command()
@click.argument("entry_id", metavar="ID", type=WORDS)
@fields.options
@click.option("--untag", multiple=True, type=WORDS, help="Take a tag off.")
@click.option("--clear", multiple=True, type=choice(_CLEARED), help="Empty a field.")
@click.pass_obj
def edit(
    session: Session,
    /,
    entry_id: str,
    attached: tuple[Any, ...],
    alts: tuple[str, ...],
    untag: tuple[str, ...],
    clear: tuple[str, ...],
    **given: Any,
) -> None:
    """Change an entry, and print its id once that is on disk.

    Options change single fields; without any your editor opens upon the whole entry. What the
    entry was before stays in its history.
    """
    files = fields.Attached(attached, alts)
    changes = any(value not in (None, ()) for value in (*given.values(), attached, untag, clear))
    with session.writing() as workspace:
        entry = entries.get(entries.resolve(entry_id))
        if not changes:
            _in_editor(session, workspace, entry)
            return
        draft = _untagged(_cleared(entry.draft(), clear), untag)
        draft = fields.overridden(draft, given, session.today)
        _save(session, workspace, entry, draft, files)


def _save(
    session: Session, workspace: Workspace, entry: Entry, draft: Draft, files: fields.Attached
) -> None:
    operation = EditEntry(entry.id, entry.revision, draft, session.author)
    workspace.do(together([operation, *files.to(entry.id)], operation.label))
    output.write(f"{entry.id}\n")


def _cleared(draft: Draft, names: tuple[str, ...]) -> Draft:
    fields_cleared = [_NAMES.get(name, name) for name in names]
    return replace(draft, **{name: getattr(Draft(), name) for name in fields_cleared})


def _untagged(draft: Draft, names: tuple[str, ...]) -> Draft:
    unwanted = {fold(name.lstrip("#")): name for name in names}
    missing = unwanted.keys() - set(map(fold, draft.tags))
    if missing:
        name = shown(unwanted[min(missing)], 60)
        raise Refused(f"The entry has no tag “{name}”: nothing was changed.")
    return replace(draft, tags=tuple(tag for tag in draft.tags if fold(tag) not in unwanted))


def _in_editor(session: Session, workspace: Workspace, entry: Entry) -> None:
    old = entry.draft()

    def take(text: str) -> None:
        draft = form.read(text, old, lambda day: words.day(day, session.today))
        _save(session, workspace, entry, draft, fields.Attached((), ()))

    editor.typed(form.write(old), f"entry-{entries.shortest(entry.id)}", take)
